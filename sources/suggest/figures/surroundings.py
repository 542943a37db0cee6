"""The words right before and right after a number, as far as its sentence goes."""

import re
from typing import NamedTuple

from .numeral import Numeral

NEAR = (50, 75)  # code points left and right: enough for what is counted and what happened
WIDE = (120, 150)  # most of a sentence
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'-](?=[^\W\d_])[^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_ABBREVIATED = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "sen", "rep", "gov", "gen", "no", "jan", "feb", "mar", "apr", "aug", "sept", "sep"}
)
_ABBREVIATED |= {
    "oct",
    "nov",
    "dec",
    "const",
    "sgt",
    "capt",
    "lt",
    "col",
    "prof",
    "inc",
    "co",
    "corp",
    "ltd",
    "mass",
    "calif",
    "fla",
    "va",
    "pa",
    "est",
}
_ENDS = frozenset(".!?;:…\x1a")


class Piece(NamedTuple):
    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


class Surroundings(NamedTuple):
    """`left` ends with the word before the number, `right` begins with the one after; both end where the sentence does."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    def before(self, back: int = 1) -> str:
        """Return the lower-case word `back` places before the number, "" beyond the sentence."""
        return self.left[-back].lower if len(self.left) >= back else ""

    def after(self, on: int = 0) -> str:
        return self.right[on].lower if len(self.right) > on else ""


def surroundings_of(flat: str, numeral: Numeral, paragraph: tuple[int, int], reach: tuple[int, int] = NEAR) -> Surroundings:
    """Return what stands around a number inside its paragraph, as far as `reach` says."""
    first = max(paragraph[0], numeral.start - reach[0])
    left = _pieces(flat, first, numeral.start)
    if left and first > paragraph[0] and flat[first - 1].isalnum():
        left = left[1:]  # half a word
    right = _pieces(flat, numeral.end, min(paragraph[1], numeral.end + reach[1]))
    return Surroundings(tuple(left[_sentence_start(left) :]), tuple(right[: _sentence_end(right)]))


def _pieces(flat: str, start: int, end: int) -> list[Piece]:
    return [Piece(*match.span(), match[0], match[0].lower()) for match in _PIECE.finditer(flat, start, end)]


def _sentence_start(pieces: list[Piece]) -> int:
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].text in _ENDS and not _is_abbreviation(pieces, at):
            return at + 1
    return 0


def _sentence_end(pieces: list[Piece]) -> int:
    for at, piece in enumerate(pieces):
        if piece.text in _ENDS and not _is_abbreviation(pieces, at):
            return at
    return len(pieces)


def _is_abbreviation(pieces: list[Piece], at: int) -> bool:
    return pieces[at].text == "." and at > 0 and pieces[at - 1].lower in _ABBREVIATED
