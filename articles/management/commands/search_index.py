"""Make the index of the readers' search again from the public record, for after a restore."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.record import search


class Command(BaseCommand):
    help = "Makes the index of the readers' search again from the public record. Readers can search meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{search.rebuild()} stories can be found.")
