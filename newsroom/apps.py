"""The project's own app: start-up checks, the database guard, and the desk in the place of Django's admin."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.backends.signals import connection_created


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from newsroom import checks, record_guard  # noqa: F401  (registers the start-up checks)

        connection_created.connect(record_guard.on_connection, dispatch_uid="newsroom.record_guard")


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk_site.DeskSite"
