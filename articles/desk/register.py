"""The sections and authors that incoming stories name, found once and kept while many come in."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from articles.errors import Invalid
from articles.models import Author, Section

_Row = TypeVar("_Row", Section, Author)
_LONGEST_SECTION_SLUG = Section._meta.get_field("slug").max_length
_LONGEST_AUTHOR_SLUG = Author._meta.get_field("slug").max_length - len("-9999")


class Register:
    """`creates` says whether missing rows are made: at the command line, which is an operator's, not in the desk.

    `made_sections` and `made_authors` are the rows that were missing, for whoever must show them to readers.
    """

    def __init__(self, creates: bool = False) -> None:
        self.creates = creates
        self.made_sections: list[Section] = []
        self.made_authors: list[Author] = []
        self._sections: dict[str, Section] = {}
        self._authors: dict[str, Author] = {}
        for section in Section.objects.all():
            self._remember(self._sections, section)
        for author in Author.objects.all():
            self._remember(self._authors, author)

    def find(self, section: str, byline: Sequence[str]) -> tuple[Section | None, dict[str, Author | None]]:
        """Return the section of this name or address and the authors by name; None for what is not there.

        Raises Invalid for a reserved word or a name too long to print; then nothing was made, of several neither.
        """
        found = self._sections.get(section.casefold())
        names = {name.casefold(): name for name in reversed(byline)}  # the first spelling counts
        authors = {names[key]: self._authors.get(key) for key in reversed(names)}
        if not self.creates:
            return found, authors
        new_section = self._new_section(section) if section and found is None else None
        new_authors: dict[str, Author] = {}
        for name in [name for name, author in authors.items() if author is None]:
            new_authors[name] = self._new_author(name, {author.slug for author in new_authors.values()})
        if new_section:
            new_section.save()
            self.made_sections.append(new_section)
            self._remember(self._sections, new_section)
        for author in new_authors.values():
            author.save()
            self.made_authors.append(author)
            self._remember(self._authors, author)
        return found or new_section, authors | new_authors

    def _new_section(self, name: str) -> Section:
        slug = slugify(name)[:_LONGEST_SECTION_SLUG].strip("-")
        return _checked(Section(name=name, slug=slug, order=len(self._sections)), "section")

    def _new_author(self, name: str, taken: set[str]) -> Author:
        stem = slugify(name)[:_LONGEST_AUTHOR_SLUG].strip("-") or "author"
        slug, number = stem, 1
        while slug in self._authors or slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        return _checked(Author(name=name, slug=slug), "byline")

    def _remember(self, known: dict, row: Section | Author) -> None:
        known |= {row.slug: row, row.name.casefold(): row}


def _checked(row: _Row, field: str) -> _Row:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid({field: f"“{row.name[:60]}”: {' '.join(error.messages)}"}) from error
    return row
