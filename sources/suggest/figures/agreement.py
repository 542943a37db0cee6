"""Which figures for one thing disagree. Rather silent than wrong: an editor switches off what cries wolf.

Two figures are for one thing when they count the same (or things that happened alike: 12 deaths, 12 people were killed),
in the same unit, in two sentences, of the same names and times, neither of them a part, a change, a plan or a rate.
Disagree: "arrested 498 people" and "the 489 people arrested". Leave alone: "nearly 500" and 498; 12 killed and 40 hurt;
12 in March and 14 in April; 12 of the 40 members.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from .circumstances import HAPPENS_TO_MANY, Circumstances, circumstances_of
from .nearness import agree
from .reading import Reading
from .surroundings import WIDE, surroundings_of

MOST_ALIKE = 8  # more figures for one thing than this are a table, not a contradiction
_SPELLED_OUT = 10
_ANYBODY = frozenset({"people", "", "victim", "dead"})


def disagreements(flat: str, readings: Iterable[Reading]) -> list[tuple[Reading, Reading]]:
    """Return the pairs that cannot both be right, the earlier first, in reading order."""
    groups: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.event in HAPPENS_TO_MANY and not reading.unit.sign:
            groups["event", "", reading.event].append(reading)
        elif reading.counted.head:
            groups["head", reading.unit.sign, reading.counted.head].append(reading)
    pairs = [
        (one, other)
        for alike in groups.values()
        if 1 < len(alike) <= MOST_ALIKE
        for one, other in combinations(alike, 2)
        if not agree(one.nearness, other.nearness) and _are_for_one_thing(flat, one, other)
    ]
    return sorted(pairs, key=lambda pair: (pair[1].start, pair[0].start))


def _are_for_one_thing(flat: str, one: Reading, other: Reading) -> bool:
    if one.sentence == other.sentence or one.numeral.share != other.numeral.share:
        return False
    return _count_the_same(one, other) and _happen_alike(flat, one, other)


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
    here, there = (_circumstances(flat, each) for each in (one, other))
    if here.apart or there.apart or here.planned or there.planned:
        return False
    if here.times != there.times and (_dated(here.times) or _dated(there.times)):
        return False
    if here.names and there.names and not here.names & there.names:
        return False
    if here.event != there.event:
        return False
    if here.event in HAPPENS_TO_MANY:
        return True
    is_small = min(one.numeral.value, other.numeral.value) < _SPELLED_OUT and not one.unit.sign
    if is_small or not (here.event or here.definite or there.definite):
        return False
    return bool(here.content & there.content or here.names & there.names)


def _circumstances(flat: str, reading: Reading) -> Circumstances:
    around = surroundings_of(flat, reading.numeral, reading.paragraph, WIDE)
    return circumstances_of(around, reading.counted, reading.event)


def _dated(times: frozenset[str]) -> bool:
    """Tell whether these words part two periods; a weekday alone only says when it was told."""
    return any(not word.endswith("day") for word in times)
