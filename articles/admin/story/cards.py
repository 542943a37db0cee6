"""The quotations of a story as the form shows them, to one person.

What stands here about a protected source is what protection.md, section 1, lets everybody know who may read the story:
that it exists, its description for readers, its terms. Its id goes only to those who may attach it, since an id tells
that two stories share a source; everyone else sees 'Protected source A, B…', numbered within the story.
"""

import string
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from articles.models.vocabulary import Nature, QuotationState, QuotationType
from articles.snapshot import Story, StoryQuotation
from sources import vault
from sources.models import Source
from sources.vocabulary import SourceKind

from .evidence_card import difference_of, evidence_facts

DOCUMENTS = (SourceKind.DOCUMENT, SourceKind.DATASET_OR_POLL)
_FACTS = (
    "terms", "name_as_published", "role_as_published", "cue_text", "obtained_by", "place", "outlet", "link", "locator",
    "evidence_state", "reply_state",
)  # fmt: skip


def cards_of(story: Story, user: Any) -> dict[str, dict[str, Any]]:
    """Return {key: {"edit": what the dialog may change, "source": …|None, "agreement": …|None,
    "difference": word by word, of evidence and story}}, orphans included."""
    quotations = (*story.quotations, *story.orphans)
    protected = [each.source for each in quotations if each.source and each.source.protected]
    letters = {pk: _letter(at) for at, pk in enumerate(dict.fromkeys(source.pk for source in protected))}
    known = set(vault.visible_to(user).filter(pk__in=letters).values_list("pk", flat=True)) if letters else set()
    return {each.key: _card(each, letters, known, user) for each in quotations}


def source_card(source: Source, name: str = "") -> dict[str, Any]:
    """Return one source for somebody who may attach it. ``name`` is what it is called within the story."""
    return {
        "id": str(source.pk),
        "name": name or _name_of(source),
        "about": _about(source),
        "kind": str(source.kind),
        "shape": shape_of(source),
        "protected": source.protected,
        "terms": str(source.default_terms),
    }


def shape_of(source: Source | None) -> str:
    """Return the shape readers and the desk know a source by: named, unnamed or document."""
    if source is not None and source.kind in DOCUMENTS:
        return "document"
    unnamed = source is None or source.protected or source.kind in (SourceKind.UNNAMED_GROUP, SourceKind.NONE)
    return "unnamed" if unnamed else "named"


def mentions_of(story: Story) -> dict[str, dict[str, str]]:
    """Return {key: {"entity_id", "name", "kind"}} of the names marked in the text."""
    return {
        mention.row.key: {
            "entity_id": str(mention.entity.pk) if mention.entity else "",
            "name": str(mention.entity) if mention.entity else "",
            "kind": str(mention.entity.get_type_display()) if mention.entity else "",
        }
        for mention in story.mentions
    }


def _card(quotation: StoryQuotation, letters: dict[UUID, str], known: set[UUID], user: Any) -> dict[str, Any]:
    row, said, source = quotation.row, quotation.attribution, quotation.source
    may_attach = source is not None and (not source.protected or source.pk in known)
    edit = {"type": str(row.type), "nature": str(row.nature), "state": str(row.state)}
    edit |= evidence_facts(quotation, user, known)
    if said is not None:
        edit |= {name: str(getattr(said, name)) for name in _FACTS}
        edit["obtained_on"] = said.obtained_on.isoformat() if said.obtained_on else ""
        edit["agreement_id"] = str(said.agreement_id) if said.agreement_id and may_attach else ""
    return {
        "edit": edit,
        "source": _source_seen(quotation, letters, may_attach) if source else None,
        "agreement": _agreement_seen(quotation),
        "difference": difference_of(quotation, user, known),
    }


def _source_seen(quotation: StoryQuotation, letters: dict[UUID, str], may_attach: bool) -> dict[str, Any]:
    source = quotation.source
    if not source.protected:
        return source_card(source)
    name = _("Protected source %s") % letters[source.pk]
    # The code name is for those who know the source; the description is what readers of this story get.
    card = source_card(source, name) | {"about": quotation.agreement.description if quotation.agreement else ""}
    if not may_attach:
        # The source's own description would stand in every story it speaks in, and so join them.
        return card | {"id": "", "kind": "", "terms": "", "is_locked": True}
    return card | {"about": card["about"] or source.public_description}


def _agreement_seen(quotation: StoryQuotation) -> dict[str, Any] | None:
    agreement = quotation.agreement
    if agreement is None:
        return None
    knows = ""
    if agreement.approver_knows and agreement.approver:
        knows = _("%(name)s knows who it is") % {"name": agreement.approver.get_full_name() or agreement.approver.username}
    return {"description": agreement.description, "public_reason": agreement.public_reason, "approver": knows}


def _name_of(source: Source) -> str:
    if source.protected:
        return source.code_name or str(source)
    return str(source)


def _about(source: Source) -> str:
    if source.protected:
        return source.public_description
    told_apart = source.entity.disambiguation if source.entity_id else ""
    return ", ".join(filter(None, [str(source.get_kind_display()), told_apart]))


def _letter(at: int) -> str:
    """Return A to Z, then AA, AB…"""
    letters = string.ascii_uppercase
    return letters[at] if at < len(letters) else letters[at // len(letters) - 1] + letters[at % len(letters)]


def choices() -> dict[str, list[dict[str, str]]]:
    """Return the choices of the dialog's lists that belong to the quotation itself."""
    return {
        "type": [{"value": str(value), "label": str(label)} for value, label in QuotationType.choices],
        "nature": [{"value": str(value), "label": str(label)} for value, label in Nature.choices],
        "state": [{"value": str(value), "label": str(label)} for value, label in QuotationState.choices],
    }
