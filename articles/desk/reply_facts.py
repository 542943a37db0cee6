"""What is put on a claim or a request for a reply: who says so, which evidence, whom we asked, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from articles.body.characters import clean
from articles.errors import Invalid
from articles.models import Article, Attribution, Reply
from articles.models.vocabulary import AskedBy, AttributionRole, ReplyState
from sources.models import Entity, Evidence
from sources.vocabulary import EntityState

from .fields import plain_line

MAX_ANSWER_CHARS = 20_000
_NOT_ASKED = (ReplyState.NOT_SOUGHT, ReplyState.NOT_NEEDED)


@dataclass(frozen=True)
class ReplyEdit:
    """What a person says of one request: to whom, about which claims, how, when, and what came of it."""

    claim_keys: tuple[str, ...] = ()
    entity_id: str = ""
    party_name: str = ""
    is_unnamed: bool = False
    how: str = ""
    asked_at: datetime | None = None
    deadline: datetime | None = None
    state: str = ReplyState.SOUGHT
    answer: str = ""
    answered_at: datetime | None = None
    not_used_because: str = ""


def said_by(story: Article, key: str, *, is_needed: bool = True) -> Attribution | None:
    """Return who said the quotation named ``key``; a claim of our own may rest on them."""
    if not key:
        return None
    said = Attribution.objects.filter(quotation__article=story, quotation__key=key, role=AttributionRole.PRIMARY).first()
    if said is None and is_needed:
        raise Invalid({"rests_on": _("That quotation is not in the text. Save the story, then choose it again.")})
    return said


def evidence_for(story: Article) -> list[Evidence]:
    """Return the evidence a claim of this story may rest on: that of its open sources. Of others not even an id is kept."""
    said = Attribution.objects.filter(quotation__article=story, source__isnull=False).values("source")
    found = Evidence.objects.filter(source__in=said, source__protected=False, protected=False)
    return list(found.select_related("source__entity").defer("sealed", "source__identity"))


def evidence_of(story: Article, evidence_id: str, *, is_needed: bool = True) -> Evidence | None:
    if not evidence_id:
        return None
    found = next((each for each in evidence_for(story) if str(each.pk) == str(evidence_id)), None)
    if found is None and is_needed:
        raise Invalid({"evidence": _("That evidence could not be found. Choose it again.")})
    return found


def set_party(reply: Reply, edit: ReplyEdit) -> None:
    reply.is_unnamed = edit.is_unnamed
    if edit.is_unnamed:
        reply.party_entity, reply.party_name = None, ""
        return
    reply.party_entity = _entity(edit.entity_id)
    reply.party_name = "" if reply.party_entity else plain_line(edit.party_name)
    if reply.party_entity is None and not reply.party_name:
        raise Invalid({"party": _("Say whom you asked.")})
    if len(reply.party_name) > Reply._meta.get_field("party_name").max_length:
        raise Invalid({"party": _("This name is too long for a name.")})


def _entity(entity_id: str) -> Entity | None:
    if not entity_id:
        return None
    try:
        found = Entity.objects.filter(pk=UUID(entity_id)).exclude(state=EntityState.MERGED).first()
    except ValueError:
        found = None
    if found is None:
        raise Invalid({"party": _("This name is no longer in the directory. Choose it again.")})
    return found


def set_course(reply: Reply, edit: ReplyEdit, now: datetime) -> None:
    """Put on the row how and when it was asked and what came of it; of an unnamed party only the day and the state."""
    reply.state = choice(edit.state, ReplyState, "state")
    reply.how = choice(edit.how, AskedBy, "how") if edit.how and not edit.is_unnamed else ""
    reply.asked_at, reply.deadline = edit.asked_at, edit.deadline
    if reply.asked_at is None and reply.state not in _NOT_ASKED:
        raise Invalid({"asked_at": _("Say when they were asked.")})
    if reply.asked_at and reply.asked_at > now:
        raise Invalid({"asked_at": _("This moment is still to come.")})
    if reply.deadline and reply.asked_at and reply.deadline < reply.asked_at:
        raise Invalid({"deadline": _("An answer cannot be wanted before it was asked for.")})
    answer = clean(edit.answer).strip()
    if len(answer) > MAX_ANSWER_CHARS:
        raise Invalid({"answer": _("Keep the whole answer as evidence, and write down here what matters of it.")})
    reply.answer = "" if edit.is_unnamed else answer
    reply.answered_at = edit.answered_at or (now if answer and not reply.answered_at else reply.answered_at)
    reply.not_used_because = plain_line(edit.not_used_because)[: Reply._meta.get_field("not_used_because").max_length]
    if edit.is_unnamed:
        _keep_only_days(reply)


def _keep_only_days(reply: Reply) -> None:
    """The hour somebody was spoken to could lead to them (protection.md, section 2)."""
    for name in ("asked_at", "answered_at"):
        moment = getattr(reply, name)
        setattr(reply, name, moment.replace(hour=0, minute=0, second=0, microsecond=0) if moment else None)


def choice(value: str, choices: Any, field: str) -> str:
    if value not in choices.values:
        raise Invalid({field: _("“%(value)s” is not a choice here. Reload the page.") % {"value": str(value)[:40]}})
    return value
