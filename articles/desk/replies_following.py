"""Claims and answers after a save: found again in the text, told to the quotations, brought back with a revision."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from articles.models import Article, Attribution, Claim, Quotation, Reply
from articles.models.anchored import Anchored
from articles.models.vocabulary import AttributionRole
from articles.snapshot import read_body, state_of
from sources.models import Entity

from .anchoring import Anchor, find_again
from .reply_facts import evidence_of, said_by

_ANCHOR = ("words", "prefix", "suffix", "start", "end", "is_orphaned")


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
                put_anchor(row, found)
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
        set_state(quotations, state)


def set_state(quotations: Iterable[int], state: str) -> None:
    said = Attribution.objects.filter(quotation__in=quotations, role=AttributionRole.PRIMARY)
    said.exclude(reply_state=state).update(reply_state=state)


def put_anchor(row: Anchored, found: Anchor | None) -> None:
    found = found or Anchor("", "", "", 0, 0)
    row.words, row.prefix, row.suffix = found.words, found.prefix, found.suffix
    row.start, row.end, row.is_orphaned = found.start, found.end, False


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
    claim.attribution = said_by(story, each["rests_on"] or "", is_needed=False) if quotation is None else None
    claim.evidence = evidence_of(story, each["evidence"] or "", is_needed=False)
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
