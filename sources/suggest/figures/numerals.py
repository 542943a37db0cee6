"""All numbers of a text in order, each knowing of the range it may be an end of: between 40 and 60, 40–60, two or three."""

from dataclasses import replace
from itertools import islice

from .digits import numerals_in_digits
from .numeral import Numeral
from .spelled import numerals_in_words

MOST_NUMERALS = 4_000  # a text with more is a table: what comes after is not read
_LONGEST_JOINT = 5
_BETWEEN = "between "


def find_numerals(flat: str) -> list[Numeral]:
    """Return the numbers of a text in order, none over another; scores (7 to 2) are left out."""
    in_digits = islice(numerals_in_digits(flat), MOST_NUMERALS)
    in_words = islice(numerals_in_words(flat), MOST_NUMERALS)
    found = sorted([*in_digits, *in_words], key=lambda numeral: numeral.start)
    numerals: list[Numeral] = []
    for numeral in found:
        if numerals and numeral.start < numerals[-1].end:
            continue
        if numerals and numeral.start - numerals[-1].end <= _LONGEST_JOINT:
            _join(flat, numerals, numeral)
        else:
            numerals.append(numeral)
    return numerals


def _join(flat: str, numerals: list[Numeral], upper: Numeral) -> None:
    """Add `upper`; with the number before it it may make a range, or a score, which is no number at all."""
    lower = numerals[-1]
    joint = flat[lower.end : upper.start]
    is_between = joint == " and " and flat[max(lower.start - len(_BETWEEN), 0) : lower.start].lower() == _BETWEEN
    if lower.low is not None or not (is_between or joint in (" to ", " or ", "–", "-", " – ")):
        numerals.append(upper)
        return
    scaled = _scaled_like(lower, upper)
    sign = lower.sign or upper.sign
    if scaled.value < upper.value:
        ends = {"low": scaled.value, "high": upper.value, "sign": sign}
        numerals[-1:] = [replace(scaled, **ends), replace(upper, **ends)]
    elif joint == " to ":
        numerals.pop()
    else:
        numerals.append(upper)


def _scaled_like(lower: Numeral, upper: Numeral) -> Numeral:
    """Return the first number of "4 to 6 million" in millions."""
    if upper.step < 100 or lower.step > 1 or lower.value >= 1000 or lower.spelled != upper.spelled:
        return lower
    scale = 1000.0
    while upper.value >= scale * 1000:
        scale *= 1000
    return replace(lower, value=lower.value * scale, step=scale)
