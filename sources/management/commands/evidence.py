"""Evidence files and links: what no row names is swept away, and links are looked at."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from sources.evidence import sweeping


class Command(BaseCommand):
    help = "Sweeps away files without a row, or looks at the links of open evidence."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("sweep", help="Deletes files that no evidence names, once they are a day old.")

    def handle(self, verb, **options):
        getattr(self, f"_{verb}")()

    def _sweep(self):
        swept = sweeping.sweep(timezone.now())
        for text in (
            ngettext("Deleted %(count)d file.", "Deleted %(count)d files.", swept.deleted) % {"count": swept.deleted},
            ngettext("%(count)d file is missing.", "%(count)d files are missing.", swept.missing) % {"count": swept.missing},
        ):
            self.stdout.write(text)
