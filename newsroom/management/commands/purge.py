"""What the CDN has not been told yet; and telling it to drop pages by hand, as after an upgrade."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom import purging
from newsroom.purging.call import Refused, purge


class Command(BaseCommand):
    help = "Asks the CDN to drop the pages under these keys (`site`: all); without keys says what it has not heard yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="as in the Surrogate-Key header of a page")

    def handle(self, *args: Any, keys: list[str], **options: Any) -> None:
        if not settings.NEWSROOM_PURGE_URL:
            raise CommandError("No CDN is told of changes: NEWSROOM_PURGE_URL is not set.")
        if not keys:
            lag = purging.lag()
            since = f", the oldest from {lag.since:%Y-%m-%d %H:%M:%S} UTC" if lag.since else ""
            self.stdout.write(f"{lag.changes} changes not told yet{since}; {lag.failures} failures since the last success.")
            return
        try:
            purge(sorted(set(keys)), "by-hand")
        except Refused as refusal:
            raise CommandError(f"The CDN did not take it ({refusal}). Look at NEWSROOM_PURGE_URL and its token.") from None
        self.stdout.write(f"The CDN was asked to drop: {' '.join(sorted(set(keys)))}")
