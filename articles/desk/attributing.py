"""Tying a quotation to its source, on terms: what a person chose in the dialog, turned into columns.

A source the person may not attach is answered as one that does not exist, whoever posts its id. A promise is never put
down beside an open name: the words wait with terms not settled, and check B2 holds them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.body.characters import clean
from articles.errors import Invalid
from articles.models import Article, Attribution, Quotation
from articles.models.vocabulary import Alteration
from sources import vault
from sources.models import Agreement, Evidence, Source
from sources.vocabulary import AgreementScope, SourceState, Terms, needs_agreement

from .edits import QuotationEdit
from .evidence import evidence_on_file
from .evidence.settling import choose_evidence, let_go_of_evidence
from .fields import plain_line
from .promising import make_promise

ATTRIBUTION_FIELDS = (
    "source", "terms", "agreement", "name_as_published", "role_as_published", "cue_text", "cue_class", "obtained_by",
    "obtained_on", "place", "reporter", "outlet", "link", "evidence", "evidence_state", "locator", "reply_state",
)  # fmt: skip
# What could lead to a protected source; its place is the vault (protection.md, section 2).
TELLTALES = ("name_as_published", "role_as_published", "place", "outlet", "link", "locator")

_CHOSEN_ON_ROW = ("type", "nature", "state")
_CHOSEN = ("obtained_by", "evidence_state", "reply_state")
_WRITTEN = ("name_as_published", "role_as_published", "cue_text", "place", "outlet", "link", "locator")
_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Choices:
    """Sources, agreements and evidence that a save names and the person may use, by id; every other id is absent."""

    sources: dict[str, Source]
    agreements: dict[str, Agreement]
    evidence: dict[str, Evidence]


def load_choices(edits: Iterable[QuotationEdit], by: Any) -> Choices:
    """Load what these edits name, as far as `by` may attach it."""
    edits = list(edits)
    source_ids = set(filter(None, (_uuid(edit.source_id) for edit in edits)))
    agreement_ids = set(filter(None, (_uuid(edit.agreement_id) for edit in edits)))
    evidence_ids = set(filter(None, (_uuid(edit.evidence_id) for edit in edits)))
    sources = Source.objects.filter(pk__in=source_ids, state=SourceState.ACTIVE) if source_ids else ()
    agreements = Agreement.objects.filter(pk__in=agreement_ids).select_related("source") if agreement_ids else ()
    return Choices(
        {str(source.pk): source for source in sources if vault.may_attach(source, by)},
        {str(agreement.pk): agreement for agreement in agreements if vault.may_attach(agreement.source, by)},
        {str(each.pk): each for each in evidence_on_file(by).filter(pk__in=evidence_ids)} if evidence_ids else {},
    )


def attribute(
    row: Quotation, said: Attribution, edit: QuotationEdit, choices: Choices, *, story: Article, by: Any, now: datetime
) -> list[str]:
    """Put one edit on a quotation and its attribution, in memory, and return notes for the person.

    Only a new promise is stored here at once. Raises Invalid for a value that the columns cannot hold.
    """
    notes = _set_source(row, said, edit, choices, by)
    if edit.evidence_id is not None:
        chosen = str(_uuid(edit.evidence_id) or "absent") if edit.evidence_id else ""
        notes += choose_evidence(row, said, chosen, choices.evidence)
    for name in _CHOSEN_ON_ROW:
        _set_choice(row, name, getattr(edit, name))
    for name in _CHOSEN:
        _set_choice(said, name, getattr(edit, name))
    _set_cue_class(said, edit)
    for name in _WRITTEN:
        _set_words(said, name, getattr(edit, name), row.key)
    _set_origin(row, edit)
    if edit.obtained_on is not None:
        said.obtained_on = _day(edit.obtained_on)
    _set_wording(row, edit)
    notes += _set_terms(said, edit, choices, story=story, by=by, now=now)
    return notes + _keep_silent(row, said)


def _set_wording(row: Quotation, edit: QuotationEdit) -> None:
    """Put down the words as they were said, in which language, and what was openly done to them."""
    if edit.verbatim is not None:
        row.verbatim = clean(edit.verbatim)
    for name in ("language", "translator"):
        _set_words(row, name, getattr(edit, name), row.key)
    if edit.alterations is not None:
        row.alterations = list(dict.fromkeys(each for each in edit.alterations.split(",") if each))
        for each in row.alterations:
            if each not in Alteration.values:
                raise _no_choice(each)


def _set_source(row: Quotation, said: Attribution, edit: QuotationEdit, choices: Choices, by: Any) -> list[str]:
    if edit.source_id is None:
        return []
    if edit.source_id == "":
        let_go_of_evidence(row, said)
        said.source, said.agreement, said.terms = None, None, Terms.UNSETTLED
        return []
    source = choices.sources.get(str(_uuid(edit.source_id)))
    if source is None:
        return [_("That source could not be found. The words stay marked, without it.")]
    if source.pk != said.source_id:
        let_go_of_evidence(row, said)
        said.source, said.agreement = source, None
        said.terms = source.default_terms
        said.reporter = None if source.protected else by
    return []


def _set_terms(
    said: Attribution, edit: QuotationEdit, choices: Choices, *, story: Article, by: Any, now: datetime
) -> list[str]:
    _set_choice(said, "terms", edit.terms)
    if said.source is not None and not said.source.protected and _is_promise(said.terms):
        said.terms, said.agreement = Terms.UNSETTLED, None
        return [
            _("Such terms are a promise, and this source stands in the open. Choose “Protected source” for these words.")
        ]
    if said.agreement is not None and said.agreement.terms != said.terms:
        said.agreement = None
    if edit.agreement_id == "":
        said.agreement = None
    if edit.agreement_id:
        agreement = choices.agreements.get(str(_uuid(edit.agreement_id)))
        if agreement is None or agreement.source_id != said.source_id:
            return [_("That agreement could not be found. Put the terms on file again.")]
        said.agreement, said.terms = agreement, agreement.terms
    elif edit.new_agreement is not None and _needs_paper(said):
        return make_promise(said, edit.new_agreement, by=by)
    elif said.agreement is None and edit.agreement_id is None:
        said.agreement = _agreement_on_file(said, story, by, now)
    return []


def _agreement_on_file(said: Attribution, story: Article, by: Any, now: datetime) -> Agreement | None:
    """Return the newest promise that already covers these words: a standing one, or one used in this story."""
    if said.source is None or not _needs_paper(said) or not vault.may_attach(said.source, by):
        return None
    covers = Q(scope=AgreementScope.STANDING)
    if story.pk:
        covers |= Q(scope=AgreementScope.STORY, attributions__quotation__article=story)
    on_file = Agreement.objects.in_force(now).filter(covers, source=said.source, terms=said.terms)
    return on_file.order_by("-created_at").first()


def _keep_silent(row: Quotation, said: Attribution) -> list[str]:
    """Empty what could lead to a protected source; say so where something was lost."""
    if said.source is None or not said.source.protected:
        return []
    told = [name for name in TELLTALES if getattr(said, name)]
    had_more = bool(told or said.obtained_on or row.verbatim or row.translator)
    for name in TELLTALES:
        setattr(said, name, "")
    said.obtained_on, said.reporter, row.verbatim, row.translator = None, None, "", ""
    if not had_more:
        return []
    return [_("Name, day, place, link and exact words were not kept here: they could lead to the source.")]


def _needs_paper(said: Attribution) -> bool:
    """Whether these words need an agreement: under every promise, and of a protected source on the record as well."""
    return _is_promise(said.terms) or (said.source is not None and said.source.protected and said.terms != Terms.UNSETTLED)


def _is_promise(terms: str) -> bool:
    return needs_agreement(terms) and terms != Terms.UNSETTLED


def _set_choice(owner: Quotation | Attribution, name: str, value: str | None) -> None:
    if value is None:
        return
    if value not in {choice for choice, _label in owner._meta.get_field(name).choices}:
        raise _no_choice(value)
    setattr(owner, name, value)


def _set_cue_class(said: Attribution, edit: QuotationEdit) -> None:
    """A cue typed by hand has no class: the one of the words before it would be wrong."""
    if edit.cue_class:
        _set_choice(said, "cue_class", edit.cue_class)
    elif edit.cue_class is not None or edit.cue_text not in (None, said.cue_text):
        said.cue_class = ""


def _set_origin(row: Quotation, edit: QuotationEdit) -> None:
    """Remember which rule suggested these words, and how certain it was."""
    if edit.suggested_by is not None:
        row.suggested_by = plain_line(edit.suggested_by)[: row._meta.get_field("suggested_by").max_length]
    if edit.confidence is not None:
        row.confidence = _share(edit.confidence)


def _share(value: float | str) -> float | None:
    if value == "":
        return None
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise _no_choice(value)
    return share


def _no_choice(value: Any) -> Invalid:
    return Invalid({"quotations": _("“%(value)s” is not a choice here. Reload the page.") % {"value": str(value)[:40]}})


def _set_words(owner: Quotation | Attribution, name: str, value: str | None, key: str) -> None:
    if value is None:
        return
    words, column = plain_line(value), owner._meta.get_field(name)
    if len(words) > column.max_length:
        facts = {"field": column.verbose_name, "limit": column.max_length, "length": len(words)}
        text = _("“%(field)s” may have %(limit)d characters; these are %(length)d.") % facts
        raise Invalid({f"quotations.{key}.{name}": text})
    if name == "link" and words:
        try:
            _web_address(words)
        except ValidationError as error:
            raise Invalid({f"quotations.{key}.link": _("A link begins with https:// and names a page.")}) from error
    setattr(owner, name, words)


def _day(value: date | str) -> date | None:
    if not value or isinstance(value, date):
        return value or None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Invalid({"quotations": _("“%s” is no day. Write it as 2026-11-12.") % value[:20]}) from error


def _uuid(value: UUID | str | None) -> UUID | None:
    try:
        return value if isinstance(value, UUID) else UUID(value) if value else None
    except ValueError:
        return None
