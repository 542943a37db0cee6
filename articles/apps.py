"""The articles app. After every migrate it renews what migrations cannot keep: groups, triggers, the search's index, and the
readers' rights.
"""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Stories"

    def ready(self) -> None:
        from articles.record import startup  # noqa: F401  (registers the start-up check for missing triggers)

        post_migrate.connect(renew_after_migrate, sender=self)


def renew_after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    """Make groups with their permissions, the record's triggers and the index of the search again; all are idempotent."""
    from django.db import connections

    from articles import permissions
    from articles.record import search, triggers

    if using != "default":
        return
    triggers.install(connections[using])
    search.install(connections[using])
    search.ensure()
    permissions.make_groups()
