"""B6: the words in the paper are the words that were said (attribution.md, section 3 and “Alteration” in section 1).

Asks: “We shall close the ramp” on file as “We might close the ramp”; a cut without dots, or with dots and no record of it.
Leaves alone: other quotation marks and capitals, an alteration that is recorded, a fragment that is part of what was said.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import Alteration, QuotationType
from articles.snapshot import Story

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule
from .silent_changes import are_same_words


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        row = quotation.row
        if row.type not in IN_MARKS or not row.verbatim.strip():
            continue
        # A fragment shows by itself that more was said before and after it.
        fragment = {Alteration.TRIMMED} if row.type == QuotationType.PARTIAL else set()
        if not are_same_words(row.verbatim, quotation.text, set(row.alterations) | fragment):
            yield Place.of(quotation, _("“%s” is not what was said, word for word."))


RULE = Rule(
    code="B6",
    title=gettext_lazy("Word for word"),
    asks=gettext_lazy("Are quoted words the words on file, but for alterations that are recorded?"),
    mend=gettext_lazy("Put the exact words back, or say it in our own words."),
    find=find,
)
