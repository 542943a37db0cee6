"""What the published pages of a choice say of their sources, read in four queries however many stories there are.

Sources come from each page's own list, which groups by what readers are shown and never by a source's id
(protection.md, section 1): two unnamed sources described alike are one, as they are to a reader.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.timezone import get_current_timezone

from articles.record.models import PublishedQuotation, StoryPage

from .choosing import Choice


class Page(NamedTuple):
    """A published story; `number_of_sources` as its readers count them."""

    path: str
    headline: str
    at: datetime
    number_of_sources: int


@dataclass
class Said:
    """The quotations, counted while they are read: their number, and how many have each code, None among them.

    `how` is how the words were obtained, `evidence` its state, `reply` the one readers are told of. `words` are the numbers
    of words by page and number.
    """

    number: int = 0
    how: Counter[str | None] = field(default_factory=Counter)
    evidence: Counter[str | None] = field(default_factory=Counter)
    reply: Counter[str | None] = field(default_factory=Counter)
    words: defaultdict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


class Voice(NamedTuple):
    """A source of one story as readers see it. `shape` is named, unnamed or document; `path` its public page or empty."""

    page: int
    shape: str
    name: str
    role: str
    path: str
    terms: str
    quotations: int
    words: int

    @property
    def is_unnamed(self) -> bool:
        return self.shape == "unnamed"

    @property
    def who(self) -> str:
        """Tells named voices apart across stories; nothing for one without a name."""
        return "" if self.is_unnamed else self.path or self.name


@dataclass(frozen=True)
class Counted:
    """Everything the tables are made of. `heard_before` are the addresses of those quoted before the period began."""

    pages: dict[int, Page]
    voices: list[Voice]
    said: Said
    heard_before: frozenset[str]

    @cached_property
    def words(self) -> int:
        return sum(sum(each.values()) for each in self.said.words.values())

    @cached_property
    def days(self) -> dict[int, date]:
        """The day of each page in the newsroom's zone."""
        zone = get_current_timezone()
        return {pk: page.at.astimezone(zone).date() for pk, page in self.pages.items()}


def count(stories: QuerySet[StoryPage], choice: Choice) -> Counted:
    """Read the chosen stories. Words are what stands between spaces."""
    rows = list(stories.values_list("pk", "path", "headline", "first_published_at", "sources"))
    said = _said(stories)
    pages = {pk: Page(path, headline, at, len(sources)) for pk, path, headline, at, sources in rows}
    voices = [_voice(pk, source, said.words[pk]) for pk, _path, _headline, _at, sources in rows for source in sources]
    return Counted(pages, voices, said, _heard_before(choice))


def _said(stories: QuerySet[StoryPage]) -> Said:
    rows = PublishedQuotation.objects.filter(page__in=stories.order_by().values("pk")).order_by()
    codes = [_code(name) for name in ("how", "evidence__state", "reply")]
    said = Said()
    for page, number, text, how, evidence, reply in rows.values_list("page_id", "number", "text", *codes).iterator():
        said.number += 1
        said.how[how] += 1
        said.evidence[evidence] += 1
        said.reply[reply] += 1
        said.words[page][number] = len(text.split())
    return said


def _code(name: str) -> KeyTextTransform:
    outer, _, inner = name.partition("__")
    return KeyTextTransform(inner or "code", KeyTextTransform(outer, "card"))


def _voice(page: int, source: dict, words: dict[int, int]) -> Voice:
    numbers = source["quotations"]
    return Voice(
        page,
        source["shape"],
        source["name"],
        source["role"],
        source["address"] or "",
        source["terms"]["code"],
        len(numbers),
        sum(words.get(number, 0) for number in numbers),
    )


def _heard_before(choice: Choice) -> frozenset[str]:
    earlier = PublishedQuotation.objects.filter(published_at__lt=choice.begins_at, profile__isnull=False)
    return frozenset(earlier.order_by().values_list("profile__path", flat=True).distinct())
