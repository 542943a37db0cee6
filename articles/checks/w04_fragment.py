"""W4: a fragment of one to three quoted words (attribution.md, section 3; AP and Reuters: avoid fragments).

Asks: She called the ramp “a disgrace”.
Leaves alone: four words or more, and a short sentence of its own, such as “Never,” he said.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import QuotationType, RuleSeverity
from articles.snapshot import Story

from .problem import Change, Place, Rule

MIN_WORDS = 4


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        if quotation.row.type == QuotationType.PARTIAL and len(quotation.text.split()) < MIN_WORDS:
            yield Place.of(quotation, _("“%s” is only a fragment of what was said."))


RULE = Rule(
    code="W4",
    title=gettext_lazy("Fragments"),
    asks=gettext_lazy("Do readers get enough of what was said to judge it?"),
    mend=gettext_lazy("Quote the whole clause, or say it in our own words."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
