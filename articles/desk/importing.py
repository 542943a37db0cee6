"""Storing drafts that come from outside, through the same saving as the form; the same story twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.errors import Invalid, StoryError
from articles.models import Article, Author, Section
from articles.permissions import visible_stories

from .edits import StoryEdits
from .incoming import BadLine, IncomingStory, read_file, read_lines
from .saving import save_story

__all__ = ["BadLine", "Imported", "IncomingStory", "Register", "import_batch", "import_story", "read_file", "read_lines"]


@dataclass(frozen=True)
class Imported:
    """One story on the desk. `was_known` says that it had been imported before and was left as it stands."""

    article: Article
    warnings: tuple[str, ...]
    was_known: bool
    story: IncomingStory


@dataclass
class Register:
    """Sections and authors by name and address while many stories come in; `made_*` are those that were missing.

    `creates` says whether missing ones are made: at the command line, which is an operator's, not in the desk.
    """

    creates: bool = False
    made_sections: list[Section] = field(default_factory=list)
    made_authors: list[Author] = field(default_factory=list)
    _sections: dict[str, Section] = field(default_factory=dict)
    _authors: dict[str, Author] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for section in Section.objects.all():
            self._sections |= {section.slug: section, section.name.casefold(): section}
        for author in Author.objects.all():
            self._authors |= {author.slug: author, author.name.casefold(): author}

    def section(self, name: str) -> Section | None:
        """Return the section of this name or address, made where that is allowed. Raises Invalid for a reserved word."""
        if not name or name.casefold() in self._sections:
            return self._sections.get(name.casefold())
        return self._make_section(name) if self.creates else None

    def author(self, name: str) -> Author | None:
        """Return the author of this name, made where that is allowed. Raises Invalid for a name too long to print."""
        known = self._authors.get(name.casefold())
        return known or (self._make_author(name) if self.creates else None)

    def forget_made_since(self, sections: int, authors: int) -> None:
        """Forget rows that a rolled back save took with it; the arguments are the lengths of the lists before it."""
        lost = [*self.made_sections[sections:], *self.made_authors[authors:]]
        del self.made_sections[sections:], self.made_authors[authors:]
        for known in (self._sections, self._authors):
            for name in [name for name, row in known.items() if row in lost]:
                del known[name]

    def _make_section(self, name: str) -> Section:
        section = Section(name=name, slug=slugify(name)[:60].strip("-"), order=len(self._sections))
        _make(section, "section", name)
        self.made_sections.append(section)
        self._sections |= {section.slug: section, name.casefold(): section}
        return section

    def _make_author(self, name: str) -> Author:
        stem = slugify(name)[:70].strip("-") or "author"
        taken = (slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if slug not in self._authors)
        author = Author(name=name, slug=next(taken))
        _make(author, "byline", name)
        self.made_authors.append(author)
        self._authors |= {author.slug: author, name.casefold(): author}
        return author


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
    known = Article.objects.filter(import_key=incoming.key).first()
    return _import(incoming, by, now, section, register or Register(), known)


@transaction.atomic
def import_batch(
    stories: Sequence[IncomingStory], by: Any, now: datetime, section: Section | None, register: Register
) -> list[Imported | BadLine]:
    """Store these stories in one transaction, each on its own: one that cannot be stored undoes no other."""
    keys = [story.key for story in stories]
    known = {article.import_key: article for article in Article.objects.filter(import_key__in=keys)}
    results: list[Imported | BadLine] = []
    for story, key in zip(stories, keys, strict=True):
        made = len(register.made_sections), len(register.made_authors)
        try:
            imported = _import(story, by, now, section, register, known.get(key))
        except StoryError as error:
            register.forget_made_since(*made)
            results.append(BadLine(story.line, _("Line %(number)d: %(why)s") % {"number": story.line, "why": error.message}))
            continue
        known[key] = imported.article
        results.append(imported)
    return results


@transaction.atomic
def _import(
    story: IncomingStory, by: Any, now: datetime, section: Section | None, register: Register, known: Article | None
) -> Imported:
    key: str | None = story.key
    if known is not None:
        if visible_stories(by).filter(pk=known.pk).exists():
            return Imported(known, (_("This story was imported before; nothing was changed."),), True, story)
        key = None  # somebody else's: it must not show, so this one is a story of its own
    warnings = list(story.warnings)
    fields = {"headline": story.headline, "standfirst": story.standfirst, "body": story.body, "slug": story.slug}
    found = register.section(story.section)
    fields["section"] = found or section
    if story.section and found is None:
        warnings.append(_("There is no section “%s”. Choose one.") % story.section)
    edits = StoryEdits(fields=fields, author_ids=_author_ids(story, register, warnings), tags=list(story.tags))
    start = Article(import_key=key)
    saved = save_story(start, edits, by=by, expected_version=None, now=now, why=_("Imported"))
    return Imported(saved.article, (*warnings, *saved.notes), False, story)


def _author_ids(story: IncomingStory, register: Register, warnings: list[str]) -> list[int] | None:
    if story.byline is None:
        return None
    authors = {name: register.author(name) for name in story.byline}
    missing = [name for name, author in authors.items() if author is None]
    if missing:
        warnings.append(_("Not among the authors: %s. Choose them by hand.") % ", ".join(missing))
    return [author.pk for author in authors.values() if author]


def _make(row: Section | Author, field_name: str, name: str) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid({field_name: f"“{name[:60]}”: {' '.join(error.messages)}"}) from error
    row.save()


def in_batches(stories: Iterable[Any], size: int) -> Iterable[list[Any]]:
    """Yield the stories in lists of at most `size`."""
    batch: list[Any] = []
    for story in stories:
        batch.append(story)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
