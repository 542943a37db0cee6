"""Evidence files and links: what no row names is swept away, and links are looked at."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from sources.evidence import links, sweeping


class Command(BaseCommand):
    help = "Sweeps away files without a row, or looks at the links of open evidence."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("sweep", help="Deletes files that no evidence names, once they are a day old.")
        look = verbs.add_parser("links", help="Asks the links of open evidence whether they still lead somewhere.")
        look.add_argument("--limit", type=int, default=500, help="how many at most; those not asked for longest come first")

    def handle(self, verb, **options):
        getattr(self, f"_{verb}")(**options)

    def _sweep(self, **options):
        swept = sweeping.sweep(timezone.now())
        for text in (
            ngettext("Deleted %(count)d file.", "Deleted %(count)d files.", swept.deleted) % {"count": swept.deleted},
            ngettext("%(count)d file is missing.", "%(count)d files are missing.", swept.missing) % {"count": swept.missing},
        ):
            self.stdout.write(text)

    def _links(self, limit, **options):
        looked = links.look_at_links(timezone.now(), limit)
        text = ngettext("Asked %(count)d link.", "Asked %(count)d links.", looked.links)
        self.stdout.write(text % {"count": looked.links})
        text = ngettext("%(count)d leads nowhere.", "%(count)d lead nowhere.", looked.dead)
        self.stdout.write(text % {"count": looked.dead})
