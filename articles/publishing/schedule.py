"""Publishing at an hour: setting it, and publishing what is due, each story exactly once (DESIGN, invariant 7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import snapshot
from articles.desk.protected_names import require_no_protected_name
from articles.desk.workflow import require_move, transition
from articles.errors import Blocked, Invalid, StoryError
from articles.models import Acknowledgement, Article, HousePolicy
from articles.models.vocabulary import Status

from .publish import Published, lock, publish, require_parts, unread_warnings
from .revisions import keep_revisions


@dataclass(frozen=True)
class Due:
    """What came of a story whose hour had come: `published`, or `why` it went back to ready. `late` is past the hour."""

    article_pk: int
    late: timedelta
    published: Published | None = None
    why: str = ""


@transaction.atomic
def schedule(article: Article, *, by: Any, now: datetime, at: datetime, acknowledge: bool = False) -> Article:
    """Let ``article`` be published at the hour ``at`` in the name of ``by``; it must pass its checks now already.

    Raises NotAllowed, WrongStep, Blocked, Invalid.
    """
    [article] = lock([article.pk])
    require_move(article, Status.SCHEDULED, by=by)
    story = snapshot.load_story(article)
    require_parts(story)
    if story.embargo_until is not None and at < story.embargo_until:
        raise Invalid({"publish_at": _("The embargo is not over at that hour. Choose a later one.")})
    read = unread_warnings(story, HousePolicy.load(), None, by=by, now=now, acknowledge=acknowledge, goes_out_at=at)
    Acknowledgement.objects.bulk_create(read)
    return transition(article, Status.SCHEDULED, by=by, now=now, publish_at=at)


def publish_due(now: datetime) -> list[Due]:
    """Publish every story whose hour has come, oldest first, and return what came of each.

    Any number of workers may call this at once: a story belongs to the one whose UPDATE finds it still scheduled. One
    that cannot go out returns to ready with the reason in its history, where the board shows it.
    """
    waiting = Article.objects.due(now).order_by("publish_at", "pk").values_list("pk", flat=True)
    return [due for pk in list(waiting) if (due := _publish_one(pk, now)) is not None]


def _publish_one(pk: int, now: datetime) -> Due | None:
    try:
        looked = _look_for_names(pk, now)
        with transaction.atomic():
            article = _claim(pk, now)
            if article is None:
                return None
            late = now - article.publish_at
            done = publish(article, by=article.scheduled_by, now=now, acknowledge=True, expected_version=looked)
            return Due(pk, late, published=done)
    except StoryError as error:
        # The claim was undone with the attempt; it is made again, this time to hand the story back.
        return _hand_back(pk, now, _reason(error))


def _look_for_names(pk: int, now: datetime) -> int | None:
    """Return the version without a protected name, or None where another worker has the story. Before the claim, since it
    writes a log that must not be undone with an attempt."""
    article = Article.objects.select_related("scheduled_by", "section").filter(pk=pk, status=Status.SCHEDULED).first()
    if article is None:
        return None
    by = article.scheduled_by
    return require_no_protected_name(article, Status.PUBLISHED, by=by, now=now, tells_places=False)


def _claim(pk: int, now: datetime) -> Article | None:
    claimed = Article.objects.filter(pk=pk, status=Status.SCHEDULED, publish_at__lte=now).update(status=Status.READY)
    return Article.objects.select_related("scheduled_by").get(pk=pk) if claimed else None


@transaction.atomic
def _hand_back(pk: int, now: datetime, reason: str) -> Due | None:
    article = _claim(pk, now)
    if article is None:
        return None
    late, by = now - article.publish_at, article.scheduled_by
    article.publish_at, article.scheduled_by, article.updated_at = None, None, now
    article.save(update_fields=["publish_at", "scheduled_by", "updated_at"])
    why = _("Not published at its hour: %s") % reason
    keep_revisions([snapshot.load_story(article)], why=why, by=by, now=now)
    return Due(pk, late, why=why)


def _reason(error: StoryError) -> str:
    if isinstance(error, Blocked):
        return " ".join(str(problem.message) for problem in error.problems if problem.is_block)
    return str(error)
