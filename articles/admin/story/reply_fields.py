"""What the forms of claims and replies hold: what is on file, or what was typed when the desk refused it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localtime

from articles.models import Claim, Reply
from articles.models.vocabulary import ClaimKind, ReplyState

_MINUTES = "%Y-%m-%dT%H:%M"  # what <input type="datetime-local"> takes


@dataclass(frozen=True)
class ClaimFields:
    """The form of one claim; all texts as the form sends them."""

    kind: str = ClaimKind.ALLEGATION
    quotation: str = ""
    words: str = ""
    start: str = ""
    rests_on: str = ""
    evidence: str = ""
    needs_reply: bool = True

    @classmethod
    def of(cls, row: Claim, rests_on: str) -> "ClaimFields":
        return cls(kind=row.kind, rests_on=rests_on, evidence=str(row.evidence_id or ""), needs_reply=row.needs_reply)

    @classmethod
    def typed(cls, post: QueryDict) -> "ClaimFields":
        names = ("kind", "quotation", "words", "start", "rests_on", "evidence")
        return cls(needs_reply="needs_reply" in post, **{name: post.get(name, "") for name in names})


@dataclass(frozen=True)
class ReplyFields:
    """The form of one request; moments as the browser's control takes them, in the newsroom's time."""

    claims: tuple[str, ...] = ()
    party: str = ""
    is_unnamed: bool = False
    how: str = ""
    asked_at: str = ""
    deadline: str = ""
    state: str = ReplyState.SOUGHT
    answer: str = ""
    answered_at: str = ""
    not_used_because: str = ""

    @classmethod
    def of(cls, row: Reply, claims: list[str]) -> "ReplyFields":
        moments = {name: _in_the_form(getattr(row, name)) for name in ("asked_at", "deadline", "answered_at")}
        plain = {name: getattr(row, name) for name in ("is_unnamed", "how", "state", "answer", "not_used_because")}
        return cls(claims=tuple(claims), party="" if row.is_unnamed else row.party, **plain, **moments)

    @classmethod
    def typed(cls, post: QueryDict) -> "ReplyFields":
        names = ("party", "how", "asked_at", "deadline", "state", "answer", "answered_at", "not_used_because")
        facts = {name: post.get(name, "") for name in names}
        return cls(claims=tuple(post.getlist("claim")), is_unnamed="is_unnamed" in post, **facts)


@dataclass(frozen=True)
class StandingFields:
    """The form that says where an answer stands."""

    quotation: str = ""
    words: str = ""
    start: str = ""

    @classmethod
    def typed(cls, post: QueryDict) -> "StandingFields":
        return cls(post.get("quotation", ""), post.get("words", ""), post.get("start", ""))


class Refused:
    """The form that was refused, if any: its fields go back into the one place it was sent from."""

    def __init__(self, post: QueryDict | None = None):
        self._post = post if post is not None else QueryDict()

    def fields(self, what: str, key: str, kind: Any, otherwise: Any) -> Any:
        """Return the typed fields where just this form was refused, else ``otherwise``."""
        return kind.typed(self._post) if self.is_form(what, key) else otherwise

    def is_form(self, what: str, key: str = "") -> bool:
        return self._post.get("what") == what and self._post.get("key", "") == key


def _in_the_form(moment: Any) -> str:
    return localtime(moment).strftime(_MINUTES) if moment else ""
