"""B7: the newsroom can show that quoted words were said (attribution.md, section 3).

Asks: a quotation in quotation marks whose evidence is missing, or says something else.
Leaves alone: a paraphrase; evidence on file, checked, or waived with a reason; words without a source (B1).
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from articles.models import Attribution
from articles.models.vocabulary import RuleSeverity
from articles.permissions import Role
from articles.snapshot import Story
from sources.vocabulary import EvidenceState

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule

_MESSAGES = {
    EvidenceState.MISSING: gettext_lazy("Nothing is on file to show that “%s” was said."),
    EvidenceState.MISMATCH: gettext_lazy("What is on file for “%s” says something else."),
}


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None or said.source is None or quotation.row.type not in IN_MARKS:
            continue
        message = _MESSAGES.get(_state_of(said))
        if message:
            yield Place.of(quotation, str(message))


def _state_of(said: Attribution) -> str:
    """Return the state of these words; evidence that does not match says so whatever the words claim."""
    if said.evidence is not None and said.evidence.state == EvidenceState.MISMATCH:
        return EvidenceState.MISMATCH
    return said.evidence_state


RULE = Rule(
    code="B7",
    title=gettext_lazy("How we know"),
    asks=gettext_lazy("Is there evidence on file for every quotation in quotation marks?"),
    mend=gettext_lazy("Put recording, notes or document on file and say where in it the words stand."),
    find=find,
    daily=RuleSeverity.WARN,
    override_by=(Role.PUBLISHER,),
)
