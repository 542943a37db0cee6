"""Saving a story: the one door through which text, quotations and mentions are written, by form, command or import.

Text and rows change together or not at all. Of two people who save at once the second is refused, with nothing of
theirs lost: the form keeps it. What the text no longer marks is kept as an orphan, so that undo brings the source back.
"""

from dataclasses import fields as fields_of
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Author, Byline
from articles.permissions import Action, may, may_attribute

from .edits import StoryEdits
from .new_stories import Draft, save_new_stories
from .replies_following import bring_back, follow_text
from .revisions import write_revision
from .suggesting.deciding import turn_down
from .topics import clean_topics, set_topics
from .writing import Saved, author_is_gone, save_marks, take_fields

# What the source desk may set in a story whose text it cannot read.
ATTRIBUTION_EDITS = frozenset({"source_id", "terms", "agreement_id", "evidence_id", "evidence_state", "locator", "verbatim"})

__all__ = ["Draft", "Saved", "save_new_stories", "save_story"]


@transaction.atomic
def save_story(
    article: Article | None,
    edits: StoryEdits,
    *,
    by: Any,
    expected_version: int | None,
    now: datetime,
    why: str = "",
) -> Saved:
    """Save a story with all its marks, one revision and the next version number, and return it as stored.

    `article` None (or one not stored yet, with whatever it must start from) makes a new story. `expected_version` is the
    version the person opened; None asks no question. Raises NotAllowed, Stale, Invalid; nothing is written then.
    """
    if article is None or article.pk is None:
        saved = save_new_stories([Draft(article or Article(), edits)], by=by, now=now, why=why)[0]
        if isinstance(saved, Invalid):
            raise saved
        turn_down(saved.article, edits.refusals, by=by, now=now)
        return saved
    story = _lock(article, edits, by, expected_version)
    topics = clean_topics(edits.tags) if edits.tags is not None else None
    rekeyed = take_fields(story, edits, by=by)
    story.version += 1
    story.updated_at = now
    story.save()
    if edits.author_ids is not None:
        _save_byline(story, list(dict.fromkeys(edits.author_ids)))
    if topics is not None:
        set_topics(story, topics)
    saved = save_marks(story, rekeyed, edits, by=by, now=now)
    turn_down(story, edits.refusals, by=by, now=now)
    if edits.from_revision is not None:
        bring_back(story, edits.from_revision)
    follow_text(story)
    write_revision(story, by=by, now=now, why=why)
    return saved


def _lock(article: Article, edits: StoryEdits, by: Any, expected_version: int | None) -> Article:
    """Return the story as stored, its row locked, if `by` may save these edits and saw its newest version."""
    story = Article.objects.select_for_update().get(pk=article.pk)
    keeps_sources = _changes_only_attributions(edits) and may_attribute(by, story)
    if not may(by, Action.SEE, story) and not keeps_sources:
        raise NotAllowed()
    if expected_version is not None and expected_version != story.version:
        raise Stale(story.version)
    # Whoever may hold a story need not be one of its writers: the standards editor is not.
    if not _changes_only_the_hold(edits) and not may(by, Action.EDIT, story) and not keeps_sources:
        raise NotAllowed()
    return story


def _changes_only_attributions(edits: StoryEdits) -> bool:
    """Whether nothing is changed but who said words that are marked already, and on what terms."""
    more = edits.fields or edits.mentions or edits.refusals or edits.author_ids is not None or edits.tags is not None
    return (
        bool(edits.quotations)
        and not more
        and all(
            given.name in ATTRIBUTION_EDITS or getattr(edit, given.name) is None
            for edit in edits.quotations.values()
            for given in fields_of(edit)
        )
    )


def _changes_only_the_hold(edits: StoryEdits) -> bool:
    more = edits.quotations or edits.mentions or edits.refusals or edits.author_ids is not None or edits.tags is not None
    return set(edits.fields) == {"on_hold"} and not more


def _save_byline(story: Article, author_ids: list[int]) -> None:
    if author_ids == list(story.bylines.values_list("author_id", flat=True)):
        return
    if Author.objects.filter(pk__in=author_ids).count() < len(author_ids):
        raise author_is_gone()
    story.bylines.all().delete()
    Byline.objects.bulk_create(Byline(article=story, author_id=pk, order=at) for at, pk in enumerate(author_ids))
