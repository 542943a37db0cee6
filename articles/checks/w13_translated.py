"""W13: readers are told that words were translated (attribution.md, section 3).

Asks: a quotation whose record says that it was translated, in a text that does not say so.
Leaves alone: a text that says “translated” or “said in Portuguese”, and words in the language of the story.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import Alteration, RuleSeverity
from articles.snapshot import Story, StoryQuotation

from .problem import Change, Place, Rule

_TOLD = re.compile(r"\btranslat|\b(?:said|spoke|speaking|wrote|told \w+|added) in [A-Z]\w+|\bthrough an interpreter\b")


def find(story: Story, change: Change | None) -> Iterator[Place]:
    if _TOLD.search(story.plain):
        return
    for quotation in story.quotations:
        if _is_translated(story, quotation):
            yield Place.of(quotation, _("“%s” was translated, and readers are not told."))


def _is_translated(story: Story, quotation: StoryQuotation) -> bool:
    row = quotation.row
    if Alteration.TRANSLATED in row.alterations or row.translator:
        return True
    ours = story.article.language.split("-")[0].casefold()
    return bool(row.language and ours) and row.language.split("-")[0].casefold() != ours


RULE = Rule(
    code="W13",
    title=gettext_lazy("Translated words"),
    asks=gettext_lazy("Are readers told which words were translated?"),
    mend=gettext_lazy("Say in the text which language was spoken, and who translated it."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
