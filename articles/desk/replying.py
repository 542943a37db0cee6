"""Claims of a story and the replies asked for: put on file, changed, taken off, and found again after each save.

Each verb is a save of its own, apart from the text: it counts the story's version up, writes a revision, and refuses a
stale one. A quotation's own `reply_state` follows from here wherever a claim is on file for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from articles.body.characters import clean
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Attribution, Claim, Quotation, Reply
from articles.models.anchored import Anchored
from articles.models.vocabulary import AskedBy, AttributionRole, ClaimKind, ReplyState
from articles.permissions import Action, may
from articles.snapshot import read_body, state_of
from sources.models import Entity, Evidence
from sources.vocabulary import EntityState

from .anchoring import Anchor, find_again, find_words
from .fields import plain_line
from .revisions import write_revision

MAX_CLAIM_CHARS = 1_000
MAX_ANSWER_CHARS = 20_000
_ANCHOR = ("words", "prefix", "suffix", "start", "end", "is_orphaned")
_NOT_ASKED = (ReplyState.NOT_SOUGHT, ReplyState.NOT_NEEDED)


@dataclass(frozen=True)
class ClaimEdit:
    """What a person says of a claim. It stands in the quotation `quotation_key`, or in `words` of the text.

    `start` (code points) tells the right place where the words stand twice; -1 is unknown. `rests_on` is the key of the
    quotation whose source says so, `evidence_id` open evidence of the story; "" is none.
    """

    kind: str = ClaimKind.ALLEGATION
    quotation_key: str = ""
    words: str = ""
    start: int = -1
    rests_on: str = ""
    evidence_id: str = ""
    needs_reply: bool = True


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


@dataclass(frozen=True)
class Standing:
    """Where an answer stands in the text: in a quotation, or in words of it; empty takes the place away."""

    quotation_key: str = ""
    words: str = ""
    start: int = -1


# -- Verbs -------------------------------------------------------------------------------------------------------------
@transaction.atomic
def put_claim(article: Article, edit: ClaimEdit, *, key: str = "", by: Any, expected_version: int, now: datetime) -> Claim:
    """Put a claim on file, or change the one named ``key``. Raises NotAllowed, Stale, Invalid."""
    story = _lock(article, by, expected_version)
    claim = _claim(story, key) if key else Claim(article=story)
    claim.kind = _choice(edit.kind, ClaimKind, "kind")
    claim.needs_reply = edit.needs_reply
    if not key:
        _place_claim(story, claim, edit)
    claim.attribution = _said_by(story, edit.rests_on) if claim.quotation_id is None else None
    claim.evidence = _evidence(story, edit.evidence_id)
    claim.save()
    _finish(story, by, now, _("Claim"))
    return claim


@transaction.atomic
def put_reply(article: Article, edit: ReplyEdit, *, key: str = "", by: Any, expected_version: int, now: datetime) -> Reply:
    """Put a request for a reply on file, or what came of the one named ``key``. Raises NotAllowed, Stale, Invalid."""
    story = _lock(article, by, expected_version)
    reply = _reply(story, key) if key else Reply(article=story, asked_by=by)
    claims = list(story.claims.filter(key__in=edit.claim_keys))
    if not claims:
        raise Invalid({"claims": _("Choose what they were asked about.")})
    _set_party(reply, edit)
    _set_course(reply, edit, now)
    reply.save()
    reply.claims.set(claims)
    _finish(story, by, now, _("Reply"))
    return reply


@transaction.atomic
def mark_answer(article: Article, key: str, standing: Standing, *, by: Any, expected_version: int, now: datetime) -> Reply:
    """Say where the answer stands in the text. Raises NotAllowed, Stale, Invalid."""
    story = _lock(article, by, expected_version)
    reply = _reply(story, key)
    reply.quotation, found = None, None
    if standing.quotation_key:
        reply.quotation = _quotation(story, standing.quotation_key)
    elif standing.words.strip():
        found = _found(story, standing.words, standing.start)
    _set_anchor(reply, found)
    if reply.quotation or found:
        reply.not_used_because = ""
    reply.save()
    _finish(story, by, now, _("Where a reply stands"))
    return reply


@transaction.atomic
def take_off(article: Article, what: str, key: str, *, by: Any, expected_version: int, now: datetime) -> None:
    """Take a claim (``what`` is "claim") or a reply ("reply") off the story; the revision before still has it.

    Requests that were about nothing but this claim go with it. Raises NotAllowed, Stale, Invalid.
    """
    story = _lock(article, by, expected_version)
    if what == "claim":
        claim = _claim(story, key)
        asked = list(claim.replies.all())
        if claim.quotation_id:
            _set_state([claim.quotation_id], ReplyState.NOT_NEEDED)
        claim.delete()
        Reply.objects.filter(pk__in=[reply.pk for reply in asked if not reply.claims.exists()]).delete()
    else:
        _reply(story, key).delete()
    _finish(story, by, now, _("Taken off: a claim or a reply"))


# -- Following the text --------------------------------------------------------------------------------------------------
def follow_text(story: Article) -> None:
    """Find every claim and answer again in the text as stored, and let quotations' own states follow their claims."""
    claims = list(story.claims.all())
    if not claims:
        return  # and no replies: they are always about a claim
    plain = read_body(story.body).plain
    for model, rows in ((Claim, claims), (Reply, list(story.replies.all()))):
        own = [row for row in rows if row.words]
        for row in own:
            found = find_again(plain, Anchor(row.words, row.prefix, row.suffix, row.start, row.end))
            if found:
                _set_anchor(row, found)
            else:
                row.is_orphaned = True
        model.objects.bulk_update(own, _ANCHOR)
    settle_states(story)


def settle_states(story: Article) -> None:
    """Write on each claimed quotation's attribution what came of asking, so that lists and checks read one state."""
    by_state: dict[str, list[int]] = {}
    for claim in story.claims.filter(quotation__isnull=False).prefetch_related("replies"):
        state = state_of(claim.needs_reply, claim.replies.all())
        by_state.setdefault(str(state), []).append(claim.quotation_id)
    for state, quotations in by_state.items():
        _set_state(quotations, state)


def _set_state(quotations: Iterable[int], state: str) -> None:
    said = Attribution.objects.filter(quotation__in=quotations, role=AttributionRole.PRIMARY)
    said.exclude(reply_state=state).update(reply_state=state)


# -- Coming back with a revision -----------------------------------------------------------------------------------------
def bring_back(story: Article, snapshot: Mapping[str, Any]) -> None:
    """Bring back what a revision has and the story has lost since: claims, and requests with what came of them.

    Nothing is taken away and nothing on file is changed: whom we have asked since then, we have asked. A snapshot of
    schema 1 has neither.
    """
    quotations = {row.key: row for row in story.quotations.all()}
    claims = {row.key: row for row in story.claims.all()}
    taken = {row.quotation_id for row in claims.values()}
    for each in snapshot.get("claims", ()):
        row = quotations.get(each["quotation"] or "")
        if each["key"] in claims or (each["quotation"] and (row is None or row.pk in taken)):
            continue
        claims[each["key"]] = _claim_again(story, each, row)
    on_file = set(story.replies.values_list("key", flat=True))
    for each in snapshot.get("replies", ()):
        about = [claims[key] for key in each["claims"] if key in claims]
        if about and each["key"] not in on_file:
            _reply_again(story, each, quotations.get(each["quotation"] or "")).claims.set(about)


def _claim_again(story: Article, each: Mapping[str, Any], quotation: Quotation | None) -> Claim:
    claim = Claim(article=story, key=each["key"], kind=each["kind"], needs_reply=each["needs_reply"], quotation=quotation)
    claim.attribution = _said_by(story, each["rests_on"] or "", is_needed=False) if quotation is None else None
    claim.evidence = _evidence(story, each["evidence"] or "", is_needed=False)
    _copy_anchor(claim, each)
    claim.save()
    return claim


def _reply_again(story: Article, each: Mapping[str, Any], quotation: Quotation | None) -> Reply:
    plain = ("key", "party_name", "is_unnamed", "how", "state", "answer", "not_used_because")
    reply = Reply(article=story, quotation=quotation, **{name: each[name] for name in plain})
    reply.asked_by_id = each["asked_by"]
    for name in ("asked_at", "deadline", "answered_at"):
        setattr(reply, name, datetime.fromisoformat(each[name]) if each[name] else None)
    reply.party_entity = Entity.objects.filter(pk=each["entity"]).first() if each["entity"] else None
    if reply.party_entity is None and not reply.party_name:
        reply.is_unnamed, reply.how, reply.answer = True, "", ""  # the entry of the directory is gone
    _copy_anchor(reply, each)
    reply.save()
    return reply


def _copy_anchor(row: Anchored, each: Mapping[str, Any]) -> None:
    for name in _ANCHOR:
        setattr(row, name, each[name])


# -- Parts ---------------------------------------------------------------------------------------------------------------
def _lock(article: Article, by: Any, expected_version: int) -> Article:
    story = Article.objects.select_for_update().get(pk=article.pk)
    if not may(by, Action.SEE, story) or not may(by, Action.EDIT, story):
        raise NotAllowed()
    if expected_version != story.version:
        raise Stale(story.version)
    return story


def _finish(story: Article, by: Any, now: datetime, why: str) -> None:
    settle_states(story)
    story.version += 1
    story.updated_at = now
    story.save(update_fields=["version", "updated_at"])
    write_revision(story, by=by, now=now, why=why)


def _claim(story: Article, key: str) -> Claim:
    claim = story.claims.filter(key=key).first()
    if claim is None:
        raise Invalid({"claim": _("This claim is no longer on file. Reload the page.")})
    return claim


def _reply(story: Article, key: str) -> Reply:
    reply = story.replies.filter(key=key).first()
    if reply is None:
        raise Invalid({"reply": _("This request is no longer on file. Reload the page.")})
    return reply


def _quotation(story: Article, key: str) -> Quotation:
    row = story.quotations.filter(key=key, is_orphaned=False).first()
    if row is None:
        raise Invalid({"quotation": _("That quotation is not in the text. Save the story, then choose it again.")})
    return row


def _place_claim(story: Article, claim: Claim, edit: ClaimEdit) -> None:
    if edit.quotation_key:
        claim.quotation = _quotation(story, edit.quotation_key)
        if Claim.objects.filter(quotation=claim.quotation).exists():
            raise Invalid({"quotation": _("This quotation is on the list already.")})
        return
    _set_anchor(claim, _found(story, edit.words, edit.start))


def _found(story: Article, words: str, start: int) -> Anchor:
    wanted = clean(words).strip()
    if not wanted:
        raise Invalid({"words": _("Select the words in the text, or write them as they stand there.")})
    if len(wanted) > MAX_CLAIM_CHARS:
        raise Invalid({"words": _("Choose fewer words: one sentence is enough.")})
    found = find_words(read_body(story.body).plain, wanted, start)
    if found is None:
        raise Invalid({"words": _("These words do not stand in the saved text. Save the story, then select them again.")})
    return found


def _set_anchor(row: Anchored, found: Anchor | None) -> None:
    found = found or Anchor("", "", "", 0, 0)
    row.words, row.prefix, row.suffix = found.words, found.prefix, found.suffix
    row.start, row.end, row.is_orphaned = found.start, found.end, False


def _said_by(story: Article, key: str, *, is_needed: bool = True) -> Attribution | None:
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


def _evidence(story: Article, evidence_id: str, *, is_needed: bool = True) -> Evidence | None:
    if not evidence_id:
        return None
    found = next((each for each in evidence_for(story) if str(each.pk) == str(evidence_id)), None)
    if found is None and is_needed:
        raise Invalid({"evidence": _("That evidence could not be found. Choose it again.")})
    return found


def _set_party(reply: Reply, edit: ReplyEdit) -> None:
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


def _set_course(reply: Reply, edit: ReplyEdit, now: datetime) -> None:
    """Put on the row how and when it was asked and what came of it; of an unnamed party only the day and the state."""
    reply.state = _choice(edit.state, ReplyState, "state")
    reply.how = _choice(edit.how, AskedBy, "how") if edit.how and not edit.is_unnamed else ""
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


def _choice(value: str, choices: Any, field: str) -> str:
    if value not in choices.values:
        raise Invalid({field: _("“%(value)s” is not a choice here. Reload the page.") % {"value": str(value)[:40]}})
    return value
