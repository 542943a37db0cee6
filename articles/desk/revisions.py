"""A story's history: one row for each save and each step, never changed afterwards."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from articles import snapshot
from articles.models import Article, Revision

MAX_WHY_CHARS = 200


def write_revision(article: Article, *, by: Any, now: datetime, why: str = "") -> Revision:
    """Keep the story as it stands now and return the row; call it inside the transaction that changed the story.

    Revisions are numbered on their own: a step in the workflow has one without making open forms stale.
    """
    last = article.revisions.aggregate(last=Max("number"))["last"] or 0
    revision = _revision(snapshot.load_story(article), last + 1, by=by, now=now, why=why)
    revision.save()
    return revision


def write_first_revisions(articles: Sequence[Article], *, by: Any, now: datetime, why: str = "") -> None:
    """Keep many stories that were made in this transaction, with few questions to the database."""
    stories = snapshot.load_stories(articles)
    Revision.objects.bulk_create(_revision(story, 1, by=by, now=now, why=why) for story in stories)


def _revision(story: snapshot.Story, number: int, *, by: Any, now: datetime, why: str) -> Revision:
    return Revision(
        article=story.article,
        number=number,
        why=why[:MAX_WHY_CHARS],
        by=by,
        at=now,
        schema=snapshot.SCHEMA,
        snapshot=snapshot.take_story(story),
    )
