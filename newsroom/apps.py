"""The project's own app: start-up checks, the database guard, and the desk in the place of Django's admin."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from newsroom import checks, record_guard  # noqa: F401  (registers the start-up checks)

        connection_created.connect(record_guard.on_connection, dispatch_uid="newsroom.record_guard")
        # Django sends the signal for apps with models only; this one has none.
        post_migrate.connect(renew_readers_rights, sender=apps.get_app_config("articles"))


def renew_readers_rights(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Let readers see tables that a migration has just made; a new table is never granted by itself."""
    from django.db import connections

    from newsroom import record_guard

    if using == "default":
        record_guard.renew_grants(connections[using])


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk_site.DeskSite"


class StaticFiles(StaticFilesConfig):
    # The long forms of the admin's libraries, which it loads under DEBUG only; compressing them would delay the first page.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "xregexp.js", "jquery.js", "select2.full.js"]
