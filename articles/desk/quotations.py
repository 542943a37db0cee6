"""Rows of the quotations marked in a text, each with who said it.

A mark that comes back finds its old row with its source. A copy gets the source of its original only where the person
may attach that source: pasting must not be a way round the known-to list (protection.md, section 1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.models import Article, Attribution, Quotation
from articles.models.vocabulary import AttributionRole
from articles.permissions import visible_stories
from sources import vault
from sources.vocabulary import AgreementScope

from .attributing import ATTRIBUTION_FIELDS, Choices, attribute, load_choices
from .edits import QuotationEdit
from .evidence import may_use
from .evidence.settling import let_go_of_evidence, settle
from .quotation_type import guess_type

_FOLLOWS_THE_TEXT = ("text", "start", "end", "spans", "order", "is_orphaned")
_DECIDED = (
    "type", "nature", "state", "verbatim", "alterations", "language", "translator", "suggested_by", "confidence",
    "decided_by", "decided_at",
)  # fmt: skip
_COPIED = ("type", "nature", "state", "language", "translator", "alterations")


@dataclass(eq=False)
class _Entry:
    """A quotation and its primary attribution while a save works on them."""

    row: Quotation
    attribution: Attribution
    is_decided: bool = False  # whether this save chose something for it
    state_chosen: bool = False  # whether that was the state of its evidence
    is_settled: bool = False  # whether the save changed what its evidence says


def save_quotations(
    story: Article,
    text: body.Body,
    copies: Iterable[body.KeyCopy],
    edits: Mapping[str, QuotationEdit],
    *,
    by: Any,
    now: datetime,
    is_new: bool = False,
) -> list[str]:
    """Make the rows say what `text` marks, orphan the others, and return notes for the person who saved.

    Raises Invalid for a value that no column may hold.
    """
    stored = {} if is_new else _stored(story)
    marked = text.marks.quotations
    if not stored and not marked:
        return []
    origin = {copy.new_key: copy.from_key for copy in copies if copy.kind == "quote"}
    entries, notes = _entries(story, text, stored, origin, by=by, now=now)
    choices = load_choices(edits.values(), by)
    for key, entry in sorted(entries.items(), key=lambda each: each[0] in origin):
        original = entries.get(origin.get(key, ""))
        if original:
            notes += _copy(original, entry, by=by, is_same_story=True)
        edit = edits.get(key) or (None if original else edits.get(origin.get(key, "")))
        if edit:
            notes += _decide(entry, edit, choices, story=story, by=by, now=now)
    for quotation in marked:
        notes += _follow_text(entries[quotation.key], quotation)
    gone = [entry.row for key, entry in stored.items() if key not in entries]
    for row in gone:
        row.is_orphaned = True
    _write([entries[key] for key in entries if key not in stored], [entries[key] for key in entries if key in stored], gone)
    return notes


def _stored(story: Article) -> dict[str, _Entry]:
    return _with_attributions(story.quotations.all())


def _entries(
    story: Article, text: body.Body, stored: dict[str, _Entry], origin: dict[str, str], *, by: Any, now: datetime
) -> tuple[dict[str, _Entry], list[str]]:
    """Return an entry for every mark: the stored one, or a new one with what a story elsewhere may lend it."""
    marked_keys = text.marks.quotation_keys
    elsewhere = _entries_elsewhere(set(origin.values()) - marked_keys, story, by)
    entries, notes = {}, []
    for quotation in text.marks.quotations:
        if quotation.key in stored:
            entries[quotation.key] = stored[quotation.key]
            continue
        row = Quotation(article=story, key=quotation.key, decided_by=by, decided_at=now)
        row.type = guess_type(text.plain, quotation.spans)
        entry = entries[quotation.key] = _Entry(row, Attribution(quotation=row))
        lender = elsewhere.get(origin.get(quotation.key, ""))
        if lender:
            notes += _copy(lender, entry, by=by, is_same_story=lender.row.article_id == story.pk)
    return entries, notes


def _entries_elsewhere(keys: set[str], story: Article, by: Any) -> dict[str, _Entry]:
    """Return quotations of stories that `by` may see, by key; one of the same story (now orphaned) comes first."""
    if not keys:
        return {}
    rows = list(Quotation.objects.filter(key__in=keys, article__in=visible_stories(by)))
    rows.sort(key=lambda row: (row.article_id == story.pk, row.pk))
    return _with_attributions(rows)


def _with_attributions(rows: Iterable[Quotation]) -> dict[str, _Entry]:
    rows = list(rows)
    found = Attribution.objects.filter(quotation__in=rows, role=AttributionRole.PRIMARY)
    found = found.select_related("source", "agreement").defer("source__identity")
    attributions = {each.quotation_id: each for each in found}
    return {row.key: _Entry(row, attributions.get(row.pk) or Attribution(quotation=row)) for row in rows}


def _copy(original: _Entry, copy: _Entry, *, by: Any, is_same_story: bool) -> list[str]:
    for name in _COPIED:
        setattr(copy.row, name, getattr(original.row, name))
    source = original.attribution.source
    if source is not None and not vault.may_attach(source, by):
        return [_("Copied words stand without their source. Only someone who knows the source can attach it.")]
    for name in ATTRIBUTION_FIELDS:
        setattr(copy.attribution, name, getattr(original.attribution, name))
    copy.row.verbatim = original.row.verbatim
    if not is_same_story and (evidence := copy.attribution.evidence) and not may_use(evidence, by):
        let_go_of_evidence(copy.row, copy.attribution)
    agreement = original.attribution.agreement
    covers = {AgreementScope.STANDING} | ({AgreementScope.STORY} if is_same_story else set())
    if agreement is not None and agreement.scope not in covers:
        copy.attribution.agreement = None
    return []


def _decide(entry: _Entry, edit: QuotationEdit, choices: Choices, *, story: Article, by: Any, now: datetime) -> list[str]:
    notes = attribute(entry.row, entry.attribution, edit, choices, story=story, by=by, now=now)
    entry.row.decided_by, entry.row.decided_at, entry.is_decided = by, now, True
    entry.state_chosen = edit.evidence_state is not None
    return notes


def _follow_text(entry: _Entry, quotation: body.MarkedQuotation) -> list[str]:
    row, said, words_before = entry.row, entry.attribution, entry.row.text
    row.text, row.start, row.end = quotation.text, quotation.start, quotation.end
    row.spans = [[span.start, span.end] for span in quotation.spans]
    row.order, row.is_orphaned = quotation.order, False
    if row.text == words_before and not entry.is_decided:
        return []
    state_before = said.evidence_state
    notes = settle(row, said, words_before=words_before, state_chosen=entry.state_chosen)
    entry.is_settled = said.evidence_state != state_before
    return notes


def _write(new: list[_Entry], changed: list[_Entry], gone: list[Quotation]) -> None:
    Quotation.objects.bulk_create(entry.row for entry in new)
    Quotation.objects.bulk_update([entry.row for entry in changed], _FOLLOWS_THE_TEXT)
    Quotation.objects.bulk_update(gone, ["is_orphaned"])
    decided = [entry for entry in changed if entry.is_decided]
    Quotation.objects.bulk_update([entry.row for entry in decided], _DECIDED)
    missing = [entry for entry in (*new, *changed) if entry.attribution.pk is None]
    for entry in missing:
        entry.attribution.quotation = entry.row  # its id is known since bulk_create
    Attribution.objects.bulk_create(entry.attribution for entry in missing)
    Attribution.objects.bulk_update([entry.attribution for entry in decided], ATTRIBUTION_FIELDS)
    settled = [entry.attribution for entry in changed if entry.is_settled and not entry.is_decided and entry.attribution.pk]
    Attribution.objects.bulk_update(settled, ["evidence_state"])
