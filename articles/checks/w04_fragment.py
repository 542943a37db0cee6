"""W4: a fragment of one to three quoted words, or a story told in fragments (attribution.md, section 3; AP, Reuters).

Asks: She called the ramp “a disgrace”; five quotations of which three are parts of a sentence.
Leaves alone: four words or more, a short sentence of its own, such as “Never,” he said, and a story of few quotations.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import QuotationType, RuleSeverity
from articles.snapshot import Story

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule

MIN_WORDS = 4
# From so many quotations in marks on, no more than this share should be parts of sentences.
MIN_QUOTATIONS, MOST_FRAGMENTS = 5, 0.5


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        if quotation.row.type == QuotationType.PARTIAL and len(quotation.text.split()) < MIN_WORDS:
            yield Place.of(quotation, _("“%s” is only a fragment of what was said."))
    in_marks = [quotation for quotation in story.quotations if quotation.row.type in IN_MARKS]
    parts = [quotation for quotation in in_marks if quotation.row.type == QuotationType.PARTIAL]
    if len(in_marks) >= MIN_QUOTATIONS and len(parts) > MOST_FRAGMENTS * len(in_marks):
        yield Place.of(parts[0], _("Most quotations of this story are parts of sentences, as “%s” is."))


RULE = Rule(
    code="W4",
    title=gettext_lazy("Fragments"),
    asks=gettext_lazy("Do readers get enough of what was said to judge it?"),
    mend=gettext_lazy("Quote the whole clause, or say it in our own words."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
