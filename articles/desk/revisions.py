"""A story's history: one row for each save and each step, never changed afterwards."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from articles import snapshot
from articles.models import Article, Revision

MAX_WHY_CHARS = 200


def write_revision(article: Article, *, by: Any, now: datetime, why: str = "", is_first: bool = False) -> Revision:
    """Keep the story as it stands now and return the row; call it inside the transaction that changed the story.

    Revisions are numbered on their own: a step in the workflow has one without making open forms stale. `is_first`
    saves the question for the last number when the caller has just made the story.
    """
    return Revision.objects.create(
        article=article,
        number=1 if is_first else _last_number(article) + 1,
        why=why[:MAX_WHY_CHARS],
        by=by,
        at=now,
        schema=snapshot.SCHEMA,
        snapshot=snapshot.take(article),
    )


def _last_number(article: Article) -> int:
    return article.revisions.aggregate(last=Max("number"))["last"] or 0
