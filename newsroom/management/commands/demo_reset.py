"""Put the demo newsroom back as it was."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.demo import load
from newsroom.management.commands.start_up import collect_static_when_changed, migrate_safely


class Command(BaseCommand):
    help = "Empties the newsroom and fills the demo again; refuses where a story or a login is not the demo's."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in ("default", "keys"):
            migrate_safely(alias)
        try:
            load.reset()
        except load.NotOnlyDemo as problem:
            raise CommandError(str(problem)) from None
        collect_static_when_changed()
        self.stdout.write("The demo newsroom is as new.")
