"""Where a story may go from where it stands, and who may send it there (DESIGN, section 5).

`MOVES` is the whole table. Publishing and withdrawing change the record as well, so `articles.publishing` does them; it
asks `require_move` first, and `transition` refuses those two.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.errors import Invalid, NotAllowed, WrongStep
from articles.models import Article
from articles.models.vocabulary import Status
from articles.permissions import Action, may

from .revisions import write_revision

# Steps that readers see; they belong to `articles.publishing`.
READERS_SEE = frozenset({Status.PUBLISHED, Status.WITHDRAWN})


@dataclass(frozen=True)
class Move:
    """One step: to which status, what its button says, and the permission it takes."""

    to: Status
    label: Any
    action: Action


_START = Move(Status.DRAFTING, gettext_lazy("Start writing"), Action.EDIT)
_SUBMIT = Move(Status.IN_REVIEW, gettext_lazy("Submit for review"), Action.SUBMIT)
_SEND_BACK = Move(Status.DRAFTING, gettext_lazy("Send back"), Action.REVIEW)
_MARK_READY = Move(Status.READY, gettext_lazy("Mark as ready"), Action.REVIEW)
_REVIEW_AGAIN = Move(Status.IN_REVIEW, gettext_lazy("Review again"), Action.REVIEW)
_SCHEDULE = Move(Status.SCHEDULED, gettext_lazy("Schedule"), Action.PUBLISH)
_CHANGE_HOUR = Move(Status.SCHEDULED, gettext_lazy("Change the hour"), Action.PUBLISH)
_UNSCHEDULE = Move(Status.READY, gettext_lazy("Take off the schedule"), Action.REVIEW)
_PUBLISH = Move(Status.PUBLISHED, gettext_lazy("Publish"), Action.PUBLISH)
_PUBLISH_AGAIN = Move(Status.PUBLISHED, gettext_lazy("Publish the changes"), Action.PUBLISH)
_WITHDRAW = Move(Status.WITHDRAWN, gettext_lazy("Withdraw"), Action.WITHDRAW)
_SPIKE = Move(Status.SPIKED, gettext_lazy("Spike"), Action.SPIKE)
_REOPEN = Move(Status.DRAFTING, gettext_lazy("Reopen"), Action.SPIKE)

_FROM: dict[Status, tuple[Move, ...]] = {
    Status.ASSIGNED: (_START, _SPIKE),
    # A flash goes out straight from the draft, by someone who may publish.
    Status.DRAFTING: (_SUBMIT, _MARK_READY, _SCHEDULE, _PUBLISH, _SPIKE),
    Status.IN_REVIEW: (_SEND_BACK, _MARK_READY, _SCHEDULE, _PUBLISH, _SPIKE),
    Status.READY: (_SEND_BACK, _REVIEW_AGAIN, _SCHEDULE, _PUBLISH, _SPIKE),
    Status.SCHEDULED: (_UNSCHEDULE, _CHANGE_HOUR, _PUBLISH, _SPIKE),
    Status.PUBLISHED: (_PUBLISH_AGAIN, _WITHDRAW),
    Status.WITHDRAWN: (),
    Status.SPIKED: (_REOPEN,),
}
MOVES: dict[tuple[Status, Status], Move] = {(start, move.to): move for start, moves in _FROM.items() for move in moves}


def possible_moves(article: Article, user: Any) -> list[Move]:
    """Return the steps `user` may take with the story now, in the order their buttons stand."""
    return [move for move in _FROM[Status(article.status)] if may(user, move.action, article)]


def require_move(article: Article, to: Status, *, by: Any) -> Move:
    """Return the step, or raise WrongStep where the table has none and NotAllowed where `by` may not take it."""
    move = MOVES.get((Status(article.status), Status(to)))
    if move is None:
        raise WrongStep(
            _("A story that is “%(now)s” cannot become “%(then)s”. Reload the page to see where it stands.")
            % {"now": article.get_status_display(), "then": Status(to).label}
        )
    if not may(by, move.action, article):
        raise NotAllowed()
    return move


@transaction.atomic
def transition(
    article: Article, to: Status, *, by: Any, now: datetime, publish_at: datetime | None = None, note: str = ""
) -> Article:
    """Take one step under the row's lock and return the story as stored; `note` is kept in its history.

    `publish_at`, with a zone, is the hour of a scheduled story and must lie ahead. Raises WrongStep, NotAllowed,
    Invalid. The version that open forms compare does not change.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    move = require_move(article, to, by=by)
    if move.to in READERS_SEE:
        raise WrongStep(_("Readers see this step. Use Publish or Withdraw."))
    _set_hour(article, move.to, publish_at, by=by, now=now)
    article.status = move.to
    article.updated_at = now
    article.save(update_fields=["status", "publish_at", "scheduled_by", "updated_at"])
    write_revision(article, by=by, now=now, why=note or str(move.label))
    return article


def _set_hour(article: Article, to: Status, publish_at: datetime | None, *, by: Any, now: datetime) -> None:
    if to is not Status.SCHEDULED:
        article.publish_at, article.scheduled_by = None, None
        return
    if publish_at is None:
        raise Invalid({"publish_at": _("Say when the story is to be published.")})
    if publish_at.tzinfo is None:
        raise Invalid({"publish_at": _("The hour has no time zone. Write it like 2026-11-12T18:00+00:00.")})
    if publish_at <= now:
        raise Invalid({"publish_at": _("That hour is over. Choose a later one, or publish now.")})
    article.publish_at, article.scheduled_by = publish_at, by
