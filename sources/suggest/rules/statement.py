"""What the rules find: a stretch of a sentence somebody is said to have said."""

from dataclasses import dataclass

from ..cues import Cue
from ..line import Line
from ..subjects import Subject


@dataclass(slots=True)
class Statement:
    """Words at [start:end] of the text. `part_of` is the statement these words go on from; `cue` None where none is near.

    A cue that is no verb (a noun, a colon, “according to”) has its place in `cue_span` and its class in `cue_class`.
    """

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
    cue_class: str = ""
    line_of_end: Line | None = None  # the last sentence of words that run over paragraphs
    mention_line: Line | None = None  # where the speaker is named, if not in the sentence of the words

    @property
    def last_line(self) -> Line:
        return self.line_of_end or self.line

    @property
    def subject_line(self) -> Line:
        """The sentence `subject` counts its tokens in."""
        return self.mention_line or self.line

    @property
    def has_own_cue(self) -> bool:
        return self.cue is not None or self.cue_span is not None

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


def state(
    line: Line,
    first: int,
    after: int,
    *,
    rule: str,
    confidence: float,
    subject: Subject | None = None,
    cue: Cue | None = None,
    cue_span: tuple[int, int] | None = None,
    cue_class: str = "",
) -> Statement | None:
    """Return tokens[first:after] as a statement, or None where no words are left."""
    if first >= after:
        return None
    start, end = line.tokens[first].start, line.tokens[after - 1].end
    return Statement(start, end, line, subject, cue, rule, confidence, cue_span=cue_span, cue_class=cue_class)
