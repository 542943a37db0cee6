"""What the form knows of the evidence of one quotation: of a protected source never more than that there is some."""

from typing import Any
from uuid import UUID

from articles.admin.evidence.options import label_of, pieces
from articles.desk import evidence as desk_evidence
from articles.snapshot import StoryQuotation
from sources.vocabulary import EvidenceState


def evidence_facts(quotation: StoryQuotation, user: Any, known: set[UUID]) -> dict[str, str]:
    """Return what the dialog may change of the wording and its evidence. ``known`` are protected sources one may attach."""
    row, evidence = quotation.row, quotation.evidence
    facts = {
        "alterations": ",".join(row.alterations),
        "language": row.language,
        "translator": row.translator,
    }
    if not _may_use(quotation, user, known):
        return facts
    return facts | {
        "evidence_id": str(evidence.pk) if evidence else "",
        "evidence_label": label_of(evidence) if evidence else "",
        "verbatim": row.verbatim,
    }


def difference_of(quotation: StoryQuotation, user: Any, known: set[UUID]) -> list[dict[str, str]]:
    """Return word by word how evidence and story differ, where they do and the person may read both."""
    row, said = quotation.row, quotation.attribution
    if said is None or said.evidence_state != EvidenceState.MISMATCH or not row.verbatim:
        return []
    if not _may_use(quotation, user, known):
        return []
    return pieces(desk_evidence.compare(row.verbatim, quotation.text, row.alterations, row.type).difference)


def _may_use(quotation: StoryQuotation, user: Any, known: set[UUID]) -> bool:
    evidence = quotation.evidence
    if evidence is None:
        return True
    return quotation.source.pk in known if evidence.protected else desk_evidence.may_use(evidence, user)
