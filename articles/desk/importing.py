"""Storing drafts that come from outside, through the same saving as the form; the same story twice changes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.body import MAX_BODY_CHARS
from articles.errors import Invalid
from articles.models import Article, Section
from articles.permissions import visible_stories

from .edits import StoryEdits
from .fields import body_too_long, clean_fields
from .incoming import BadLine, IncomingStory, read_file, read_lines
from .register import Register
from .saving import Draft, Saved, save_new_stories
from .topics import clean_topics

__all__ = [
    "BadLine",
    "Imported",
    "IncomingStory",
    "Refused",
    "Register",
    "import_batch",
    "import_story",
    "in_batches",
    "read_file",
    "read_lines",
]


@dataclass(frozen=True)
class Imported:
    """One story on the desk. `was_known` says that it had been imported before and was left as it stands."""

    article: Article
    warnings: tuple[str, ...]
    was_known: bool
    story: IncomingStory


@dataclass(frozen=True)
class Refused:
    """A story that cannot be stored, and why."""

    story: IncomingStory
    error: Invalid


def import_story(
    incoming: IncomingStory,
    by: Any,
    now: datetime,
    section: Section | None = None,
    register: Register | None = None,
) -> Imported:
    """Store one story as a draft of `by` and return it; one that is known already is returned as it stands.

    `section` counts where the story names none. Raises NotAllowed and Invalid; nothing is written then.
    """
    answer = import_batch([incoming], by, now, section, register or Register())[0]
    if isinstance(answer, Refused):
        raise answer.error
    return answer


@transaction.atomic
def import_batch(
    stories: Sequence[IncomingStory], by: Any, now: datetime, section: Section | None, register: Register
) -> list[Imported | Refused]:
    """Store these stories in one transaction; one that cannot be stored undoes no other. Raises NotAllowed."""
    known, hidden = _known([story.key for story in stories], by)
    answers: dict[str, Imported | Refused] = {}
    drafts: list[tuple[IncomingStory, Draft, list[str]]] = []
    for story in {story.key: story for story in stories if story.key not in known}.values():
        try:
            # One that somebody else imported must not show, so this is a story of its own.
            start = Article(import_key=None if story.key in hidden else story.key)
            drafts.append((story, *_draft(story, start, section, register)))
        except Invalid as error:
            answers[story.key] = Refused(story, error)
    saved = save_new_stories([draft for _story, draft, _warnings in drafts], by=by, now=now, why=_("Imported"))
    for (story, _stored, warnings), answer in zip(drafts, saved, strict=True):
        answers[story.key] = _imported(story, warnings, answer)
    return _in_order(stories, answers, known)


def _known(keys: list[str], by: Any) -> tuple[dict[str, Article], set[str]]:
    """Return the stories imported before that `by` may see, and the keys of those that `by` may not."""
    found = {article.import_key: article for article in Article.objects.filter(import_key__in=keys)}
    if not found:
        return {}, set()
    seen = set(visible_stories(by).filter(import_key__in=found).values_list("import_key", flat=True))
    return {key: article for key, article in found.items() if key in seen}, found.keys() - seen


def _draft(story: IncomingStory, start: Article, section: Section | None, register: Register) -> tuple[Draft, list[str]]:
    """Return what is to be stored, and warnings. Everything is looked at before the register makes a row for it."""
    fields = {"headline": story.headline, "standfirst": story.standfirst, "body": story.body, "slug": story.slug}
    clean_fields(fields)
    clean_topics(story.tags)
    if len(story.body) > MAX_BODY_CHARS:
        raise Invalid({"body": body_too_long()})
    found, authors = register.find(story.section, story.byline or ())
    warnings = list(story.warnings)
    if story.section and found is None:
        warnings.append(_("There is no section “%s”. Choose one.") % story.section)
    missing = [name for name, author in authors.items() if author is None]
    if missing:
        warnings.append(_("Not among the authors: %s. Choose them by hand.") % ", ".join(missing))
    author_ids = None if story.byline is None else [author.pk for author in authors.values() if author]
    fields["section"] = found or section
    return Draft(start, StoryEdits(fields=fields, author_ids=author_ids, tags=list(story.tags))), warnings


def _imported(story: IncomingStory, warnings: list[str], answer: Saved | Invalid) -> Imported | Refused:
    if isinstance(answer, Invalid):
        return Refused(story, answer)
    return Imported(answer.article, (*warnings, *answer.notes), False, story)


def _in_order(
    stories: Sequence[IncomingStory], answers: dict[str, Imported | Refused], known: dict[str, Article]
) -> list[Imported | Refused]:
    """Return one answer a story; a story that stands twice in the batch is known the second time."""
    again = (_("This story was imported before; nothing was changed."),)
    ordered: list[Imported | Refused] = []
    known = dict(known)
    for story in stories:
        if story.key in known:
            ordered.append(Imported(known[story.key], again, True, story))
            continue
        answer = answers[story.key]
        if isinstance(answer, Imported):
            known[story.key] = answer.article
        ordered.append(answer)
    return ordered


def in_batches(stories: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield the stories in lists of at most `size`."""
    remaining = iter(stories)
    while batch := list(islice(remaining, size)):
        yield batch
