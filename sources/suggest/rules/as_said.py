"""Words before or after “as X said”.

Finds: As Hask reported on Monday, the ramp had moved. / The ramp had moved, as Hask said.
Leaves alone: The crowd left as Hask said the ramp had moved. (as means while, and an ordinary rule reads on)
"""

from ..before_cue import words_before
from ..contents import content_end
from .case import Case
from .statement import Statement


def read_as_said(case: Case) -> Statement | None:
    """Return the words before or after “as X said”; None where no “as” stands before the speaker."""
    line, at = case.line, case.at
    if case.subject is None or line.word(case.subject.first - 1) != "as":
        return None
    as_at = case.subject.first - 1
    place = case.past_when_and_where()
    if as_at <= at + 1 and line.word(place) == ",":
        return case.state(place + 1, content_end(line, place + 1), "as X said, words", 0.7)
    if as_at > at and line.is_comma(as_at - 1) and (line.is_end(place) or line.word(place) in (",", ":")):
        first, after = words_before(line, at, as_at, as_at)
        return case.state(first, after, "words, as X said", 0.7)
    return None
