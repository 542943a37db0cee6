"""The names of one paragraph as they stand there, before any is tied to another."""

import re

from .capitals import Capital, begins_sentence, read_capitals
from .lexicon import ORDINARY
from .links import link
from .reading import RunReader
from .runs import split_runs
from .sighting import Sighting

_LONGEST_HEADING = 200
_HEADING_WORDS = 4
_SMALL_IN_HEADINGS = 4  # shorter words may stay small in a heading: of, the, with
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_a-z .’'-]+(?:, (?:[A-Z][\w.]*\.?)(?: [A-Z][\w.]*)?)?)"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2},?)?(?: ?\((?P<agency>[A-Z][A-Za-z ]{1,20})\))? ?(?:—|–|--|-) ?"
)


class ParagraphReader:
    def __init__(self, flat: str, start: int, end: int) -> None:
        self.flat = flat
        self.start = start
        self.end = end

    def read(self, may_open) -> list[Sighting]:
        place = self._dateline()
        start = place.end if place else self.start
        capitals = read_capitals(self.flat, start, self.end)
        reader = RunReader(self.flat, self._opens, may_open)
        found = []
        for run in split_runs(self.flat, capitals):
            found += reader.read(run)
        return ([place] if place else []) + link(self.flat, found)

    def _opens(self, capital: Capital) -> bool:
        return begins_sentence(self.flat, capital.start, self.start)

    def _dateline(self):
        """NORTHPORT, Ont. (CP) — the place a story was written at, in capitals before a dash."""
        match = _DATELINE.match(self.flat, self.start, min(self.end, self.start + 80))
        if not match:
            return None
        capitals = read_capitals(self.flat, *match.span("place"))
        if not capitals or (capitals[0].kinds & ORDINARY and len(capitals) == 1):
            return None
        return Sighting(self.flat, capitals, "place", "dateline", 0.9)


def is_heading(flat: str, start: int, end: int) -> bool:
    """Are nearly all words of this line written with a capital, so that capitals say nothing?"""
    if end - start > _LONGEST_HEADING or flat[end - 1] == ".":
        return False
    words = [word for word in _WORD.findall(flat[start:end]) if len(word) > _SMALL_IN_HEADINGS or word[0].isupper()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _HEADING_WORDS and capital >= 0.8 * len(words)
