"""Words in marks that a colon or comma leads in, with no cue beside them.

Finds: Hask put it plainly: “It moved.” / Hask was angry: ¶ “It moved.”
Leaves alone: The sign was clear, “Keep off the ramp”. (before a comma there must be a verb that reports)
"""

from ..cues import is_cue
from ..line import Line
from ..subjects import Subject, subject_before
from .statement import Statement, state

_FEWEST_BEFORE = 3  # tokens, the colon or comma with them


def read_introduced(line: Line, place: int) -> Statement | None:
    """Return the quotation at `place` as what a colon or comma before it leads in; None where none does."""
    mark = line.word(place - 1)
    if mark not in (":", ",") or place < _FEWEST_BEFORE:
        return None
    subject, verb = _introducer(line, place - 1)
    if subject is None or (mark == "," and verb is None):
        return None
    return _introduced(line, place, _quotations_end(line, place), "X: “words”", 0.75, subject, _span(line, verb, place - 1))


def read_introduced_below(intro: Line, line: Line) -> Statement | None:
    """Return the quotation that opens `line` as what the sentence before it, ending in a colon, leads in."""
    if not line.is_quote(0) or intro.tokens[-1].text != ":":
        return None
    subject, verb = _introducer(intro, len(intro) - 1)
    if subject is None:
        return None
    found = _introduced(line, 0, 1, "X: ¶ “words”", 0.8, subject, _span(intro, verb, len(intro) - 1))
    if found:
        found.mention_line = intro
    return found


def _introduced(
    line: Line, first: int, after: int, rule: str, confidence: float, subject: Subject, span: tuple[int, int]
) -> Statement | None:
    return state(line, first, after, subject=subject, rule=rule, confidence=confidence, cue_span=span, cue_class="neutral")


def _introducer(line: Line, after: int) -> tuple[Subject | None, int | None]:
    """Return (who, place of the verb) in tokens[:after]: the last verb of saying, or else a verb right before `after`."""
    verb = _last_cue(line, after)
    if verb is None and line.is_finite(after - 1) and not line.is_name(after - 1):
        verb = after - 1
    return _first_subject(line, after if verb is None else verb), verb


def _last_cue(line: Line, after: int) -> int | None:
    for at in range(after - 1, 0, -1):
        if line.is_quote(at) or line.word(at) == ";":
            return None
        if is_cue(line, at):
            return at
    return None


def _first_subject(line: Line, before: int) -> Subject | None:
    for at in range(1, before + 1):
        if (line.is_finite(at) or is_cue(line, at)) and (subject := subject_before(line, at, 0)):
            return subject
    return None


def _span(line: Line, verb: int | None, mark: int) -> tuple[int, int]:
    """Return where the cue stands: the verb, or else the colon."""
    token = line.tokens[mark if verb is None else verb]
    return token.start, token.end


def _quotations_end(line: Line, place: int) -> int:
    after = place + 1
    while line.is_quote(after):
        after += 1
    return after
