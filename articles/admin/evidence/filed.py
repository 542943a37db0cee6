"""Evidence of an open source as its page lists it, with what the quotations on it have come to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from articles.desk import evidence as desk_evidence
from articles.models import Attribution
from articles.models.vocabulary import AttributionRole
from sources.models import Evidence, Source
from sources.vocabulary import EvidenceState

from .options import label_of

_WORST_FIRST = (EvidenceState.MISMATCH, EvidenceState.ATTACHED, EvidenceState.CHECKED)
_CHIPS = {EvidenceState.MISMATCH: "bad", EvidenceState.CHECKED: "ok"}


@dataclass(frozen=True)
class Filed:
    """`state` is the worst of its quotations' states; without quotations, its own."""

    row: Evidence
    label: str
    quotations: int
    state: str
    chip: str


def filed_for(source: Source, user: Any) -> list[Filed]:
    """Return what ``user`` may use of one source's evidence, newest first, in two queries."""
    rows = list(desk_evidence.usable_of(source, user))
    states: dict[Any, list[str]] = defaultdict(list)
    said = Attribution.objects.filter(evidence__in=rows, role=AttributionRole.PRIMARY, quotation__is_orphaned=False)
    for pk, state in said.values_list("evidence_id", "evidence_state"):
        states[pk].append(state)
    return [_filed(row, states[row.pk]) for row in rows]


def _filed(row: Evidence, states: list[str]) -> Filed:
    state = next((each for each in _WORST_FIRST if each in states), EvidenceState(row.state))
    return Filed(row, label_of(row), len(states), str(state.label), _CHIPS.get(state, ""))
