"""A name and a colon that open a headline or a line of a transcript.

Finds: Hask: ramp is safe
Leaves alone: Photo: Ana Duarte / What we know: the ramp moved / a colon in a later sentence of the paragraph
Whether the name is a person’s is seen to later, where names are known; see `quotations.py`.
"""

from ..contents import trim_end
from ..line import Line
from ..subjects import Subject
from .statement import Statement, state

RULE = "X: words"
_LONGEST_NAME = 5  # words; a longer phrase before a colon introduces something


def read_speaker_colon(line: Line) -> list[Statement]:
    """Return the words after a name and a colon that open a paragraph."""
    colon = next((at for at in range(1, min(_LONGEST_NAME + 1, len(line))) if line.word(at) == ":"), None)
    if colon is None or colon + 2 >= len(line) or line.number or not _is_name(line, colon):
        return []
    span = (line.tokens[colon].start, line.tokens[colon].end)
    after = trim_end(line, colon + 1, len(line))
    subject = Subject(0, colon)
    found = state(line, colon + 1, after, subject=subject, rule=RULE, confidence=0.5, cue_span=span, cue_class="neutral")
    return [found] if found else []


def _is_name(line: Line, colon: int) -> bool:
    if line.is_("no_speaker", 0) or not line.is_name(colon - 1):
        return False
    return all(line.is_name(at) or line.word(at) in ("of", "the", "'s") for at in range(colon))
