"""What is named in a text: names, and descriptions that stand for a name. Offsets are code points, ends exclusive."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID


class Name(NamedTuple):
    """One place where a name stands. Tuples, because a story has a hundred and a frozen dataclass costs thrice as much.

    `start` and `end` hold the name without title and without possessive. `canonical` is the newsroom's own full name, or
    else the fullest form in the text. `title` is what stands before the name ("Mayor", "ICE Acting Director") and begins at
    `title_start` (== `start` when there is none); `role` is the description beside it ("the council’s chief engineer").
    """

    start: int
    end: int
    text: str
    type: str  # person, organisation, place, event, operation, work_or_law, other
    canonical: str
    known: bool
    entity_id: UUID | None
    source_id: UUID | None
    kind: str  # name, alias, acronym, coordinated
    gender: str  # f, m, or nothing
    plural: bool
    title: str
    title_start: int
    role: str
    quoted: bool
    ambiguous: bool
    candidates: tuple[tuple[UUID | None, str], ...]
    rule: str
    confidence: float


class Nominal(NamedTuple):
    """A description tied to a name: “the utility”, “the Kentucky Republican”, “the mayor”."""

    start: int
    end: int
    text: str
    canonical: str
    type: str
    entity_id: UUID | None
    source_id: UUID | None
    rule: str
    confidence: float


class Names:
    """All names of a text in reading order, never overlapping, and the descriptions tied to them."""

    def __init__(self, names: Iterable[Name] = (), nominals: Iterable[Nominal] = ()) -> None:
        self.all: tuple[Name, ...] = tuple(names)
        self.nominals: tuple[Nominal, ...] = tuple(nominals)
        self._starts = [name.start for name in self.all]

    def at(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
