"""One figure with all that was read of it, before like is compared with like."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .circumstances import EVENTS, HAPPENS_TO_MANY, event_of, happened_right_before, names_an_event
from .counted import Counted, counted_by
from .nearness import Nearness, nearness_of
from .not_counts import counts_nothing, is_plainly_no_figure
from .numeral import Numeral
from .numerals import find_numerals
from .surroundings import Surroundings, surroundings_of
from .units import Unit, has_odd_letters, unit_of

_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘(\[]*[^\Wa-z])|\n")
_BEFORE_A_BARE_NUMBER = frozenset(
    {"to", "at", "from", "than", "nearly", "almost", "about", "around", "over", "least", "of", "some", "only", "just"}
)
_AFTER_A_BARE_NUMBER = frozenset({"were", "was", "are", "have", "had", "has", "voted", "of", "more", "others", "in"})


@dataclass(frozen=True, slots=True)
class Reading:
    start: int
    end: int
    numeral: Numeral
    unit: Unit
    counted: Counted
    nearness: Nearness
    event: str
    paragraph: tuple[int, int]
    sentence: int

    @property
    def counted_is_event(self) -> bool:
        """Is what is counted the event itself, as in 498 detentions?"""
        return names_an_event(self.counted.head)


def read_figures(flat: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Reading]:
    """Yield the figures of a text in order; `paragraphs` are (start, end) in order."""
    numerals = find_numerals(flat)
    if not numerals:
        return
    starts = [start for start, _ in paragraphs]
    sentences = [match.end() for match in _SENTENCE.finditer(flat)]
    waiting: Numeral | None = None  # the lower end of a range, until the upper one says what is counted
    for numeral in numerals:
        if numeral.low == numeral.value:
            waiting = numeral
            continue
        at = bisect_right(starts, numeral.start) - 1
        is_inside = at >= 0 and numeral.end <= paragraphs[at][1]
        reading = _read(flat, numeral, paragraphs[at], bisect_right(sentences, numeral.start)) if is_inside else None
        if reading and waiting and numeral.low == waiting.value:
            yield replace(reading, start=waiting.start, end=waiting.end, numeral=waiting)
        if reading:
            yield reading
        waiting = None


def _read(flat: str, numeral: Numeral, paragraph: tuple[int, int], sentence: int) -> Reading | None:
    if is_plainly_no_figure(flat, numeral) or has_odd_letters(flat, numeral):
        return None
    around = surroundings_of(flat, numeral, paragraph)
    unit = unit_of(flat, numeral, around)
    if unit is None or counts_nothing(flat, numeral, unit, around):
        return None
    counted = counted_by(numeral, unit, around)
    event = event_of(around, counted)
    if not (counted.words or unit.sign or numeral.share) and _says_too_little(numeral, around, event):
        return None
    end = max(numeral.end, unit.end, counted.end)
    nearness = nearness_of(flat, numeral, around, counted.end, unit.measures in ("time", "length"))
    return Reading(numeral.start, end, numeral, unit, counted, nearness, event, paragraph, sentence)


def _says_too_little(numeral: Numeral, around: Surroundings, event: str) -> bool:
    """Tell whether a number with nothing behind it to count is no figure: "the two", "12, Harbour Road"."""
    if around.before() in ("the", "these", "those") and numeral.value < 10:
        return True
    if not numeral.spelled:
        return not (event or around.before() in _BEFORE_A_BARE_NUMBER or around.after() in _AFTER_A_BARE_NUMBER)
    if around.after() == "of" or around.before() in ("to", "from"):
        return around.after() in ("the", "in") or numeral.value == 1
    return event not in HAPPENS_TO_MANY or not (
        around.after() in _AFTER_A_BARE_NUMBER or around.after() in EVENTS or happened_right_before(around.left)
    )
