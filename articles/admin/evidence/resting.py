"""The words that rest on a piece of evidence, and looking for them in it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.admin.register.lines import place_of
from articles.desk import evidence as desk_evidence
from articles.desk.edits import QuotationEdit, StoryEdits
from articles.desk.saving import save_story
from articles.models import Attribution, Quotation
from articles.models.vocabulary import AttributionRole
from articles.permissions import may_attribute, stories_whose_quotations_are_seen, visible_stories
from sources import evidence as evidence_files
from sources.evidence import Piece
from sources.models import Evidence
from sources.vocabulary import EvidenceState

MOST_SHOWN = 100


@dataclass(frozen=True)
class Resting:
    """One quotation: its words, its story, the state of the link, and word by word how the two differ."""

    quotation: Quotation
    said: Attribution
    address: str
    difference: tuple[Piece, ...]
    may_look: bool

    @property
    def chip(self) -> str:
        return {EvidenceState.CHECKED: "ok", EvidenceState.MISMATCH: "bad"}.get(self.said.evidence_state, "")


def resting_on(evidence: Evidence, user: Any) -> list[Resting]:
    """Return the quotations that rest on this, of stories whose quotations the person may read."""
    seen = stories_whose_quotations_are_seen(user)
    rows = Attribution.objects.filter(evidence=evidence, role=AttributionRole.PRIMARY, quotation__article__in=seen)
    rows = rows.filter(quotation__is_orphaned=False).select_related("quotation__article")
    rows = list(rows.order_by("-quotation__article__updated_at", "quotation__order")[:MOST_SHOWN])
    stories = {row.quotation.article_id for row in rows}
    open_to = set(visible_stories(user).filter(pk__in=stories).values_list("pk", flat=True)) if stories else set()
    return [_resting(row, user, open_to) for row in rows]


def look_again(evidence: Evidence, quotation: Quotation, *, by: Any, now: datetime) -> str:
    """Search the file for the words, keep what was found with a save of the story, and return the state's label.

    Raises EvidenceError where no text can be taken from it, StoryError where the story cannot be saved.
    """
    text = evidence_files.text_of(evidence, by)
    seen = desk_evidence.look_in(text, quotation.text, quotation.alterations, quotation.type)
    if seen.state == "absent":
        edit = QuotationEdit(evidence_state=EvidenceState.MISMATCH, verbatim="", locator="")
    else:
        edit = QuotationEdit(evidence_state=seen.state, verbatim=seen.verbatim, locator=seen.locator)
    edits = StoryEdits(quotations={quotation.key: edit})
    save_story(quotation.article, edits, by=by, expected_version=None, now=now)
    return str(EvidenceState(edit.evidence_state).label)


def _resting(row: Attribution, user: Any, open_to: set[int]) -> Resting:
    quotation = row.quotation
    difference: tuple[Piece, ...] = ()
    if row.evidence_state == EvidenceState.MISMATCH and quotation.verbatim:
        seen = desk_evidence.compare(quotation.verbatim, quotation.text, quotation.alterations, quotation.type)
        difference = seen.difference
    address = place_of(quotation, quotation.article_id in open_to)
    return Resting(quotation, row, address, difference, may_attribute(user, quotation.article))
