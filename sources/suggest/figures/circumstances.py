"""What goes with a figure: what happened to those counted, whose figure it is, when; so that like is compared with like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import MONTHS, WEEKDAYS
from ..words import table, words
from .counted import Counted, singular
from .surroundings import Piece, Surroundings

_ROWS = table("figures_events")
EVENTS = {word: name for name, _, listed in _ROWS for word in listed.split()}
HAPPENS_TO_MANY = frozenset(name for name, reach, _ in _ROWS if reach == "many")
_STOPS = words("figures_stops")
_PERIODS = words("figures_periods") | MONTHS
_APART = words("figures_apart")
_MODALS = words("figures_modals")
_CUES = words("plain_cues") | words("figures_reporting")
_BETWEEN = frozenset(
    {"and", "but", "as", "while", "when", "after", "before", "because", "if", "or", "though", "although", "which", "where"}
)
_HEDGES = frozenset(word for phrase, _ in table("figures_approximate") for word in phrase.split()) | {"the", "record"}
_HELPING = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "who", "that", "which", "also"}
)
_NO_VERBS = frozenset({"called", "named", "during", "including", "according", "hundred", "united", "morning", "evening"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_REACH = 8  # words between a figure and what happened
_NEIGHBOURS = 4  # words within which "another" or "each" speaks of this figure


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`event` is a class of figures_events.txt, a verb, or ''; `apart`: a part, a change or a rate; `planned`: not yet.

    `content` are stems of the words that say something, `purpose` those of them behind the number. `periods` are years,
    months and words like last or previous: figures of two periods never disagree.
    """

    event: str
    names: frozenset[str]
    periods: frozenset[str]
    content: frozenset[str]
    purpose: frozenset[str]
    apart: bool
    planned: bool
    definite: bool


def names_an_event(noun: str) -> bool:
    """Tell whether counting these counts what happened: detentions, deaths."""
    return noun in EVENTS or f"{noun}s" in EVENTS


def event_of(around: Surroundings, counted: Counted) -> str:
    """Return what happened to those counted: "12 people were killed", "killing 12", "12 deaths" are one thing."""
    if counted.words:
        last = counted.words.split()[-1]
        if last in EVENTS:
            return EVENTS[last]
        for modifier in counted.modifiers:
            if modifier in EVENTS:
                return EVENTS[modifier]
    right = [piece for piece in around.right if piece.start >= counted.end]
    return happened_right_before(around.left) or _after(right) or _before(around.left)


def happened_right_before(left: tuple[Piece, ...]) -> str:
    """Arrested nearly 500, killing at least 12."""
    for piece in reversed(left[-_NEIGHBOURS:]):
        if piece.lower in EVENTS:
            return EVENTS[piece.lower]
        if piece.lower not in _HEDGES:
            return _verb(piece.lower) if _is_verb(piece.lower) else ""
    return ""


def _after(right: list[Piece]) -> str:
    """Twelve people were killed; 12 people on the ferry were killed. A verb of no known class must follow at once."""
    is_near = True
    for piece in right[:_REACH]:
        if piece.lower in EVENTS:
            return EVENTS[piece.lower]
        if piece.lower in _BETWEEN or not piece.is_word:
            return ""
        if is_near and _is_verb(piece.lower):
            return _verb(piece.lower)
        is_near = is_near and piece.lower in _HELPING
    return ""


def _before(left: tuple[Piece, ...]) -> str:
    for piece in reversed(left[-_REACH:]):
        if piece.lower in EVENTS:
            return EVENTS[piece.lower]
        if piece.text in ',“”"(—–' or piece.lower in _CUES or piece.lower in _BETWEEN or not piece.is_word:
            return ""
    return ""


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing")) and len(word) > 4 and word not in _CUES and word not in _NO_VERBS


def _verb(word: str) -> str:
    """Return a rough stem, one for -ed, -ing and -s."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def circumstances_of(around: Surroundings, counted: Counted, event: str) -> Circumstances:
    """Return what the words of the figure's clause say of it; `around` reaches wide."""
    left, right = _clause(around)
    pieces = [*left, *(piece for piece in right if piece.start >= counted.end)]
    lower = [piece.lower for piece in pieces]
    content = [_stem(piece.lower) for piece in pieces if _says_something(piece.lower)]
    purpose = [_stem(piece.lower) for piece in pieces[len(left) :] if _says_something(piece.lower)]
    return Circumstances(
        event=event,
        names=frozenset(_names(pieces)),
        periods=frozenset(word for word in lower if word in _PERIODS or _YEAR.fullmatch(word)),
        content=frozenset(content),
        purpose=frozenset(purpose),
        apart=_is_apart(left[-_NEIGHBOURS:], around) or _is_apart(right[:_NEIGHBOURS], around),
        planned=any(word in _MODALS for word in lower),
        definite=around.before() in ("the", "those", "these", "its", "their", "all"),
    )


def _clause(around: Surroundings) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the words left and right that belong to the figure, without who says it."""
    first = 0
    for at, piece in enumerate(around.left):
        if piece.lower in _CUES or piece.text in '“"”':
            first = at + 1
    return around.left[first:], around.right[: _clause_end(around.right)]


def _clause_end(right: tuple[Piece, ...]) -> int:
    for at, piece in enumerate(right):
        if piece.text in ',“"”':
            return at
        if piece.lower in _CUES:  # who says so stands right before: "… on Friday the mayor said"
            return max(at - 2, 0)
    return len(right)


def _names(pieces: list[Piece]) -> set[str]:
    return {
        piece.lower
        for piece in pieces
        if piece.text[0].isupper()
        and piece.lower not in _STOPS
        and piece.lower not in MONTHS
        and piece.lower not in WEEKDAYS
    }


def _says_something(word: str) -> bool:
    return word[0].isalpha() and len(word) > 3 and word not in _STOPS and word not in _PERIODS and word not in EVENTS


def _stem(word: str) -> str:
    return _verb(singular(word))


def _is_apart(near: Sequence[Piece], around: Surroundings) -> bool:
    for at, piece in enumerate(near):
        if piece.lower in _APART and not _is_hedge(near, at):
            return True
    is_of_several = around.after() == "of" or (around.before() == "of" and around.before(2).isdigit())
    is_rate = around.after(1) in ("a", "an", "per", "each") and around.after(2) in ("day", "week", "month", "year", "hour")
    return is_of_several or is_rate


def _is_hedge(near: Sequence[Piece], at: int) -> bool:
    """More than 500 is one number less exact, not 500 more."""
    two = [piece.lower for piece in near[at - 1 if near[at].lower == "than" and at else at :][:2]]
    return two[1:] == ["than"] and two[0] in ("more", "fewer", "less", "greater", "larger", "later")
