"""Where a name stands in a text, however it is written: whole words, any capitals, with or without accents, with hyphens in
an address, the last name first. Pure.

The possessive ending is left alone, so that “Duarte’s boat” becomes “[protected]’s boat”.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MASK, MASK_IN_ADDRESSES = "[protected]", "protected"
# Between two words of one name: “Ana Duarte”, “ana-duarte”, “Duarte, Ana”, “A. Duarte”, “ana%20duarte”.
_GAP = r"(?:%20|[\s_+.,·\-‐‑–—’']{1,2})"
_WORD = re.compile(r"[^\W_]+")
MIN_SAFE_CHARS = 4  # a single word shorter than this is too often another word
_MIN_JOINED_CHARS = 7  # “anaduarte”, as in an account name; shorter ones are inside other words
_CONTEXT_CHARS = 40


@dataclass(frozen=True)
class Wanted:
    """The names to look for. `sure` are ticked for the person; `doubtful` (a surname alone, a short word) are not.

    A doubtful name counts only with the capitals it is written with.
    """

    sure: tuple[str, ...]
    doubtful: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sure or self.doubtful)


@dataclass(frozen=True, order=True)
class Found:
    """A name in a text: code points from `start` to `end`."""

    start: int
    end: int
    is_sure: bool


def wanted_names(names: Iterable[str], surname_of: str = "") -> Wanted:
    """Sort names into sure and doubtful ones; of the person’s own full name, `surname_of`, the surname alone is doubtful."""
    whole = list(dict.fromkeys(name.strip() for name in names if _WORD.search(name)))
    sure = tuple(name for name in whole if _is_safe(name))
    doubtful = [name for name in whole if not _is_safe(name)]
    words = _WORD.findall(surname_of)
    if len(words) > 1 and words[-1] not in whole:
        doubtful.append(words[-1])
    return Wanted(sure, tuple(dict.fromkeys(doubtful)))


def find_names(text: str, wanted: Wanted) -> list[Found]:
    """Return the places of the names in reading order; where two overlap, the one that begins first, then the longer."""
    if not wanted or not text or not may_hold(text, wanted):
        return []
    folded, places = _folded_with_places(text)
    found = []
    for name, is_sure in [*((each, True) for each in wanted.sure), *((each, False) for each in wanted.doubtful)]:
        for match in _pattern(name, is_sure).finditer(folded):
            start, end = places[match.start("name")], places[match.end("name") - 1] + 1
            # A letter may have folded into several, and an accent may follow as a character of its own.
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            if is_sure or _has_its_capitals(text, start, end, name):
                found.append(Found(start, end, is_sure))
    return _apart(found)


def context_of(text: str, found: Found) -> tuple[str, str, str]:
    """Return what stands before the name, the name, and what follows, each on one line."""
    before = text[max(0, found.start - _CONTEXT_CHARS) : found.start]
    after = text[found.end : found.end + _CONTEXT_CHARS]
    name = text[found.start : found.end]
    return _one_line(before), name, _one_line(after)


def fold(text: str) -> str:
    """Return the text without accents, capitals and invisible characters."""
    return "".join(map(_folded_char, text))


def _one_line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _is_safe(name: str) -> bool:
    words = _WORD.findall(name)
    return len(words) > 1 or len(fold(words[0])) >= MIN_SAFE_CHARS


def may_hold(text: str, wanted: Wanted) -> bool:
    """A quick no for most texts: whether each name's longest word is there at all."""
    folded = text.lower() if text.isascii() else fold(text)
    return any(_longest_word(name) in folded for name in (*wanted.sure, *wanted.doubtful))


@lru_cache(maxsize=256)
def _longest_word(name: str) -> str:
    return max((fold(word) for word in _WORD.findall(name)), key=len)


@lru_cache(maxsize=256)
def _pattern(name: str, is_sure: bool) -> re.Pattern[str]:
    words = [re.escape(fold(word)) for word in _WORD.findall(name)]
    ways = [_GAP.join(words)]
    joined = "".join(words)
    if len(words) > 1:
        ways.append(f"{words[-1]}{_GAP}{_GAP.join(words[:-1])}")
    whole = rf"(?<![^\W_])(?P<name>{'|'.join(ways)})(?![^\W_](?<!s)|s[^\W_])"
    if len(words) > 1 and len(joined) >= _MIN_JOINED_CHARS:
        whole = rf"(?<![^\W_])(?:%20)?(?P<name>{'|'.join(ways)}|{joined})(?![^\W_](?<!s)|s[^\W_])"
    return re.compile(whole)


def _has_its_capitals(text: str, start: int, end: int, name: str) -> bool:
    """A surname alone may stand in capitals throughout, or in an address, where there are none."""
    written = text[start:end]
    if written[:1].isupper() or not name[:1].isupper():
        return True
    return " " not in text and text == text.lower()


def _apart(found: Sequence[Found]) -> list[Found]:
    apart: list[Found] = []
    for each in sorted(set(found), key=lambda place: (place.start, -place.end, not place.is_sure)):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the place in `text` it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in _folded_char(char):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


@lru_cache(maxsize=8192)
def _folded_char(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
