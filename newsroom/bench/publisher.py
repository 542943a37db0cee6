"""Publishing while others read: an editor changes a headline and brings the story to readers, and it is timed."""

import itertools
import time
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.desk.edits import StoryEdits
from articles.desk.saving import save_story
from articles.models import Article
from articles.publishing import publish


def edit_and_publish(article: Article, by: Any, mark: str = "") -> dict[str, float]:
    """Give a story a headline it never had, as an editor does, and bring it to readers.

    ``mark`` stands at its head where it is given. Returns the seconds of both steps.
    """
    began, now = time.perf_counter(), timezone.now()
    headline = f"{mark} {article.headline.split(' · ')[0]} · {article.version}".strip()
    saved = save_story(article, StoryEdits(fields={"headline": headline}), by=by, expected_version=article.version, now=now)
    between = time.perf_counter()
    publish(saved.article, by=by, now=now, acknowledge=True)
    return {"save": between - began, "publish": time.perf_counter() - between}


def editor() -> Any:
    return get_user_model().objects.get(username="bench")


def stories_to_edit() -> Iterator[Article]:
    """The stories at the desk, one after another and again, each as it is stored now."""
    keys = list(Article.objects.filter(live_number__isnull=False).order_by("-pk").values_list("pk", flat=True))
    return (Article.objects.select_related("section").get(pk=pk) for pk in itertools.cycle(keys))
