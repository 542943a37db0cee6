"""Numbers in words: twenty-one · a dozen · half a million · two and a half · two-thirds · one in five.

Left alone: dozens, several hundred (nobody says how many), one two (two numbers, or none).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..words import table
from .numeral import KINDS, Numeral
from .shares import with_whole

_PARTS = {word: int(parts) for word, parts in table("figures_fractions")}
_BIG = "|".join(word for word, (_, kind) in KINDS.items() if kind in ("hundred", "scale", "dozen"))


def _by_first_letter(listed: list[str]) -> str:
    # One branch a letter: the engine skips all others at a glance, which makes this five times as fast as a plain list.
    letters = groupby(sorted(listed), key=lambda word: word[0])
    return "|".join(f"[{first.upper()}{first}](?:{_rests(words)})" for first, words in letters)


def _rests(words) -> str:
    return "|".join(sorted((word[1:] for word in words), key=len, reverse=True))


_WORD = _by_first_letter(list(KINDS))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_MAY_BEGIN = re.compile(rf"(?:^|[\s“\"(—–‘'/])(?={_WORD}|[Hh]alf|third|quarter|fifth|tenth)")
_JOINT = r"(?:-| |(?:(?<=hundred)|(?<=thousand)|(?<=million)) and )"
_CARDINAL = re.compile(
    rf"(?P<words>(?:{_WORD})(?:{_JOINT}(?:{_WORD}))*)(?:[- ](?P<part>{_PART})|(?P<half> and a half))?(?![\w’])"
)
_BIG_ONE = re.compile(rf"(?:{_BIG})(?![\w’])")
_HALF_BIG = re.compile(rf"[Hh]alf-({_BIG})(?![\w’])")
_ARTICLE = re.compile(r"(?:\b([Hh]alf) )?\b[Aa]n? $")
_LONGEST_ARTICLE = 8
_PART_OF = re.compile(r"(third|quarter|fifth|tenth) of ")
_HALF_OF = re.compile(r"[Hh]alf(?= of (?:the|all|its|their|our|those|these) )")


def numerals_in_words(flat: str) -> Iterator[Numeral]:
    """Yield the numbers of a text that are written in words, in order."""
    done = 0
    for hint in _MAY_BEGIN.finditer(flat):
        if hint.end() >= done:
            numeral, done = _read(flat, hint.end())
            if numeral:
                yield numeral


def _read(flat: str, at: int) -> tuple[Numeral | None, int]:
    """Return the number that begins here, if one does, and how far it was looked for."""
    match = _CARDINAL.match(flat, at)
    if match and KINDS[_first(match["words"])][1] in ("one", "ten"):
        return _cardinal(flat, match), match.end()
    article = _ARTICLE.search(flat, max(at - _LONGEST_ARTICLE, 0), at)
    if article and (match := _BIG_ONE.match(flat, at)):
        value = KINDS[match.group()][0] / (2 if article[1] else 1)
        return _numeral(article.start(), match.end(), value), match.end()
    if match := _HALF_BIG.match(flat, at):
        return _numeral(at, match.end(), KINDS[match[1]][0] / 2), match.end()
    if article and (match := _PART_OF.match(flat, at)):
        return Numeral(
            article.start(), match.end(1), round(1 / _PARTS[match[1]], 4), 0.0, spelled=True, share=True
        ), match.end()
    if match := _HALF_OF.match(flat, at):
        return Numeral(at, match.end(), 0.5, 0.0, spelled=True, share=True), match.end()
    return None, at


def _first(spelled: str) -> str:
    return re.split("[- ]", spelled, maxsplit=1)[0].lower()


def _cardinal(flat: str, match: re.Match[str]) -> Numeral | None:
    value = _value(re.split("[- ]", match["words"].lower()))
    if value is None:
        return None
    if match["part"]:
        parts = _PARTS[match["part"]]
        share = round(value / parts, 4)
        return Numeral(match.start(), match.end(), share, 0.0, spelled=True, share=True) if value < parts else None
    numeral = _numeral(match.start(), match.end(), value + (0.5 if match["half"] else 0.0))
    return with_whole(flat, numeral) if value < 10 else numeral


def _value(spelled: list[str]) -> float | None:
    """Return the number these words make, None if they make none ("one two"): each must fit the room left for it."""
    total = part = 0.0
    for word in spelled:
        if word == "and":
            continue
        value, kind = KINDS[word]
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


def _numeral(start: int, end: int, value: float) -> Numeral:
    return Numeral(start, end, value, _step_of(value), spelled=True)


def _step_of(value: float) -> float:
    """Return the last place a spelled number can be meant to: "two million" is less exact than "twenty-one"."""
    step = 1.0
    while value >= 1000 and value % (step * 1000) == 0:
        step *= 1000
    return step
