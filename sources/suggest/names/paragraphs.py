"""The names of one paragraph as they stand there, before any is tied to another."""

import re

from ..words import words
from .capitals import Capital, begins_sentence, read_capitals
from .lexicon import GIVEN, ORDINARY, QUALIFIER
from .links import link
from .reading import RunReader
from .runs import split_runs
from .sighting import Sighting

_LONGEST_HEADING = 250
_LONGEST_RUN = 9
_HEADING_WORDS = 4
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[ .’'-])+[^\W\d_a-z.](?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?)"
    rf"(?P<date>,? {_DATE},?)?(?P<agency> ?\([A-Z][A-Za-z ]{{1,30}}\))?(?: ?(?:—|–|--|-) ?|(?P<colon>: ))"
)


class ParagraphReader:
    """Reads one paragraph. `small` are the words that the text has without a capital somewhere.

    `headings` are the (start, end) of stretches set in capitals like a heading, found while reading.
    """

    def __init__(self, flat: str, start: int, end: int, small: frozenset[str]) -> None:
        self.flat = flat
        self.start = start
        self.end = end
        self.small = small
        self.headings: list[tuple[int, int]] = []

    def read(self) -> list[Sighting]:
        place = self._dateline()
        start = place.end if place else self.start
        capitals = read_capitals(self.flat, start, self.end)
        reader = RunReader(self.flat, self._opens, self.small)
        found = [place] if place else []
        for run in split_runs(self.flat, capitals):
            if _is_shouted(run):
                self.headings.append((run[0].start, run[-1].end))
            else:
                found += reader.read(run)
        for sighting in found:
            sighting.paragraph = self.start
        return link(self.flat, found)

    def _opens(self, capital: Capital) -> bool:
        return begins_sentence(self.flat, capital.start, self.start)

    def _dateline(self):
        """NORTHPORT, Ont. (CP) — the place a story was written at, in capitals before a dash."""
        match = _DATELINE.match(self.flat, self.start, min(self.end, self.start + 80))
        if not match or (match["colon"] and not match["date"] and not match["agency"]):
            return None
        capitals = read_capitals(self.flat, *match.span("place"))
        if not capitals or (capitals[0].kinds & ORDINARY and len(capitals) == 1):
            return None
        place = Sighting(self.flat, capitals, "place", "dateline", 0.9)
        place.canonical = " ".join(_without_shouting(word) for word in place.text.split())
        return place


def _without_shouting(word):
    return word.capitalize() if word.isupper() and len(word) > 2 and "." not in word else word


def _is_shouted(run):
    """A run too long for a name, or of several words all in capitals: a heading, a slogan, the title of a book."""
    if len(run) > _LONGEST_RUN:
        return True
    middle = [capital for capital in run[1:] if capital.kinds & ORDINARY and not capital.kinds & ~(ORDINARY | QUALIFIER)]
    if len(run) > _HEADING_WORDS and len(middle) > 1:
        return True
    return len(run) > 2 and all(capital.text.isupper() for capital in run) and not run[0].kinds & GIVEN


def is_heading(flat: str, start: int, end: int) -> bool:
    """Are nearly all words of this line written with a capital, so that capitals say nothing?"""
    if end - start > _LONGEST_HEADING:
        return False
    if flat[start:end].isupper():
        return True
    found = _WORD.findall(flat[start:end])
    if len(found) < _HEADING_WORDS:
        return False
    small = [word for word in found if word[0].islower() and word not in words("names_small_in_headings")]
    most_small = 0 if flat[end - 1] == "." else len(found) // 10
    return len(small) <= most_small and 2 * sum(word[0].isupper() for word in found) > len(found)
