"""One quotation as one line of a list: its words, its story, who said them as far as the reader of the list may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.admin.story.cards import shape_of
from articles.desk.worklist import attribution_of, known_among
from articles.models import Attribution, Quotation
from articles.models.faces import name_of
from articles.permissions import visible_stories
from sources.models import Source
from sources.vocabulary import EvidenceState, ObtainedBy

SHOWN_CHARS = 220
_EVIDENCE_CHIPS = {EvidenceState.MISSING: "warn", EvidenceState.MISMATCH: "bad", EvidenceState.CHECKED: "ok"}


@dataclass(frozen=True)
class Line:
    """`address` is the words' place in the story, or the page of these words where the story's text is not for reading."""

    pk: int
    words: str
    story: str
    section: str
    status: str
    said_by: str
    shape: str
    terms: str
    evidence: str
    evidence_chip: str
    reply: str
    on_whose_word: str
    address: str


def lines_of(quotations: Iterable[Quotation], user: Any) -> list[Line]:
    """Return the lines of quotations fetched by `worklist.with_facts`, in at most two more queries."""
    quotations = list(quotations)
    stories = {quotation.article_id for quotation in quotations}
    open_to = set(visible_stories(user).filter(pk__in=stories).values_list("pk", flat=True)) if stories else set()
    sources = [said.source for said in map(attribution_of, quotations) if said is not None]
    known = known_among(sources, user)
    return [_line(quotation, open_to, known) for quotation in quotations]


def called(source: Source | None, known: set[UUID]) -> str:
    """Return what somebody calls a source who knows the protected ones in ``known``; nothing for no source."""
    if source is None:
        return ""
    if not source.protected:
        return str(source)
    return source.code_name or str(source) if source.pk in known else str(source)


def place_of(quotation: Quotation, may_open: bool) -> str:
    """Return where the words stand: in their story, else on their own page."""
    if not may_open:
        return reverse("desk:quotation", args=[quotation.public_key])
    return f"{reverse('admin:articles_article_change', args=[quotation.article_id])}#quotation-{quotation.key}"


def _line(quotation: Quotation, open_to: set[int], known: set[UUID]) -> Line:
    said, story = attribution_of(quotation), quotation.article
    return Line(
        pk=quotation.pk,
        words=Truncator(quotation.text).chars(SHOWN_CHARS, truncate="…"),
        story=str(story),
        section=story.section.name if story.section else _("No section yet"),
        status=story.get_status_display(),
        said_by=called(said.source, known) if said else "",
        shape=shape_of(said.source if said else None),
        terms=said.get_terms_display() if said and said.source_id else "",
        evidence=said.get_evidence_state_display() if said else "",
        evidence_chip=_EVIDENCE_CHIPS.get(said.evidence_state, "") if said else "",
        reply=said.get_reply_state_display() if said else "",
        on_whose_word=_on_whose_word(said),
        address=place_of(quotation, quotation.article_id in open_to),
    )


def _on_whose_word(said: Attribution | None) -> str:
    """Return who heard it, how and when. Of a protected source that stands in the vault, so nothing is said here."""
    if said is None or (said.source is not None and said.source.protected):
        return ""
    parts = [
        name_of(said.reporter) if said.reporter else "",
        str(said.get_obtained_by_display()) if said.obtained_by != ObtainedBy.NOT_STATED else "",
        said.place,
        date_format(said.obtained_on, "j M Y") if said.obtained_on else "",
    ]
    return ", ".join(filter(None, parts))
