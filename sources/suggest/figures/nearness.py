"""How exact a number is said to be: nearly 500, more than 12, about 40, 1.2 million; and which values that allows."""

from dataclasses import dataclass

from ..words import table
from .numeral import Numeral
from .surroundings import Piece, Surroundings

_SAID = dict(table("figures_approximate"))
_LONGEST = max(len(phrase.split()) for phrase in _SAID)
_LAST_WORDS = {phrase.split()[-1] for phrase in _SAID}
_BETWEEN = frozenset({"a", "an", "the", "record"})  # nearly a dozen
_AFTER = {
    ("or", "so"): "near",
    ("or", "more"): "above",
    ("or", "fewer"): "most",
    ("or", "less"): "most",
    ("or", "thereabouts"): "near",
}
# How far down and up a hedged number may be from the true one, as shares of it: "about 500" allows 512, not 560.
_ALLOWS = {"near": (0.1, 0.1), "below": (0.1, 0.0), "above": (0.0, 0.5), "most": (0.5, 0.0)}
_ROUND = 10_000  # from here on, thousands in full are read as rounded: 12,000 for 11,987


@dataclass(frozen=True, slots=True)
class Nearness:
    """The values a number allows, both ends included, and the size of the last place it was written to."""

    approx: bool
    low: float
    high: float
    step: float


def nearness_of(flat: str, numeral: Numeral, around: Surroundings, counted_end: int, is_lasting: bool) -> Nearness:
    """Return how a number was hedged. `is_lasting`: it is a time or a length, where "over" means during or across."""
    step = _last_place(numeral)
    if numeral.low is not None and numeral.high is not None:
        return Nearness(True, numeral.low, numeral.high, step)
    way = _said_before(around.left, is_lasting) or _said_after(flat, numeral, around, counted_end)
    down, up = _ALLOWS.get(way, (0.0, 0.0))
    return Nearness(bool(way), numeral.value * (1 - down), numeral.value * (1 + up), step)


def agree(one: Nearness, other: Nearness) -> bool:
    """Tell whether one value may stand behind both: the coarser of two is read as rounded to its last place."""
    slack = max(one.step, other.step) / 2 if one.step != other.step else 0.0
    return one.low - slack <= other.high and other.low - slack <= one.high


def _said_before(left: tuple[Piece, ...], is_lasting: bool) -> str:
    if is_lasting and left and left[-1].lower == "over" and (len(left) == 1 or left[-2].lower not in ("well", "just")):
        return ""
    at = len(left)
    while at and left[at - 1].lower in _BETWEEN:
        at -= 1
    for end in (len(left), at):
        if end and left[end - 1].lower in _LAST_WORDS:
            said = [piece.lower for piece in left[max(end - _LONGEST, 0) : end]]
            for first in range(len(said)):
                if way := _SAID.get(" ".join(said[first:])):
                    return way
    return ""


def _said_after(flat: str, numeral: Numeral, around: Surroundings, counted_end: int) -> str:
    if flat[numeral.end : numeral.end + 4] in ("-odd", " odd"):
        return "near"
    if flat[numeral.end : numeral.end + 1] == "+" or around.after() == "plus":
        return "above"
    for at in range(min(4, len(around.right) - 1)):
        pair = (around.right[at].lower, around.right[at + 1].lower)
        if pair in _AFTER and (at == 0 or around.right[at - 1].end >= counted_end):
            return _AFTER[pair]
    return ""


def _last_place(numeral: Numeral) -> float:
    if numeral.step == 1 and numeral.value >= _ROUND and numeral.value % 1000 == 0:
        return 1000.0
    return numeral.step
