"""The claims of a story and what became of asking those they are about, loaded with it and written down in its snapshot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import FilteredRelation, QuerySet

from articles.models import Article, Attribution, Claim, Reply
from articles.models.vocabulary import ReplyState

if TYPE_CHECKING:
    from . import StoryQuotation

# What is least settled decides where several parties were asked.
_LEAST_SETTLED = (
    ReplyState.NOT_SOUGHT, ReplyState.SOUGHT, ReplyState.NO_ANSWER, ReplyState.DECLINED, ReplyState.RECEIVED,
)  # fmt: skip
_SEALED = ("attribution__source__identity", "evidence__sealed")
_ANCHOR = ("words", "prefix", "suffix", "start", "end", "is_orphaned")


@dataclass(frozen=True, eq=False)
class StoryClaim:
    """A claim with its replies, oldest first. `quotation` is the one it stands in; None in words of our own."""

    row: Claim
    quotation: "StoryQuotation | None"
    replies: tuple[Reply, ...] = ()

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def stands_in_text(self) -> bool:
        return self.quotation.marked is not None if self.quotation else self.row.stands_in_text

    @property
    def text(self) -> str:
        return self.quotation.text if self.quotation else self.row.words

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands, in code points into the plain text."""
        place = self.quotation.row if self.quotation else self.row
        return place.start, place.end

    @property
    def attribution(self) -> Attribution | None:
        """Who says so: whoever said the quotation, or whom words of our own rest on."""
        return self.quotation.attribution if self.quotation else self.row.attribution

    @property
    def state(self) -> ReplyState:
        return state_of(self.row.needs_reply, self.replies)


def state_of(needs_reply: bool, replies: Iterable[Reply]) -> ReplyState:
    """Return what came of asking about one claim: of several parties, the state that is least settled."""
    states = {ReplyState(reply.state) for reply in replies}
    if not needs_reply or states == {ReplyState.NOT_NEEDED}:
        return ReplyState.NOT_NEEDED
    asked = states - {ReplyState.NOT_NEEDED}
    return min(asked, key=_LEAST_SETTLED.index) if asked else ReplyState.NOT_SOUGHT


def load_claims(
    articles: Sequence[Article], quotations: Mapping[int, "StoryQuotation"]
) -> dict[int, tuple[StoryClaim, ...]]:
    """Return the claims of each story in reading order, in one query. ``quotations`` are those of all, by id."""
    claims: dict[int, Claim] = {}
    replies: dict[int, dict[int, Reply]] = defaultdict(dict)
    once: dict[int, Reply] = {}
    for row in _pairs(articles):
        claims.setdefault(row.pk, row)
        if (asked := getattr(row, "asked", None)) is not None:
            replies[row.pk][asked.pk] = once.setdefault(asked.pk, asked)
    found = defaultdict(list)
    for row in claims.values():
        about = replies[row.pk]
        ordered = tuple(about[pk] for pk in sorted(about))
        found[row.article_id].append(StoryClaim(row, quotations.get(row.quotation_id), ordered))
    return {pk: tuple(sorted(each, key=lambda claim: claim.span)) for pk, each in found.items()}


def _pairs(articles: Sequence[Article]) -> QuerySet[Claim]:
    """Return the claims once for each reply to them, which is `asked`; a claim without one stands there once."""
    rows = Claim.objects.filter(article__in=articles).annotate(asked=FilteredRelation("replies"))
    return rows.select_related(
        "attribution__source", "evidence", "asked__party_entity__merged_into", "asked__asked_by"
    ).defer(*_SEALED)


def claims_written(claims: Iterable[StoryClaim], keys: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return claims for a snapshot. ``keys`` are those of the story's quotations, by id."""
    return [
        {
            "key": claim.key,
            "kind": str(claim.row.kind),
            "quotation": claim.quotation.key if claim.quotation else None,
            "needs_reply": claim.row.needs_reply,
            "rests_on": keys.get(claim.row.attribution.quotation_id) if claim.row.attribution else None,
            "evidence": str(claim.row.evidence_id) if claim.row.evidence_id else None,
            **{name: getattr(claim.row, name) for name in _ANCHOR},
        }
        for claim in claims
    ]


def replies_written(claims: Iterable[StoryClaim], keys: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return the replies to these claims for a snapshot, each once, with the keys of the claims it is about."""
    about: dict[int, list[str]] = defaultdict(list)
    rows = {}
    for claim in claims:
        for row in claim.replies:
            rows[row.pk] = row
            about[row.pk].append(claim.key)
    return [
        {
            "key": row.key,
            "claims": about[pk],
            "entity": str(row.party_entity_id) if row.party_entity_id else None,
            "party_name": row.party_name,
            "is_unnamed": row.is_unnamed,
            "how": str(row.how),
            "asked_at": _moment(row.asked_at),
            "asked_by": row.asked_by_id,
            "deadline": _moment(row.deadline),
            "state": str(row.state),
            "answer": row.answer,
            "answered_at": _moment(row.answered_at),
            "quotation": keys.get(row.quotation_id),
            "not_used_because": row.not_used_because,
            **{name: getattr(row, name) for name in _ANCHOR},
        }
        for pk, row in sorted(rows.items())
    ]


def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
