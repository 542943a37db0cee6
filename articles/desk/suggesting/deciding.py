"""Turning a suggestion down, and taking that back. A decision is about words in one story, wherever they stand in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from articles.desk.edits import Refusal
from articles.errors import NotAllowed
from articles.models import Article, SuggestionDecision
from articles.models.suggestion_decision import SuggestionKind, words_hashes
from articles.permissions import Action, may

_AGAIN = ["reason", "decided_by", "decided_at"]


def turn_down(story: Article, refusals: Iterable[Refusal], *, by: Any, now: datetime) -> None:
    """Keep that these are no quotations and no names of this story; the last reason counts. Raises NotAllowed.

    The story's text and version stay as they are.
    """
    refusals = list(refusals)
    if not refusals:
        return
    _require_pen(story, by)
    by_handle = {refusal.handle: refusal for refusal in refusals}
    rows = [
        SuggestionDecision(article=story, kind=kind, words_hash=hashed, reason=refusal.reason, decided_by=by, decided_at=now)
        for (kind, hashed), refusal in by_handle.items()
    ]
    SuggestionDecision.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article", "kind", "words_hash"], update_fields=_AGAIN
    )


def take_back(story: Article, kind: SuggestionKind, words: str, *, by: Any) -> bool:
    """Forget that these words were turned down; return whether they had been. Raises NotAllowed."""
    _require_pen(story, by)
    rows = SuggestionDecision.objects.filter(article=story, kind=kind, words_hash__in=words_hashes(words))
    return bool(rows.delete()[0])


def decided(story: Article | None, unsaved: Iterable[Refusal] = ()) -> frozenset[tuple[str, str]]:
    """Return (kind, keyed hash) of what was turned down in the story, and of what will be with its first save."""
    stored = story.suggestion_decisions.order_by().values_list("kind", "words_hash") if story and story.pk else ()
    return frozenset(stored) | {refusal.handle for refusal in unsaved}


def _require_pen(story: Article, by: Any) -> None:
    if not may(by, Action.EDIT, story):
        raise NotAllowed()
