"""The words of a paragraph that begin with a capital: what every name is made of."""

import re
from functools import cache

from ..letters import fold
from ..words import words
from .lexicon import GIVEN, INITIAL, NATION, ORDINARY, PARTY, PLACE_NAME, SURNAME, kinds

_UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x2000) if chr(code).isupper())
_LETTER = r"[^\W\d_]"
# The class of capitals stands first, so that the search leaps from capital to capital.
_WORD = re.compile(
    rf"""
    [{_UPPER}](?<![^\W_].)
    (?: (?P<party>(?<=[ (][RDI])[-‐‑–][{_UPPER}][\w.]*)
      | (?P<initials>\.(?:-?[{_UPPER}]\.)*(?:[{_UPPER}][a-z]{{0,2}}\.)?)
      | (?P<word>[^\W_]*(?:['’]{_LETTER}{{2,}}|[-‐‑][^\W_]+|&[{_UPPER}][^\W_]*)*)
    )
    """,
    re.VERBOSE,
)
# A small beginning that belongs to the name: d’Arcy, al-Assad.
_SMALL_BEGINNING = re.compile(r"(?<!\w)(?:[dlDLO]['’]|(?:al|el|ul|an|as|ash|ad|bin|abu)[-‐‑])$")
_CONTRACTED = re.compile(r"(?i)['’](?:ll|ve|re)$")
_POSSESSIVE = re.compile(rf"['’](?:s(?!{_LETTER})|(?<=[szxSZX]['’])(?!\w))")
_APOSTROPHES = frozenset("’'")
_SENTENCE_STOPS = ".!?…"
_OPENERS = "“‘\"'([«„—–-:•*"


class Capital:
    """One word with a capital. `gap` is what stands between the word before and this one, None when that is far."""

    __slots__ = ("end", "gap", "is_possessive", "kinds", "lower", "start", "text")

    def __init__(self, start, end, text, gap, is_possessive, all_kinds):
        self.start = start
        self.end = end
        self.text = text
        self.lower = text.lower().replace("’", "'")
        self.gap = gap
        self.is_possessive = is_possessive
        bare = self.lower.rstrip(".")
        self.kinds = all_kinds.get(self.lower, 0) | all_kinds.get(bare, 0) or _kinds_of_other_form(bare, all_kinds)

    def __repr__(self) -> str:
        return f"Capital({self.text!r}, {self.start})"


def _kinds_of_other_form(lower, all_kinds):
    """Clément is known as Clement is. Latino-Americans are a nation as Latinos are, Smith-Jones is a surname as Smith is."""
    if "-" not in lower:
        return 0 if lower.isascii() else all_kinds.get(fold(lower), 0) & (GIVEN | SURNAME | PLACE_NAME)
    found = -1
    for part in lower.split("-"):
        found &= all_kinds.get(part, 0)
    return found & (NATION | SURNAME | GIVEN)


_LONGEST_GAP = 16


def read_capitals(flat: str, start: int, end: int) -> list[Capital]:
    """Return the capitalised words of flat[start:end] in order. A possessive’s ending is no part of its word."""
    found: list[Capital] = []
    all_kinds = kinds()
    keeps_stop = _keep_stop()
    mere_openings = words("names_mere_openings")
    last = None
    for match in _WORD.finditer(flat, start, end):
        first, after = match.span()
        if first > start and flat[first - 1] in "'’-‐‑":
            first = _true_start(flat, first)
            if first is None:
                continue
        if match.lastgroup == "word":
            word = match.group()
            if word in mere_openings and flat[after : after + 1] == " " and flat[after + 1 : after + 2].islower():
                continue
            if "-" in word and (cut := _small_ending(word)):
                after, word = first + cut, word[:cut]
            if flat[after : after + 1] == "." and word.lower() in keeps_stop:
                after += 1
            elif ("’" in word or "'" in word) and (contracted := _CONTRACTED.search(word)):
                after = first + contracted.start()
        possessive = _POSSESSIVE.match(flat, after) if flat[after : after + 1] in _APOSTROPHES else None
        gap = None if last is None or first - last > _LONGEST_GAP else flat[last:first]
        capital = Capital(first, after, flat[first:after], gap, possessive is not None, all_kinds)
        if match.lastgroup == "party":
            capital.kinds = PARTY
        elif match.lastgroup == "initials" and capital.text.count(".") < 3 and not capital.kinds & ~(ORDINARY | GIVEN):
            capital.kinds = INITIAL
        found.append(capital)
        last = possessive.end() if possessive else after
    return found


def _small_ending(word):
    """Return the place of a hyphen before small letters that are no part of the name (London-based), or 0."""
    at = word.find("-")
    while at != -1:
        part = word[at + 1 :].partition("-")[0]
        if part[:1].islower() and part not in words("names_small_parts"):
            return at
        at = word.find("-", at + 1)
    return 0


def _true_start(flat, first):
    """Return where a word with a small beginning starts, `first` after a mark, None inside another word (pre-Brexit)."""
    beginning = _SMALL_BEGINNING.search(flat, max(0, first - 5), first)
    if beginning:
        return beginning.start()
    return first if first < 2 or not flat[first - 2].isalnum() else None


def begins_sentence(flat: str, start: int, paragraph_start: int) -> bool:
    """Does the word at `start` have its capital only because a sentence begins there?"""
    at = start - 1
    if at >= paragraph_start and flat[at] in _OPENERS:
        return True
    while at >= paragraph_start and flat[at] in " \n”’\"')]»":
        at -= 1
    return at < paragraph_start or flat[at] in _SENTENCE_STOPS or flat[at] in ":;•*"


@cache
def _keep_stop():
    """Abbreviated titles, states and the like. Months are left out: their stop says nothing here."""
    return words("abbreviations") | {"jr", "sr", "st", "mt", "ft"}
