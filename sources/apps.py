"""The sources app: its triggers after every migrate, and the check that they still stand."""

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, register
from django.db import connections, router
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _

from sources import triggers


class SourcesConfig(AppConfig):
    name = "sources"
    label = "sources"
    verbose_name = _("Sources")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_make_triggers, sender=self, dispatch_uid="sources.triggers")
        post_save.connect(_shut_after_reset, sender=settings.AUTH_USER_MODEL, dispatch_uid="sources.shut_after_reset")
        register(_access_log_is_append_only, Tags.database)


def _make_triggers(sender, using, **kwargs) -> None:
    if _holds_the_log(using):
        triggers.install(connections[using])


def _shut_after_reset(sender, instance, created, update_fields=None, raw=False, **kwargs) -> None:
    from sources.vault import shut_after_reset  # models are not ready when this module is read

    if not raw:
        shut_after_reset(instance, created, update_fields)


def _access_log_is_append_only(databases=None, **kwargs):
    return [error for using in databases or [] if _holds_the_log(using) for error in triggers.errors_for(connections[using])]


def _holds_the_log(using: str) -> bool:
    return router.allow_migrate(using, "sources", model_name="accesslog")
