"""What the rules find: a stretch of a sentence somebody is said to have said."""

from dataclasses import dataclass

from ..cues import Cue
from ..line import Line
from ..subjects import Subject


@dataclass(slots=True)
class Statement:
    """Words at [start:end] of the text. `part_of` is the statement these words go on from; `cue` None where none is near."""

    start: int
    end: int
    line: Line
    subject: Subject | None
    cue: Cue | None
    rule: str
    confidence: float
    part_of: "Statement | None" = None
    same_speaker_as: "Statement | None" = None
    is_hearsay: bool = False
    cue_span: tuple[int, int] | None = None
    cue_words: str | None = None
    cue_class: str = ""
    line_of_end: Line | None = None  # the last sentence of words that run over paragraphs
    mention_line: Line | None = None  # where the speaker is named, if not in the sentence of the words


def state(line, first, after, *, subject, cue, rule, confidence, **more) -> Statement | None:
    """Return tokens[first:after] as a statement, or None where no words are left."""
    if first >= after:
        return None
    return Statement(line.tokens[first].start, line.tokens[after - 1].end, line, subject, cue, rule, confidence, **more)
