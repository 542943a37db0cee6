"""Numbers as they are written: 1,200 · 1 200 · 4.2 million · twenty-one · half a dozen · two-thirds · one in five · 40–60.

Left alone: 1.200 (a decimal or a thousand, who knows), scores (3-2), telephone numbers, dates and times in digits,
"dozens", "several hundred". Linear: each piece of the text is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..words import table


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number. `sign` is the currency before it; `step` the size of its last written place; `low`, `high` of a range."""

    start: int  # where the sign stands, if there is one
    end: int
    value: float
    step: float
    sign: str = ""
    spelled: bool = False
    low: float | None = None
    high: float | None = None
    share: bool = False  # a part of a whole: two-thirds, one in five


_KINDS = {word: (float(value), kind) for word, value, kind in table("figures_numbers")}
_PARTS = {word: int(parts) for word, parts in table("figures_fractions")}
_SHORT = {form: (float(factor), where) for form, factor, where in table("figures_scales")}
_LONG = [word for word, (_, kind) in _KINDS.items() if kind in ("hundred", "scale", "dozen")]


def _any_case(words: list[str]) -> str:
    # [Oo]ne instead of a flag: the engine skips such a branch by its first letter, three times as fast.
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(words, key=len, reverse=True))


_SIGN = r"(?:(?:US|C|A|NZ|HK|CA|AU|S|R)?\$|[£€¥₹]|(?:Rs\.?|USD|EUR|GBP|CAD|AUD) (?=\d))"
_DIGITS = re.compile(
    rf"(?P<sign>{_SIGN})? ?"
    r"(?P<chunk>\d{1,3}(?: \d{3})+(?![\d.,:/–-]*\d)|\d(?:[\d.,:/–-]*\d)?)"
    rf"(?:(?P<short>{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b(?![’'-]\w)|[ -](?P<long>(?:{'|'.join(_LONG)})|mn|bn)\b)?"
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})+")
_WHO_KNOWS = re.compile(r"\d{1,3}\.\d{3}")
_TWO = re.compile(r"([\d.,]*\d)[–-]([\d.,]*\d)")

_CARDINAL = _any_case(list(_KINDS))
_JOINT = r"(?:-| |(?:(?<=hundred)|(?<=thousand)|(?<=million)) and )"
_SPELLED = re.compile(
    rf"(?<![\w-])(?:(?:(?P<half>[Hh]alf )?[Aa]n? (?P<big>{'|'.join(_LONG)})|(?P<half_of>[Hh]alf)-(?P<half_big>{'|'.join(_LONG)}))"
    rf"|(?P<words>(?:{_CARDINAL})(?:{_JOINT}(?:{_CARDINAL}))*)(?P<part>[- ](?:{'|'.join(_PARTS)}))?(?P<and_half> and a half)?"
    rf"|(?P<one_part>[Aa] (?:third|quarter|fifth|tenth)(?= of ))|(?P<a_half>[Hh]alf(?= of (?:the|all|its|their|our|those) )))(?![\w’])"
)
_IN_HOW_MANY = re.compile(r" (?:in|out of)(?: every)? (?:(\d{1,4})|([a-z]+(?:[- ][a-z]+)?))\b(?![.,]\d)")
_A_TIME = re.compile(r"[ -](?:second|minute|hour|day|night|week|month|year|season|decade|game|match|set|start|attempt)")
_COUNTED = re.compile(r" (?:people\b|[a-z]+s\b)")
_LEAST_TIMES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000})


def find_numerals(flat: str) -> list[Numeral]:
    """Return the numbers of a text in order, none over another."""
    found = sorted([*_in_digits(flat), *_in_words(flat)], key=lambda numeral: numeral.start)
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return _ranges(flat, kept)


def _in_digits(flat: str) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(flat):
        start, end = match.start("chunk"), match.end()
        if match["sign"]:
            start = match.start()
        sign = (match["sign"] or "").strip()
        before = flat[start - 1 : start]
        if before.isalnum() or before in ("_", "@", "/", "#", "’", "'", "\\", "^") or (before in ("-", "–", ".") and start > 1):
            continue
        factor = _factor(match, sign, flat)
        if factor is None:
            factor, end = 1.0, match.end("chunk")
        numeral = _one_in(match["chunk"], factor, start, end, sign)
        if numeral and numeral.value <= 9 and not sign and factor == 1.0:
            numeral = _with_whole(flat, numeral)
        if numeral:
            yield numeral
        else:
            yield from _two_in(match["chunk"], factor, match.start("chunk"), start, end, sign)


def _factor(match: re.Match[str], sign: str, flat: str) -> float | None:
    """Return the scale behind the digits; None if the letter there is a unit (12m of rope) and not a scale."""
    if match["long"]:
        return _KINDS[match["long"]][0] if match["long"] in _KINDS else _SHORT[match["long"]][0]
    if not match["short"]:
        return 1.0
    factor, where = _SHORT[match["short"]]
    counted = "." in match["chunk"] and _COUNTED.match(flat, match.end())
    return factor if where == "any" or sign or counted else None


def _one_in(chunk: str, factor: float, start: int, end: int, sign: str) -> Numeral | None:
    plain = chunk.replace(",", "").replace(" ", "")
    is_grouped = bool(_GROUPED.fullmatch(chunk))
    if len(plain) > 15 or not (is_grouped or _PLAIN.fullmatch(chunk)):
        return None
    if _WHO_KNOWS.fullmatch(chunk) and factor == 1.0:
        return None
    if len(chunk) > 1 and chunk[0] == "0" and chunk[1] != ".":
        return None
    places = len(plain.partition(".")[2])
    return Numeral(start, end, round(float(plain) * factor, 6), factor * 10.0**-places, sign)


def _two_in(chunk: str, factor: float, at: int, start: int, end: int, sign: str) -> Iterator[Numeral]:
    """Yield both ends of 40–60; nothing for scores (3-2), seasons (2016-17), telephone numbers and the like."""
    match = _TWO.fullmatch(chunk)
    if not match:
        return
    first = _one_in(match[1], factor, start, at + match.end(1), sign)
    second = _one_in(match[2], factor, at + match.start(2), end, sign)
    if first and second and second.value > first.value:
        yield from _as_range(first, second)


def _as_range(first: Numeral, second: Numeral) -> Iterator[Numeral]:
    for one in (first, second):
        yield Numeral(
            one.start, one.end, one.value, one.step, first.sign or second.sign, one.spelled, first.value, second.value
        )


def _in_words(flat: str) -> Iterator[Numeral]:
    for match in _SPELLED.finditer(flat):
        value, share = _spelled_value(match)
        if value is None:
            continue
        numeral = Numeral(match.start(), match.end(), value, _step_of(value), spelled=True, share=share)
        if flat[match.end() : match.end() + 4] in (" in ", " out") and value <= 9 and not share:
            numeral = _with_whole(flat, numeral)
        yield numeral


def _spelled_value(match: re.Match[str]) -> tuple[float | None, bool]:
    if match["big"] or match["half_big"]:
        value = _KINDS[match["big"] or match["half_big"]][0]
        return (value / 2 if match["half"] or match["half_of"] else value), False
    if match["one_part"]:
        return round(1 / _PARTS[match["one_part"].split()[1]], 4), True
    if match["a_half"]:
        return 0.5, True
    value = _cardinal(re.split(r"[- ]", match["words"].lower()))
    if value is not None and match["part"]:
        parts = _PARTS[match["part"][1:]]
        return (round(value / parts, 4), True) if value < parts else (None, False)
    return (value + 0.5 if value is not None and match["and_half"] else value), False


def _cardinal(spelled: list[str]) -> float | None:
    """Return the number these words make, None if they make none ("one two"): each smaller than the room left for it."""
    total = part = 0.0
    if _KINDS[spelled[0]][1] not in ("one", "ten"):  # dozens, several hundred: how many is not said
        return None
    for word in spelled:
        if word == "and":
            continue
        value, kind = _KINDS[word]
        if kind == "one" and (part % 10 or (part % 100 and value >= 10) or (part and not value)):
            return None
        if kind == "ten" and part % 100:
            return None
        if kind in ("one", "ten"):
            part += value
        elif kind in ("hundred", "dozen"):
            part = (part or 1) * value
        else:
            total, part = total + (part or 1) * value, 0.0
    return total + part


def _step_of(value: float) -> float:
    """Return the last place a spelled number can be meant to: "two million" is less exact than "twenty-one"."""
    step = 1.0
    while value >= 1000 and value % (step * 1000) == 0:
        step *= 1000
    return step


def _with_whole(flat: str, part: Numeral) -> Numeral:
    """Return "one in five" as a share where such a phrase begins here, the number alone elsewhere."""
    match = _IN_HOW_MANY.match(flat, part.end)
    if not match:
        return part
    whole = float(match[1]) if match[1] else None
    end = match.end()
    if match[2]:
        first = match[2].replace("-", " ").split(" ")[0]
        whole = _KINDS[first][0] if first in _KINDS else None
        end = match.start(2) + len(first)
    if whole not in _LEAST_TIMES or whole <= part.value:
        return part
    if _A_TIME.match(flat, end):
        return part
    return Numeral(part.start, end, round(part.value / whole, 4), 0.0, spelled=part.spelled, share=True)


def _ranges(flat: str, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numbers with both ends of "between 40 and 60", "40 to 60", "two or three" knowing of each other."""
    joined = list(numerals)
    for at in range(len(joined) - 1):
        first, second = joined[at], joined[at + 1]
        between = flat[first.end : second.start] if second.start - first.end < 6 else ""
        is_between = between == " and " and flat[max(first.start - 8, 0) : first.start].lower() == "between "
        if first.low is None and (is_between or between in (" to ", " or ", "–", "-", " – ")):
            first = _scaled_like(first, second)
            if first.value < second.value:
                joined[at : at + 2] = _as_range(first, second)
            elif between == " to ":  # a score or a vote: 7 to 2
                joined[at : at + 2] = [_none_of(first), _none_of(second)]
    return [numeral for numeral in joined if numeral.value >= 0]


def _scaled_like(first: Numeral, second: Numeral) -> Numeral:
    """Return the first of "4 to 6 million" in millions."""
    if second.step < 1000 or first.step > 1 or first.value >= 1000 or first.spelled != second.spelled:
        return first
    scale = 1000.0
    while second.value >= scale * 1000:
        scale *= 1000
    return Numeral(first.start, first.end, first.value * scale, scale, first.sign, first.spelled)


def _none_of(numeral: Numeral) -> Numeral:
    return Numeral(numeral.start, numeral.end, -1.0, 1.0)
