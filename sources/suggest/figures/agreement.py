"""Which figures for one thing disagree. Rather silent than wrong: an editor switches off what cries wolf.

Two figures are for one thing when they count the same (or things that happened alike: 12 deaths, 12 people were killed),
in the same unit, in two sentences, of the same names and times, neither of them a part, a change, a plan or a rate.
Disagree: "arrested 498 people" and "the 489 people arrested". Leave alone: "nearly 500" and 498; 12 killed and 40 hurt;
12 in March and 14 in April; 12 of the 40 members.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from .circumstances import HAPPENS_TO_MANY, Circumstances, circumstances_of
from .nearness import agree
from .reading import Reading
from .slips import is_long, is_slip
from .surroundings import WIDE, surroundings_of

MOST_ALIKE = 8  # more figures for one thing than this are a table, not a contradiction
_FARTHEST = 3.0  # times; farther apart, two figures are of two things
_SPELLED_OUT = 10
_ANYBODY = frozenset({"people", "", "victim", "dead"})


def disagreements(flat: str, readings: Iterable[Reading]) -> list[tuple[Reading, Reading]]:
    """Return the pairs that cannot both be right, the earlier first, in reading order."""
    pairs = {
        (other.start, one.start): (one, other)
        for alike in _alike(readings)
        for one, other in combinations(alike, 2)
        if not agree(one.nearness, other.nearness) and _are_for_one_thing(flat, one, other)
    }
    return [pairs[place] for place in sorted(pairs)]


def _alike(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Yield the figures that may be compared: by what happened, by what is counted, or by unit and deed (sums)."""
    groups: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.event in HAPPENS_TO_MANY and not reading.unit.sign:
            groups["event", "", reading.event].append(reading)
        if reading.counted.head:
            groups["head", reading.unit.sign, reading.counted.head].append(reading)
        elif reading.unit.sign and reading.event:
            groups["sum", reading.unit.sign, reading.event].append(reading)
    for alike in groups.values():
        if 1 < len(alike) <= MOST_ALIKE:
            yield alike


def _are_for_one_thing(flat: str, one: Reading, other: Reading) -> bool:
    if one.sentence == other.sentence or one.numeral.share != other.numeral.share:
        return False
    smaller, larger = sorted((one.numeral.value, other.numeral.value))
    return larger <= _FARTHEST * smaller and _count_the_same(one, other) and _happen_alike(flat, one, other)


def _count_the_same(one: Reading, other: Reading) -> bool:
    if one.unit.joined != other.unit.joined and not one.unit.sign:
        return False
    heads = {_head(one), _head(other)}
    if len(heads) == 1:
        return one.counted.modifiers == other.counted.modifiers or not (one.counted.modifiers and other.counted.modifiers)
    if "" not in heads:
        return False
    # Twelve women among fourteen people killed is no contradiction; fourteen women among twelve people is one.
    some, everybody = (one, other) if _head(other) == "" else (other, one)
    return some.nearness.low > everybody.nearness.high


def _head(reading: Reading) -> str:
    if reading.counted.head in _ANYBODY or reading.counted_is_event:
        return ""
    return reading.counted.head


def _happen_alike(flat: str, one: Reading, other: Reading) -> bool:
    here, there = _circumstances(flat, one), _circumstances(flat, other)
    if here.apart or there.apart or here.periods != there.periods:
        return False
    if here.names and there.names and not here.names & there.names:
        return False
    is_told_of_both = bool(here.content & there.content or here.names & there.names)
    if not one.counted.head and here.purpose and there.purpose and not here.purpose & there.purpose:
        return False  # two sums for two things
    if is_slip(one.numeral, other.numeral) and not _happen_to_others(here, there):
        return is_told_of_both or _is_like_no_other(one, other)
    if here.planned or there.planned or here.event != there.event:
        return False
    if one.unit.measures == "share":  # a poll has many shares of the same voters
        return here.event in HAPPENS_TO_MANY and here.names == there.names and is_told_of_both
    if here.event in HAPPENS_TO_MANY:
        return True
    is_small = min(one.numeral.value, other.numeral.value) < _SPELLED_OUT and not one.unit.sign
    if is_small or not (here.event or here.definite or there.definite):
        return False
    return is_told_of_both


def _is_like_no_other(one: Reading, other: Reading) -> bool:
    """Long numbers are not alike by chance; nor are measures of one named thing (6.2 kg of salt), if they are no shares."""
    if not one.counted.head or one.unit.measures == "share":
        return False
    return bool(one.unit.sign) or (is_long(one.numeral) and is_long(other.numeral))


def _happen_to_others(here: Circumstances, there: Circumstances) -> bool:
    """Tell whether two different things happened, as to the killed and the injured."""
    return here.event != there.event and here.event in HAPPENS_TO_MANY and there.event in HAPPENS_TO_MANY


def _circumstances(flat: str, reading: Reading) -> Circumstances:
    around = surroundings_of(flat, reading.numeral, reading.paragraph, WIDE)
    return circumstances_of(around, reading.counted, reading.event)
