"""Hask: ramp is safe. A name and a colon open a headline or a line of a transcript."""

from ..contents import trim_end
from ..line import Line
from ..subjects import Subject
from .statement import Statement, state

_LONGEST_NAME = 5  # words; a longer phrase before a colon introduces something


def read_speaker_colon(line: Line) -> list[Statement]:
    colon = next((at for at in range(1, min(_LONGEST_NAME + 1, len(line))) if line.word(at) == ":"), None)
    if colon is None or colon + 2 >= len(line) or line.number:
        return []
    if not all(line.is_name(at) or line.word(at) in ("of", "the", "'s") for at in range(colon)) or not line.is_name(colon - 1):
        return []
    if line.word(0) in _NOT_SPEAKERS:
        return []
    span = (line.tokens[colon].start, line.tokens[colon].end)
    after = trim_end(line, colon + 1, len(line))
    found = state(
        line, colon + 1, after, subject=Subject(0, colon), cue=None, rule="X: words", confidence=0.5, cue_span=span, cue_words=":", cue_class="neutral"
    )
    return [found] if found else []


_NOT_SPEAKERS = frozenset("note update correction watch read photo photos video exclusive breaking analysis opinion review question answer".split())
