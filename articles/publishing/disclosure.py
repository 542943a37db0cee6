"""What readers may be told about one quotation. The only place that decides whether a name is shown; pure.

A name needs three yeses: terms that allow naming, an agreement (where there is one) that does too, and a source that is
not protected. The checks are not asked: were they all switched off, this would decide the same.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Attribution
from articles.models.vocabulary import QuotationState
from articles.snapshot import StoryQuotation
from sources.models import Agreement, Entity, Source
from sources.vocabulary import TERMS_FLAGS, EntityState, Flags, ObtainedBy, SourceKind, Terms
from sources.vocabulary import Visibility as EvidenceVisibility

from .plain_words import (
    how_we_got_it,
    reply_told,
    sentences,
    terms_for,
    what_we_hold,
    where_to_look,
    without_direction_marks,
)

_DOCUMENTS = (SourceKind.DOCUMENT, SourceKind.DATASET_OR_POLL)
# Kinds that have no name a reader could be given, whatever the terms say.
_NAMELESS = (SourceKind.ANONYMOUS_PERSON, SourceKind.UNNAMED_GROUP)
# Nobody stands behind these marks yet, or any more.
_NOT_OURS = (QuotationState.SUGGESTED, QuotationState.REJECTED)
_WITH_OUTLET = (ObtainedBy.OTHER_MEDIA, ObtainedBy.WIRE, ObtainedBy.BROADCAST)


@dataclass(frozen=True)
class Disclosed:
    """Facts of one quotation that readers are told, in the shapes of the payload.

    `shape` is "named", "unnamed" or "document". Of an unnamed source `name` is the agreed description, and `role`,
    `address`, `when`, `place` and `look_at` are empty: each of them could help to find a person. `look_at` is the page or
    minute of evidence that readers may open; `evidence` does not hold it, so that several can be told in one sentence.
    """

    shape: str
    name: str
    role: str
    address: str | None
    terms: dict[str, str]
    how: dict[str, str]
    when: str | None
    place: str
    reason: str
    evidence: dict[str, Any]
    look_at: str
    reply: dict[str, str] | None

    @property
    def evidence_told(self) -> dict[str, Any]:
        """`evidence` with the place to look at, as one quotation tells it."""
        return self.evidence | {"text": sentences((self.evidence["text"], where_to_look([self.look_at])))}


def disclose(quotation: StoryQuotation) -> Disclosed | None:
    """Return what readers are told of this quotation; None where its mark must vanish and the words stand alone."""
    said, source = quotation.attribution, quotation.source
    if said is None or source is None or source.kind == SourceKind.NONE or quotation.row.state in _NOT_OURS:
        return None
    agreement = _agreement_of(said, source)
    flags = flags_of(said.terms, agreement)
    if not flags.use:
        return None
    if flags.name and _may_be_named(source) and _name(said, source):
        return _named(quotation, said, source)
    return _unnamed(said, source, agreement) if flags.describe else None


def flags_of(terms: str, agreement: Agreement | None) -> Flags:
    """Return what is allowed: the least of what the terms and the agreement's own flags allow."""
    usual = TERMS_FLAGS[Terms(terms)]
    if agreement is None:
        return usual
    agreed, promised = agreement.flags, TERMS_FLAGS[Terms(agreement.terms)]
    # An agreement may allow word for word what its terms usually do not; use, name and description it can only narrow.
    may_name = usual.name and promised.name and agreed.name  # a promise not to be named holds whatever else is ticked
    return Flags(usual.use and agreed.use, agreed.quote, may_name, usual.describe and agreed.describe)


def profile_path(entity: Entity | None) -> str | None:
    """Return the address of the entity's public page; None for one the directory does not stand behind."""
    if entity is None:
        return None
    entity = entity.current
    return f"/{entity.address_word}/{entity.slug}/" if entity.state == EntityState.ACTIVE else None


def named_entity(quotation: StoryQuotation) -> Entity | None:
    """Return the directory's entry of the source that readers see by name, or None."""
    disclosed = disclose(quotation)
    if disclosed is None or disclosed.address is None or quotation.source is None:
        return None
    return quotation.source.entity.current if quotation.source.entity else None


def _agreement_of(said: Attribution, source: Source) -> Agreement | None:
    # An agreement with somebody else says nothing about this source.
    return said.agreement if said.agreement and said.agreement.source_id == source.pk else None


def _may_be_named(source: Source) -> bool:
    return not source.protected and source.kind not in _NAMELESS


def _name(said: Attribution, source: Source) -> str:
    known_as = source.entity.current.name if source.entity else source.name
    return without_direction_marks(said.name_as_published or known_as)


def _named(quotation: StoryQuotation, said: Attribution, source: Source) -> Disclosed:
    shape, name = "document" if source.kind in _DOCUMENTS else "named", _name(said, source)
    evidence, look_at = _evidence_of_named(quotation, said)
    return Disclosed(
        shape=shape,
        name=name,
        role=_role_beside(name, without_direction_marks(said.role_as_published)),
        address=profile_path(source.entity),
        terms=_terms(said, shape),
        how=_how(said, with_outlet=True),
        when=said.obtained_on.isoformat() if said.obtained_on else None,
        place=said.place,
        reason="",
        evidence=evidence,
        look_at=look_at,
        reply=_reply(said),
    )


def _role_beside(name: str, role: str) -> str:
    """Return the role without the name it repeats: a port that speaks as "the port" is shown once."""
    if not role.casefold().startswith(name.casefold()):
        return role
    rest = role[len(name) :]
    return rest[1:].strip() if rest[:1] in ("", ",") else role


def _unnamed(said: Attribution, source: Source, agreement: Agreement | None) -> Disclosed:
    agreed = agreement.description if agreement else ""
    group = source.name if source.kind == SourceKind.UNNAMED_GROUP and not source.protected else ""
    description = agreed or source.public_description or group or _("A source we do not name")
    return Disclosed(
        shape="unnamed",
        name=without_direction_marks(description),
        role="",
        address=None,
        terms=_terms(said, "unnamed"),
        how=_how(said, with_outlet=False),
        when=None,
        place="",
        reason=agreement.public_reason if agreement else "",
        # Of the evidence only its state: a kind or a link could lead to the person.
        evidence={"state": str(said.evidence_state), "text": what_we_hold(said.evidence_state), "link": None},
        look_at="",
        reply=_reply(said),
    )


def _terms(said: Attribution, shape: str) -> dict[str, str]:
    label, sentence = terms_for(said.terms, shape)
    return {"code": str(Terms(said.terms)), "label": label, "sentence": sentence}


def _how(said: Attribution, *, with_outlet: bool) -> dict[str, str]:
    how, text = ObtainedBy(said.obtained_by), how_we_got_it(said.obtained_by)
    if with_outlet and said.outlet and how in _WITH_OUTLET:
        text = _("%(how)s: %(outlet)s") % {"how": text, "outlet": said.outlet}
    return {"code": how.value, "text": text}


def _evidence_of_named(quotation: StoryQuotation, said: Attribution) -> tuple[dict[str, Any], str]:
    """Return what is told of the evidence, and where in it to look if readers may open it."""
    evidence = quotation.evidence
    kind, link, look_at = "", said.link or None, ""
    if evidence is not None and not evidence.protected:
        kind = evidence.kind
        # The evidence's own public address, never one of the desk; and a page number only beside the thing it counts in.
        if evidence.visibility == EvidenceVisibility.PUBLIC and evidence.link:
            link, look_at = evidence.link, said.locator
    return {"state": str(said.evidence_state), "text": what_we_hold(said.evidence_state, kind), "link": link}, look_at


def _reply(said: Attribution) -> dict[str, str] | None:
    told = reply_told(said.reply_state)
    return {"code": str(said.reply_state), "text": told} if told else None
