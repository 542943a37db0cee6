"""What stands before or after “according to X” is X’s.

Finds: The ramp moved, according to Hask. / According to Hask, the ramp moved.
Leaves alone: Everything went according to plan. (nobody and nothing that says anything)
"""

from ..contents import content_end, trim_end
from ..line import Line
from ..subjects import Subject
from .statement import Statement, state

_ENDS_SOURCE = frozenset([".", ";", ":", "?", "!", "—", "–", "--", ")"])
_APPOSITION_WITHIN = 14  # tokens from its comma to the one that closes it


def read_according(line: Line) -> list[Statement]:
    """Return what the first “according to” of a sentence reports, before it and after it."""
    if "according" not in line.lower:
        return []
    at = next((at for at, word in enumerate(line.lower) if word == "according" and line.word(at + 1) == "to"), None)
    return [] if at is None else _read(line, at)


def _read(line: Line, at: int) -> list[Statement]:
    source = _source(line, at + 2)
    if source is None:
        return []
    first, after = _words_before(line, at)
    left = _state(line, at, source, first, after, "words, according to X", 0.85) if after - first > 1 else None
    right = _words_after(line, at, source, is_needed=left is None)
    if right is not None and line.is_("opener", first) and not line.has_finite(first, after):
        left = None  # Over the long term, according to X, words
    if right is not None:
        right.part_of = left
    return [each for each in (left, right) if each is not None]


def _state(line: Line, at: int, source: Subject, first: int, after: int, rule: str, confidence: float) -> Statement | None:
    span = (line.tokens[at].start, line.tokens[at + 1].end)
    return state(line, first, after, subject=source, rule=rule, confidence=confidence, cue_span=span, cue_class="neutral")


def _words_after(line: Line, at: int, source: Subject, *, is_needed: bool) -> Statement | None:
    """Return what follows the source and its comma; where words stand before as well, only a clause or quotation."""
    if line.word(source.after) != ",":
        return None
    first = source.after + 1
    if is_needed or line.has_finite(first, len(line)) or line.has_quote(first, len(line)):
        return _state(line, at, source, first, content_end(line, first), "according to X, words", 0.8)
    return None


def _source(line: Line, first: int) -> Subject | None:
    """Return who or what is named after “according to”; None for a plan or a schedule."""
    if line.is_("no_source", first):
        return None
    place = first
    while place < len(line) and not _ends_source(line, place, first):
        place += 1
    after = trim_end(line, first, place)
    return Subject(first, after) if after > first else None


def _ends_source(line: Line, place: int, first: int) -> bool:
    word = line.word(place)
    if word == ",":
        return not _is_apposition(line, place)
    return word in _ENDS_SOURCE or (line.is_quote(place) and place > first)


def _is_apposition(line: Line, comma: int) -> bool:
    """according to Mirela Hask, the harbour master, the ramp …; according to the company, Northwater Lines, the ramp …"""
    if not line.is_name(comma - 1):
        return _is_name_between_commas(line, comma)
    opener = line.word(comma + 1)
    if not line.is_("opens_apposition", comma + 1):
        return False
    for place in range(comma + 1, min(comma + _APPOSITION_WITHIN, len(line))):
        if line.word(place) in (",", "."):
            return True
        if line.is_finite(place) and opener not in ("who", "which"):
            return False
    return False


def _is_name_between_commas(line: Line, comma: int) -> bool:
    place = comma + 1
    while line.is_name(place):
        place += 1
    return place > comma + 1 and line.word(place) == "," and line.tokens[place].kind == "punct"


def _words_before(line: Line, at: int) -> tuple[int, int]:
    """Return (first, after) of what stands before “according to” in its clause, closing punctuation left out."""
    first = _clause_start(line, at)
    after = at
    while after > first and line.tokens[after - 1].kind == "punct" and line.tokens[after - 1].text not in (")", "%"):
        after -= 1
    return first, after


def _clause_start(line: Line, at: int) -> int:
    for place in range(at - 1, -1, -1):
        if line.tokens[place].text in (";", "—", "–", ":"):
            return place + 1
    first = 0
    while first < at and line.word(first) in ("but", "and", "so", "yet"):
        first += 1
    return first
