"""W6: readers learn early who speaks, and one at a time (attribution.md, section 3; Reuters).

Asks: a quotation of three sentences before its speaker is named; two people quoted in one paragraph.
Leaves alone: a speaker named before the words or after the first sentence; one person quoted twice in a paragraph.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body.plain import BLOCK_GAP
from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story, StoryQuotation

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule
from .reading import said_in_text

MOST_SENTENCES = 2
_SENTENCE_ENDS = re.compile(r"[.!?…][”’\"']?\s")


def find(story: Story, change: Change | None) -> Iterator[Place]:
    quoted = [quotation for quotation in story.quotations if quotation.row.type in IN_MARKS and quotation.marked]
    for quotation in quoted:
        if _is_named_late(story, quotation):
            yield Place.of(quotation, _("Who said “%s” is named only after the second sentence."))
    for before, after in pairwise(quoted):
        if _are_of_two(before, after) and BLOCK_GAP not in story.plain[before.row.start : after.row.start]:
            yield Place.of(after, _("Two people speak in one paragraph, the second with “%s”."))


def _is_named_late(story: Story, quotation: StoryQuotation) -> bool:
    told, start = said_in_text(story, quotation), quotation.row.start
    if told is None or told.mention_start is None or told.mention_start < start:
        return False
    return len(_SENTENCE_ENDS.findall(story.plain[start : told.mention_start])) > MOST_SENTENCES


def _are_of_two(one: StoryQuotation, other: StoryQuotation) -> bool:
    return one.source is not None and other.source is not None and one.source.pk != other.source.pk


RULE = Rule(
    code="W6",
    title=gettext_lazy("One voice at a time"),
    asks=gettext_lazy("Is it clear at once who speaks?"),
    mend=gettext_lazy("Name the speaker after the first sentence, and give each speaker a paragraph."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
