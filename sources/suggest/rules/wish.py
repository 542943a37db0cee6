"""What somebody promises to do or wants others to do.

Finds: Hask promised to repair the ramp. / Hask urged the board to act.
Leaves alone: Hask promised a new ramp. / Hask urged calm. (no “to”, nothing that was said)
"""

from ..line import Line
from .case import Case
from .statement import Statement

_TO_WITHIN = 10  # words from the cue to “to”


def read_wish(case: Case, place: int, at: int) -> Statement | None:
    """Return what somebody promised or wants others to do, from `at` or, with whom it is asked of, from `place`."""
    line, frames = case.line, case.cue.frames
    if "to" in frames and (line.word(at) == "to" or (line.word(at) == "not" and line.word(at + 1) == "to")):
        return case.words_from(at, "X promised to", 0.65, is_phrase=True)
    if "order" in frames and has_to(line, place):
        return case.words_from(place, "X urged Y to", 0.65, is_phrase=True)
    return None


def has_to(line: Line, at: int) -> bool:
    """Does “to” follow, with nothing but who is asked before it?"""
    for place in range(at, min(at + _TO_WITHIN, len(line))):
        if line.word(place) == "to":
            return True
        if line.tokens[place].kind == "punct" or line.is_finite(place):
            return False
    return False
