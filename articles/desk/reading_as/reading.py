"""The shape of such a reading, and what all three say in the same way."""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.checks import Place
from articles.checks.wording import shortened
from articles.models.faces import name_of
from articles.snapshot import Story, StoryQuotation
from sources.models import Source

_SENTENCE_END = re.compile(r"[.!?…][”’\"']?\s+|\n+")
MOST_AROUND = 300  # characters before or after the words; a text without a full stop has no end otherwise


@dataclass(frozen=True)
class Fact:
    """A label and what is to be said under it; `tone` is "", "ok", "warn" or "bad"."""

    label: str
    text: str
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """Words with what stands `before` and `after` them, facts, and `place`: what follows the # of the story's address."""

    words: str
    facts: tuple[Fact, ...] = ()
    place: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Part:
    """One heading of a reading; `empty` is said where it has no row."""

    heading: str
    rows: tuple[Row, ...]
    empty: str


@dataclass(frozen=True)
class Reading:
    """`summary` are figures of the whole."""

    title: str
    about: str
    parts: tuple[Part, ...]
    summary: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Seen:
    """A story as one person sees it. `known` are the protected sources they may list; of others only what protection.md,
    section 1, lets every reader of the story know. `cards` are the payload's quotations by key, `payload` all of it.
    """

    story: Story
    payload: dict[str, Any]
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    known: frozenset[UUID] = frozenset()

    @cached_property
    def _letters(self) -> dict[UUID, str]:
        """The letters of the story form: in the order of the text, then those whose mark is gone."""
        every = (*self.story.quotations, *self.story.orphans)
        protected = dict.fromkeys(each.source.pk for each in every if each.source and each.source.protected)
        return {pk: _letter(at) for at, pk in enumerate(protected)}

    def called(self, source: Source | None) -> str:
        """Return what the desk calls a source in this story."""
        if source is None:
            return _("Nobody yet")
        return _("Protected source %s") % self._letters[source.pk] if source.protected else str(source)

    def may_know(self, source: Source) -> bool:
        """Whether more than the story's own facts may be told of this source."""
        return not source.protected or source.pk in self.known

    def said(self, quotation: StoryQuotation, *facts: Fact) -> Row:
        """Return a quotation with the sentence around it."""
        start, end = quotation.row.start, quotation.row.end
        before, after = around(self.story.plain, start, end)
        return Row(self.story.plain[start:end] or quotation.text, facts, f"quotation-{quotation.key}", before, after)

    def found(self, place: Place) -> Row:
        """Return what a check found."""
        return Row(place.message, (), place_of(place))


def place_of(place: Place) -> str:
    """Return where a check's place stands, as the story form reads it from its address."""
    if place.key and place.field == "body":
        return f"quotation-{place.key}"
    return f"at-{place.start}-{place.end}" if place.end else f"field-{place.field}"


def around(plain: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after [start, end) within its sentence; offsets are code points."""
    earliest = max(start - MOST_AROUND, 0)
    begins = max((each.end() for each in _SENTENCE_END.finditer(plain, earliest, start)), default=earliest)
    ends = _SENTENCE_END.search(plain, end, end + MOST_AROUND)
    return plain[begins:start].lstrip(), plain[end : ends.end() if ends else end + MOST_AROUND].split("\n")[0].rstrip()


def short(text: str) -> str:
    return shortened(text)


def moment(at: datetime) -> str:
    return date_format(localtime(at), "j F Y, H.i")


def facts_of(*pairs: tuple[str, str] | Fact | None) -> tuple[Fact, ...]:
    """Return facts of (label, text) pairs, without those that say nothing."""
    facts: Iterable[Fact] = (each if isinstance(each, Fact) else Fact(*each) for each in pairs if each)
    return tuple(each for each in facts if each.text)


def person(user: Any) -> str:
    return name_of(user) if user else ""


def _letter(at: int) -> str:
    letters = string.ascii_uppercase
    return letters[at] if at < len(letters) else letters[at // len(letters) - 1] + letters[at % len(letters)]
