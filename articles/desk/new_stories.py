"""Storing new stories, one or a hundred at a time: what is slow is asking the database, so a batch asks once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from articles import body
from articles.errors import Invalid, NotAllowed
from articles.models import Article, Author, Byline
from articles.permissions import may_create

from .edits import StoryEdits
from .revisions import write_first_revisions
from .topics import clean_topics, set_topics_of_new
from .writing import Saved, author_is_gone, save_marks, take_fields


@dataclass(frozen=True)
class Draft:
    """A story that is not stored yet, with whatever it must start from, and what goes into it."""

    article: Article
    edits: StoryEdits


@dataclass(frozen=True)
class _Ready:
    """A draft that can be stored: the article filled in, its text, topics and byline."""

    draft: Draft
    rekeyed: body.Rekeyed
    topics: dict[str, str]
    byline: list[int]

    @property
    def story(self) -> Article:
        return self.draft.article


@transaction.atomic
def save_new_stories(drafts: Sequence[Draft], *, by: Any, now: datetime, why: str = "") -> list[Saved | Invalid]:
    """Store new stories, each with its first revision; in place of one that cannot be stored stands why.

    A story that is refused undoes no other, unless the refusal is about one of its quotations. Raises NotAllowed.
    """
    if not may_create(by):
        raise NotAllowed()
    own_byline = list(Author.objects.filter(user=by).values_list("pk", flat=True))
    authors = _known_authors(draft.edits for draft in drafts)
    prepared = [_prepare(draft, own_byline, authors, by=by, now=now) for draft in drafts]
    ready = [each for each in prepared if isinstance(each, _Ready)]
    _write(ready)
    saved = iter([save_marks(each.story, each.rekeyed, each.draft.edits, by=by, now=now, is_new=True) for each in ready])
    write_first_revisions([each.story for each in ready], by=by, now=now, why=why)
    return [next(saved) if isinstance(each, _Ready) else each for each in prepared]


def _known_authors(edits: Iterable[StoryEdits]) -> set[int]:
    named = {pk for each in edits for pk in each.author_ids or ()}
    return set(Author.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()


def _prepare(draft: Draft, own_byline: list[int], authors: set[int], *, by: Any, now: datetime) -> _Ready | Invalid:
    """Fill in one story, in memory; a byline that is not given is the person's own."""
    story, edits = draft.article, draft.edits
    if story.owner_id is None:
        story.owner = by
    byline = own_byline
    if edits.author_ids is not None:
        byline = list(dict.fromkeys(edits.author_ids))
        if not authors.issuperset(byline):
            return author_is_gone()
    try:
        topics = clean_topics(edits.tags or ())
        rekeyed = take_fields(story, edits, by=by)
    except Invalid as error:
        return error
    story.version, story.created_at, story.updated_at = 1, now, now
    return _Ready(draft, rekeyed, topics, byline)


def _write(ready: Sequence[_Ready]) -> None:
    Article.objects.bulk_create(each.story for each in ready)
    Byline.objects.bulk_create(
        Byline(article=each.story, author_id=pk, order=order) for each in ready for order, pk in enumerate(each.byline)
    )
    set_topics_of_new([(each.story, each.topics) for each in ready])
