"""Claims of a story and the replies asked for: put on file, changed, taken off.

Each verb is a save of its own, apart from the text: it counts the story's version up, writes a revision, and refuses a
stale one. A quotation's own `reply_state` follows from here wherever a claim is on file for it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.body.characters import clean
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Claim, Quotation, Reply
from articles.models.vocabulary import ClaimKind, ReplyState
from articles.permissions import Action, may
from articles.snapshot import read_body

from .anchoring import Anchor, find_words
from .replies_following import put_anchor, set_state, settle_states
from .reply_facts import ReplyEdit, choice, evidence_of, said_by, set_course, set_party
from .revisions import write_revision

MAX_CLAIM_CHARS = 1_000


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
class Standing:
    """Where an answer stands in the text: in a quotation, or in words of it; empty takes the place away."""

    quotation_key: str = ""
    words: str = ""
    start: int = -1


@transaction.atomic
def put_claim(article: Article, edit: ClaimEdit, *, key: str = "", by: Any, expected_version: int, now: datetime) -> Claim:
    """Put a claim on file, or change the one named ``key``. Raises NotAllowed, Stale, Invalid."""
    story = _lock(article, by, expected_version)
    claim = _claim(story, key) if key else Claim(article=story)
    claim.kind = choice(edit.kind, ClaimKind, "kind")
    claim.needs_reply = edit.needs_reply
    if not key:
        _place_claim(story, claim, edit)
    claim.attribution = said_by(story, edit.rests_on) if claim.quotation_id is None else None
    claim.evidence = evidence_of(story, edit.evidence_id)
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
    set_party(reply, edit)
    set_course(reply, edit, now)
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
    put_anchor(reply, found)
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
            set_state([claim.quotation_id], ReplyState.NOT_NEEDED)
        claim.delete()
        Reply.objects.filter(pk__in=[reply.pk for reply in asked if not reply.claims.exists()]).delete()
    else:
        _reply(story, key).delete()
    _finish(story, by, now, _("Taken off: a claim or a reply"))


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
    put_anchor(claim, _found(story, edit.words, edit.start))


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
