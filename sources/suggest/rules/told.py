"""“That” behind the one who is told.

Finds: Hask told the committee that the ramp had moved. / Hask warned followers online and in interviews that it would.
Leaves alone: Hask told the committee, that evening, to go. (a comma between: an ordinary rule reads on)
"""

from ..audience import skip_audience
from .case import Case
from .statement import Statement

_THAT_WITHIN = 12  # words from the cue to “that”


def read_told_that(case: Case) -> Statement | None:
    """Return what follows “that” where nothing but who was told, and where, stands between the cue and it."""
    if "tell" not in case.cue.frames:
        return None
    line, after = case.line, case.cue.after
    for place in range(after, min(after + _THAT_WITHIN, len(line))):
        if line.is_that(place):
            return case.words_from(place + 1, "X told Y that", 0.9)
        if line.is_quote(place) or line.tokens[place].kind == "punct" or line.is_finite(place):
            return None
    return None


def past_the_told(case: Case) -> int:
    """Return the place after the one who is told: told the committee | the ramp; the cue’s end where nobody is."""
    line, place = case.line, case.cue.after
    if "tell" not in case.cue.frames or ("say" in case.cue.frames and line.word(place) == "that"):
        return place
    moved = skip_audience(line, place)
    is_told = (moved > place and case.cue.lemma != "warn") or line.word(moved) == "that"
    return moved if is_told else place
