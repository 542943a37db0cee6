"""W3: the verb takes no side (attribution.md, section 3 and “Cue class” in section 1).

Asks: “admitted”, “claimed”, “slammed”, “reportedly” before what somebody said.
Leaves alone: said, told, added, announced.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story, StoryQuotation
from sources.vocabulary import CueClass

from .problem import Change, Place, Rule
from .reading import said_in_text
from .wording import shortened

_MESSAGES = {
    CueClass.PRESUMES_TRUE: gettext_lazy("“%(cue)s” takes for true what was said: “%(words)s”."),
    CueClass.PRESUMES_DOUBT: gettext_lazy("“%(cue)s” casts doubt on what was said: “%(words)s”."),
    CueClass.EMOTIVE: gettext_lazy("“%(cue)s” adds feeling to what was said: “%(words)s”."),
    CueClass.HEARSAY: gettext_lazy("“%(cue)s” names nobody for “%(words)s”."),
}


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        cue, cue_class, start, end = _cue_of(story, quotation)
        message = _MESSAGES.get(cue_class)
        if message:
            facts = {"cue": shortened(cue), "words": shortened(quotation.text)}
            yield Place(str(message) % facts, "body", start, end, quotation.key)


def _cue_of(story: Story, quotation: StoryQuotation) -> tuple[str, str, int, int]:
    """Return the cue with its class and place: as it was accepted, else as the text has it."""
    said, told, row = quotation.attribution, said_in_text(story, quotation), quotation.row
    place = (told.verb_start, told.verb_end) if told and told.verb_start is not None else (row.start, row.end)
    if said is not None and said.cue_text and said.cue_class:
        return said.cue_text, said.cue_class, *place
    return (told.verb or _("The cue"), told.cue_class, *place) if told else ("", "", *place)


RULE = Rule(
    code="W3",
    title=gettext_lazy("Fair verbs"),
    asks=gettext_lazy("Do the verbs that attribute leave the judgement to readers?"),
    mend=gettext_lazy("Write “said” unless another verb is exactly true."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
