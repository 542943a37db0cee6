"""Saving a story: the one door through which text, quotations and mentions are written, by form, command or import.

Text and rows change together or not at all. Of two people who save at once the second is refused, with nothing of
theirs lost: the form keeps it. What the text no longer marks is kept as an orphan, so that undo brings the source back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import body, snapshot
from articles.errors import Invalid, NotAllowed, Stale
from articles.models import Article, Author, Byline
from articles.models.vocabulary import Status
from articles.permissions import Action, may, may_create

from .edits import StoryEdits
from .fields import body_too_long, clean_body, clean_fields
from .mentions import save_mentions
from .quotations import save_quotations
from .revisions import write_revision
from .topics import clean_topics, set_topics

# Given to the person whom the story then belongs to, so it takes the one who hands out work.
_ASSIGNING = ("assignee",)


@dataclass(frozen=True)
class Saved:
    """What a save did. `copies` is {new key: key it was copied from}; `notes` are sentences for the person who saved.

    The story's body may differ from what was sent (new keys, forbidden tags gone): the form takes it over.
    """

    article: Article
    copies: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


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
    is_new = article is None or article.pk is None
    story = _new_story(article, by=by, now=now) if is_new else _lock(article, edits, by, expected_version)
    _require_permission(story, edits, by, is_new)
    fields = clean_fields(edits.fields)
    topics = clean_topics(edits.tags) if edits.tags is not None else None
    rekeyed = _take_fields(story, fields, edits, is_new)
    story.version += 1
    story.updated_at = now
    story.save()
    _save_bylines(story, edits.author_ids, by, is_new)
    if topics is not None:
        set_topics(story, topics, is_new=is_new)
    text = snapshot.read_body(story.body)
    notes = save_quotations(story, text, rekeyed.copies, edits.quotations, by=by, now=now, is_new=is_new)
    notes += save_mentions(story, text, rekeyed.copies, edits.mentions, by=by, is_new=is_new)
    write_revision(story, by=by, now=now, why=why, is_first=is_new)
    return Saved(story, {copy.new_key: copy.from_key for copy in rekeyed.copies}, tuple(dict.fromkeys(notes)))


def _new_story(article: Article | None, *, by: Any, now: datetime) -> Article:
    if not may_create(by):
        raise NotAllowed()
    story = article or Article()
    if story.owner_id is None:
        story.owner = by
    story.created_at = now
    return story


def _lock(article: Article, edits: StoryEdits, by: Any, expected_version: int | None) -> Article:
    story = Article.objects.select_for_update().get(pk=article.pk)
    if not may(by, Action.SEE, story):
        raise NotAllowed()
    if expected_version is not None and expected_version != story.version:
        raise Stale(story.version)
    return story


def _require_permission(story: Article, edits: StoryEdits, by: Any, is_new: bool) -> None:
    changed = {name for name, value in edits.fields.items() if value != getattr(story, name)}
    only_the_hold = set(edits.fields) == {"on_hold"} and not _touches_more_than_fields(edits)
    if not is_new and not only_the_hold and not may(by, Action.EDIT, story):
        raise NotAllowed()
    if "on_hold" in changed and not may(by, Action.HOLD, story):
        raise NotAllowed(_("Only an editor can put a story on hold or take it off."))
    if changed.intersection(_ASSIGNING) and edits.fields["assignee"] != by and not may(by, Action.REVIEW, story):
        raise NotAllowed(_("Only an editor can give a story to somebody else."))


def _touches_more_than_fields(edits: StoryEdits) -> bool:
    return bool(edits.quotations or edits.mentions) or edits.author_ids is not None or edits.tags is not None


def _take_fields(story: Article, fields: Mapping[str, Any], edits: StoryEdits, is_new: bool) -> body.Rekeyed:
    for name, value in fields.items():
        if name != "body":
            setattr(story, name, value)
    if "body" not in fields:
        return body.Rekeyed(story.body, ())
    rekeyed = _rekey(story, clean_body(fields["body"]), edits, is_new)
    if story.status == Status.ASSIGNED and rekeyed.html:
        story.status = Status.DRAFTING
    story.body = rekeyed.html
    return rekeyed


def _rekey(story: Article, text: body.Body, edits: StoryEdits, is_new: bool) -> body.Rekeyed:
    known_quotations = frozenset() if is_new else frozenset(story.quotations.values_list("key", flat=True))
    known_mentions = frozenset() if is_new else frozenset(story.mentions.values_list("key", flat=True))
    try:
        return body.rekey(text, known_quotations, known_mentions, frozenset(edits.fresh_keys))
    except body.BodyTooLong as error:
        raise Invalid({"body": body_too_long()}) from error


def _save_bylines(story: Article, author_ids: list[int] | None, by: Any, is_new: bool) -> None:
    if author_ids is None:
        if not is_new:
            return
        author_ids = list(Author.objects.filter(user=by).values_list("pk", flat=True))
    wanted = list(dict.fromkeys(author_ids))
    if wanted == ([] if is_new else list(story.bylines.values_list("author_id", flat=True))):
        return
    known = set(Author.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if len(known) < len(wanted):
        raise Invalid({"authors": _("An author of the byline does not exist any more. Choose the authors again.")})
    story.bylines.all().delete()
    Byline.objects.bulk_create(Byline(article=story, author_id=pk, order=order) for order, pk in enumerate(wanted))
