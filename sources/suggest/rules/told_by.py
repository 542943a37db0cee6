"""The one who was told is no speaker.

Finds: Ekovich was told by Hask that the ramp had moved.
Leaves alone: Ekovich was told that the ramp had moved. (nobody is said to have told him)
"""

from ..cues import Cue
from ..inverted_subjects import subject_after
from ..line import Line
from ..subjects import Subject
from .case import Case
from .statement import Statement


def read_told_by(line: Line, cue: Cue, at: int) -> Statement | None:
    """Return what the one named after a passive cue and “by” said, asked or wished for."""
    whole = subject_after(line, cue.after + 1)
    if whole is None:
        return None
    for place in range(whole.first + 1, min(whole.after + 2, len(line))):
        if line.is_quote(place) or line.word(place) in ("that", "whether", "if", "why", "how", "to"):
            case = Case(line, cue, at, Subject(whole.first, place))
            return case.words_from(place + 1 if line.word(place) == "that" else place, "told by X that", 0.75)
    return None
