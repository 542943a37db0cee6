"""The rows that publishing leaves in a story's history."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from articles import snapshot
from articles.models import Revision
from articles.snapshot import Story

MAX_WHY_CHARS = 200


def keep_revisions(stories: Sequence[Story], *, why: str, by: Any, now: datetime) -> None:
    """Keep these stories as they stand now."""
    articles = [story.article for story in stories]
    last = dict(Revision.objects.filter(article__in=articles).order_by().values_list("article").annotate(last=Max("number")))
    Revision.objects.bulk_create(
        Revision(
            article=story.article, number=last.get(story.article.pk, 0) + 1, why=why[:MAX_WHY_CHARS], by=by, at=now,
            schema=snapshot.SCHEMA, snapshot=snapshot.take_story(story),
        )
        for story in stories
    )  # fmt: skip
