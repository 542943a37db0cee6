"""What the published pages of a choice say of their sources, read in four queries however many stories there are.

Sources come from each page's own list, which groups by what readers are shown and never by a source's id
(protection.md, section 1): two unnamed sources described alike are one, as they are to a reader.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Func, QuerySet, TextField
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


class _Codes(Func):
    """The codes of a card as the text of one JSON array: looked for in one reading, where a path each takes several."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, list[Any]]:
        template = "json_extract(%(expressions)s, '$.how.code', '$.evidence.state', '$.reply.code')"
        return self.as_sql(compiler, connection, template=template, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, list[Any]]:
        paths = ("'{how,code}'", "'{evidence,state}'", "'{reply,code}'")
        codes = ", ".join(f"%(expressions)s #> {path}" for path in paths)
        return self.as_sql(compiler, connection, template=f"jsonb_build_array({codes})::text", **more)


def _said(stories: QuerySet[StoryPage]) -> Said:
    rows = PublishedQuotation.objects.filter(page__in=stories.order_by().values("pk")).order_by()
    told, said = Counter(), Said()
    for page, number, text, codes in rows.values_list("page_id", "number", "text", _Codes("card")).iterator():
        told[codes] += 1
        said.words[page][number] = len(text.split())
    said.number = told.total()
    for codes, quotations in told.items():
        for counter, code in zip((said.how, said.evidence, said.reply), json.loads(codes), strict=True):
            counter[code] += quotations
    return said


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
