"""Hask put it plainly: “It moved.” Words that a colon or a comma leads in, where no listed verb stands beside them."""

from ..cues import verbs
from ..line import Line
from ..subjects import Subject, subject_before
from .statement import Statement, state


def read_introduced(line: Line, place: int) -> Statement | None:
    """Return the quotation at `place` as what a colon or comma before it leads in; None where none does."""
    mark = line.word(place - 1)
    if mark not in (":", ",") or place < 3:
        return None
    subject, span, words = introducer(line, place - 1)
    if subject is None or (mark == "," and not words):
        return None
    found = state(line, place, _end(line, place), subject=subject, cue=None, rule="X: “words”", confidence=0.75)
    found.cue_span, found.cue_words, found.cue_class = span, words, "neutral"
    return found


def read_introduced_below(intro: Line, line: Line) -> Statement | None:
    """Return the quotation that opens `line` as what the sentence before it, ending in a colon, leads in."""
    if not line.is_quote(0) or intro.tokens[-1].text != ":":
        return None
    subject, span, words = introducer(intro, len(intro) - 1)
    if subject is None:
        return None
    found = state(line, 0, 1, subject=subject, cue=None, rule="X: ¶ “words”", confidence=0.8)
    found.cue_span, found.cue_words, found.cue_class = span, words, "neutral"
    found.mention_line = intro
    return found


def introducer(line: Line, after: int) -> tuple[Subject | None, tuple[int, int], str]:
    """Return (who, place of the cue, cue as written) of tokens[:after]; the cue is the last verb of saying or else any verb."""
    colon = line.tokens[after]
    last = None
    for at in range(after - 1, 0, -1):
        if line.is_quote(at) or line.word(at) == ";":
            break
        if line.lower[at] in verbs() and not line.is_name(at):
            last = at
            break
    beside = after - 1
    if last is None and line.is_finite(beside) and not line.is_name(beside):
        last = beside
    subject = _first_subject(line, last if last is not None else after)
    if last is None:
        return subject, (colon.start, colon.end), ":" if colon.text == ":" else ""
    token = line.tokens[last]
    return subject, (token.start, token.end), token.text


def _first_subject(line, before):
    for at in range(1, before + 1):
        if line.is_finite(at) or line.lower[at] in verbs():
            subject = subject_before(line, at, 0)
            if subject is not None:
                return subject
    return None


def _end(line, place):
    after = place + 1
    while line.is_quote(after):
        after += 1
    return after
