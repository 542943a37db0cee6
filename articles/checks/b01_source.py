"""B1: words in quotation marks must have a source (attribution.md, section 3).

Asks: “The ramp is closed,” marked as a quotation, with nobody tied to it, or with the kind “nobody”.
Leaves alone: a paraphrase, and a quotation tied to an unnamed person we know.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import QuotationType
from articles.snapshot import Story
from sources.vocabulary import SourceKind

from .problem import Change, Place, Rule

IN_MARKS = (QuotationType.DIRECT, QuotationType.PARTIAL)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        if quotation.row.type not in IN_MARKS:
            continue
        if quotation.source is None:
            message = _("Nobody is named for “%s”.")
        elif quotation.source.kind == SourceKind.NONE:
            message = _("Quotation marks need somebody who said it: “%s” has nobody.")
        else:
            continue
        yield Place.of(quotation, message)


RULE = Rule(
    code="B1",
    title=gettext_lazy("Who said it"),
    asks=gettext_lazy("Is there a source for every quotation in quotation marks?"),
    mend=gettext_lazy("Choose who said it, or take the quotation marks away."),
    find=find,
)
