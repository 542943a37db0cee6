"""Numbers in digits: 1,200 · 1 200 · 12,00,000 · 4.2 million · $4.2-million · £3bn · both ends of 40–60.

Left alone: 1.200 (a decimal or a thousand, who knows), scores (3-2), telephone numbers, dates, times, G7, 0142.
"""

import re
from collections.abc import Iterator

from ..words import table
from .numeral import KINDS, Numeral
from .shares import with_whole

_SHORT = {form: (float(factor), where) for form, factor, where in table("figures_scales")}
_LONG = "|".join(word for word, (_, kind) in KINDS.items() if kind in ("hundred", "scale", "dozen"))
_CHUNK = re.compile(
    r"\d(?:\d{0,2}(?: \d{3})+(?![\d.,:/–-]*\d)|[\d.,:/–-]*\d)?"
    rf"(?P<scale>(?P<short>{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b(?![’'-]\w)|[ -](?P<long>{_LONG}|mn|bn)\b)?"
)
_SIGN = re.compile(r"(?:(?<![A-Za-z])(?:US|C|A|NZ|HK|CA|AU|S|R)?\$|[£€¥₹]|\b(?:Rs\.?|USD|EUR|GBP|CAD|AUD)) ?$")
_LONGEST_SIGN = 5
_MAY_END_A_SIGN = frozenset("$£€¥₹ s.DRP")
_NOT_BEFORE = frozenset("_@/#’'\\^-–.")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})+")
_WHO_KNOWS = re.compile(r"\d{1,3}\.\d{3}")
_TWO = re.compile(r"([\d.,]*\d)[–-]([\d.,]*\d)")
_COUNTED = re.compile(r" (?:people\b|[a-z]+s\b)")
_MOST_DIGITS = 15  # beyond, a float no longer holds every one of them


def numerals_in_digits(flat: str) -> Iterator[Numeral]:
    """Yield the numbers of a text that are written in digits, in order."""
    for match in _CHUNK.finditer(flat):
        start = match.start()
        before = flat[start - 1 : start]
        sign = ""
        if before in _MAY_END_A_SIGN:
            found = _SIGN.search(flat, max(start - _LONGEST_SIGN, 0), start)
            if found:
                start, sign = found.start(), found.group().strip()
        if not sign and (before.isalnum() or before in _NOT_BEFORE) and before:
            continue
        yield from _read(flat, match, start, sign)


def _read(flat: str, match: re.Match[str], start: int, sign: str) -> Iterator[Numeral]:
    factor, end = 1.0, match.end()
    chunk = match[0]
    if match["scale"]:
        chunk = chunk[: -len(match["scale"])]
        factor = _factor(match, sign, flat, chunk)
        if factor is None:  # 12m of rope: a unit
            factor, end = 1.0, match.start("scale")
    numeral = _one_in(chunk, factor, start, end, sign)
    if numeral:
        yield with_whole(flat, numeral) if end - start == 1 else numeral
    else:
        yield from _two_in(chunk, factor, match.start(), start, end, sign)


def _factor(match: re.Match[str], sign: str, flat: str, chunk: str) -> float | None:
    """Return the scale behind the digits; None if the letter there is a unit and no scale."""
    if match["long"]:
        return KINDS[match["long"]][0] if match["long"] in KINDS else _SHORT[match["long"]][0]
    factor, where = _SHORT[match["short"]]
    is_counted = "." in chunk and _COUNTED.match(flat, match.end())
    return factor if where == "any" or sign or is_counted else None


def _one_in(chunk: str, factor: float, start: int, end: int, sign: str) -> Numeral | None:
    plain = chunk.replace(",", "").replace(" ", "")
    if len(plain) > _MOST_DIGITS or not (_PLAIN.fullmatch(chunk) or _GROUPED.fullmatch(chunk)):
        return None
    if _WHO_KNOWS.fullmatch(chunk) and factor == 1.0:
        return None
    if len(chunk) > 1 and chunk[0] == "0" and chunk[1] != ".":
        return None
    places = len(plain.partition(".")[2])
    return Numeral(start, end, round(float(plain) * factor, 6), factor * 10.0**-places, sign)


def _two_in(chunk: str, factor: float, at: int, start: int, end: int, sign: str) -> Iterator[Numeral]:
    """Yield both ends of 40–60; nothing for scores, seasons (2016-17), telephone numbers and the like."""
    match = _TWO.fullmatch(chunk)
    if not match:
        return
    lower = _one_in(match[1], factor, start, at + match.end(1), sign)
    upper = _one_in(match[2], factor, at + match.start(2), end, sign)
    if lower and upper and upper.value > lower.value:
        yield lower
        yield upper
