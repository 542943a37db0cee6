"""Numbers that count nothing: years, dates, times, ages, house numbers, "Section 12", "No. 10", "Route 66", list numbers.

Ages are left out on purpose: a person's age is told once, and two people have two.
"""

import re

from ..dates import MONTHS
from ..words import words
from .numeral import Numeral
from .surroundings import Surroundings
from .units import Unit

_LABELS = words("figures_labels")
_PLURALS = words("figures_plurals")
_STREETS = words("figures_streets")
_TIMES = words("figures_clock")
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_NOT_AFTER_A_YEAR = re.compile(
    r" ?(?:people|men|women|children|km|kilomet|miles|m\b|met|tonnes|hectares|acres|kg|MW|per cent|percent|%|-)"
)
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_STRESSED = re.compile(r"\b(?:only|just|least|than) $")
_SOMEBODY = re.compile(r" (?:person|man|woman|child|boy|girl|soldier|passenger|driver|firefighter)\b")


def is_plainly_no_figure(flat: str, numeral: Numeral) -> bool:
    """Tell, from the next words alone, whether the number is a year (2016) or no number at all (one of them, no one)."""
    if numeral.sign or numeral.share:
        return False
    if numeral.value == 1 and numeral.spelled:
        return not (_STRESSED.search(flat, max(numeral.start - 7, 0), numeral.start) or _SOMEBODY.match(flat, numeral.end))
    is_like_a_year = numeral.end - numeral.start == 4 and _FIRST_YEAR <= numeral.value < _LAST_YEAR and numeral.step == 1
    return is_like_a_year and not numeral.spelled and not _NOT_AFTER_A_YEAR.match(flat, numeral.end)


def _begins_a_line_or_is_at(flat: str, numeral: Numeral) -> bool:
    """At 6.30, and 17.20 at the head of an entry in a live report."""
    before = flat[max(numeral.start - 4, 0) : numeral.start]
    return before.endswith(("\n", " at ")) or not before


def counts_nothing(flat: str, numeral: Numeral, unit: Unit, around: Surroundings) -> bool:
    """Tell whether the number is a name, a date, an age or a turn of phrase and not a figure."""
    if numeral.sign or unit.measures in ("share", "money") or numeral.share:
        return False
    if around.before() in _LABELS or (around.before() == "." and around.before(2) in _LABELS):
        return True
    if unit.measures == "time" and (around.after(unit.pieces) in ("old", "-") or _is_age(around, unit)):
        return True
    if unit.measures:
        return _is_moment(around, unit)
    if _TIME_OF_DAY.fullmatch(flat, numeral.start, numeral.end) and _begins_a_line_or_is_at(flat, numeral):
        return True
    if numeral.spelled:
        return _is_phrase(flat, numeral, around)
    if around.before() == "at" and around.after() == "," and numeral.value < 120:  # "at 81, she" is an age
        return True
    return (
        _is_date(around)
        or _is_address(around)
        or _is_age_between_commas(flat, numeral, around)
        or _is_list_number(flat, numeral)
        or _names_something(around)
        or _is_score(flat, numeral, around)
    )


def _is_age(around: Surroundings, unit: Unit) -> bool:
    after = (around.after(unit.pieces), around.after(unit.pieces + 1))
    return after == ("of", "age") or (unit.joined and around.after(unit.pieces) == "-")


def _is_moment(around: Surroundings, unit: Unit) -> bool:
    """Five years ago and three days later say when, not how many."""
    following = around.after(unit.pieces)
    return unit.measures == "time" and following in ("ago", "later", "earlier", "hence", "past")


def _is_date(around: Surroundings) -> bool:
    before, after = around.before(), around.after()
    if before == "." and around.before(2) in MONTHS:
        return True
    # "may" is a verb before "12 people", a month before a number only with a capital
    is_month_before = before in MONTHS and around.left[-1].text[0].isupper()
    is_month_after = after in MONTHS and around.right[0].text[0].isupper()
    return is_month_before or is_month_after or after in _TIMES


def _is_address(around: Surroundings) -> bool:
    if not around.right or not around.right[0].text[0].isupper():
        return False
    for piece in around.right[:4]:
        if not piece.text[0].isupper():
            return False
        if piece.lower in _STREETS and piece is not around.right[0]:
            return True
    return False


def _is_age_between_commas(flat: str, numeral: Numeral, around: Surroundings) -> bool:
    """Ada Brine, 34, and Tom Hask (52)."""
    if numeral.value > 120 or len(around.left) < 2 or not around.left[-2].text[0].isupper():
        return False
    return around.before() in (",", "(") and flat[numeral.end : numeral.end + 1] in (",", ")", ".", ";", "")


def _is_list_number(flat: str, numeral: Numeral) -> bool:
    before, after = flat[numeral.start - 1 : numeral.start], flat[numeral.end : numeral.end + 1]
    if before == "[" and after == "]":
        return True
    return (not numeral.start or before == "\n") and after in (".", ")", ":", "\n", "")


def _names_something(around: Surroundings) -> bool:
    """Harbour Master 7 sailed: a capital before, and nothing behind that could be counted."""
    if not around.left or not around.left[-1].is_word or not around.left[-1].text[0].isupper() or len(around.left) == 1:
        return False
    after = around.after()
    return not (after in _PLURALS or after.endswith("s") or any(piece.lower.endswith("s") for piece in around.right[1:4]))


def _is_score(flat: str, numeral: Numeral, around: Surroundings) -> bool:
    """Harwick 2 Thornaby Rovers 1."""
    if not around.left or not around.right or numeral.value > 99:
        return False
    names = [around.left[-1], *around.right[:1]]
    if not all(piece.is_word and piece.text[0].isupper() for piece in names):
        return False
    for at, piece in enumerate(around.right[:5]):
        if piece.text.isdigit():
            return at > 0
        if not piece.text[0].isupper():
            return False
    return False


def _is_phrase(flat: str, numeral: Numeral, around: Surroundings) -> bool:
    """Seven Oaks, Three Rivers: names."""
    if flat[numeral.start].isupper() and around.right and around.right[0].text[0].isupper():
        is_counted = around.after() in _PLURALS or around.right[0].text.isupper()
        return not is_counted and bool(around.left) and around.left[-1].lower == around.left[-1].text
    return around.after() == "-"
