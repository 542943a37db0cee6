"""What a save leaves of the link between words and evidence.

Words kept from the evidence are compared with the published ones on every save that touches either: that costs no file
and no reading. Where nothing is kept to compare with (a recording, a protected source), a change of the words takes
"checked" back to "on file", and the editor is told.
"""

from django.utils.translation import gettext as _

from articles.models import Attribution, Quotation
from sources.models import Evidence
from sources.vocabulary import EvidenceState

from .comparing import IN_MARKS, compare

_LOOKED_AT = (EvidenceState.CHECKED, EvidenceState.MISMATCH)


def choose_evidence(row: Quotation, said: Attribution, chosen: str | None, on_file: dict[str, Evidence]) -> list[str]:
    """Put the evidence of this id under the words, in memory; "" takes it away. Returns notes for the person."""
    if chosen is None or chosen == (str(said.evidence_id) if said.evidence_id else ""):
        return []
    if chosen == "":
        let_go_of_evidence(row, said)
        return []
    evidence = on_file.get(chosen)
    if evidence is None or evidence.source_id != said.source_id:
        return [_("That evidence could not be found. The words stay as they are, without it.")]
    said.evidence, said.locator, row.verbatim = evidence, "", ""
    said.evidence_state = EvidenceState.ATTACHED
    return []


def let_go_of_evidence(row: Quotation, said: Attribution) -> None:
    """Take the evidence away with all that was found in it; nothing changes where there is none."""
    if said.evidence_id is None:
        return
    said.evidence, said.locator, row.verbatim = None, "", ""
    said.evidence_state = EvidenceState.MISSING


def settle(row: Quotation, said: Attribution, *, words_before: str, state_chosen: bool) -> list[str]:
    """Make the state of the evidence say what is true of the words as they stand now. Returns notes for the person."""
    if said.evidence_id is None or said.evidence_state == EvidenceState.WAIVED:
        return []
    if said.evidence_state == EvidenceState.MISSING:
        said.evidence_state = EvidenceState.ATTACHED
    if row.type not in IN_MARKS:
        return []
    if row.verbatim.strip():
        said.evidence_state = compare(row.verbatim, row.text, row.alterations, row.type).state
        return []
    if words_before in ("", row.text) or state_chosen or said.evidence_state not in _LOOKED_AT:
        return []
    said.evidence_state = EvidenceState.ATTACHED
    return [_("Words that were checked have changed. Look at their evidence again.")]
