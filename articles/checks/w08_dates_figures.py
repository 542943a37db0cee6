"""W8: days and figures stand firm (attribution.md, section 3).

Asks: “yesterday” in a story without a dateline; forty boats in the headline and thirty in the text.
Leaves alone: “on Thursday” under a dateline, words inside quotation marks, figures of different things.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story

from .problem import Change, Place, Rule
from .reading import reading_of
from .wording import shortened

_MESSAGES = {
    "relative_date": gettext_lazy("“%s” says no day by itself, and the story has no dateline."),
    "figures_differ": gettext_lazy("“%s” does not agree with another figure for the same thing."),
}


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for warning in reading_of(story).warnings:
        message = _MESSAGES.get(warning.code)
        if message:
            words = shortened(story.plain[warning.start : warning.end])
            yield Place(str(message) % words, "body", warning.start, warning.end)


RULE = Rule(
    code="W8",
    title=gettext_lazy("Days and figures"),
    asks=gettext_lazy("Do figures agree with each other, and can readers tell which day is meant?"),
    mend=gettext_lazy("Write a dateline or the date, and check the figures against their source."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
