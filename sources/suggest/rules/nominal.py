"""A noun that reports words.

Finds: Hask’s claim that the ramp moved / a warning from Hask that it would / in her words, “it moved”
Leaves alone: the claim that the ramp moved (nobody’s) / Hask’s claim of delay (no words)
"""

from functools import cache

from ..contents import content_end
from ..inverted_subjects import subject_after
from ..line import Line
from ..noun_phrases import in_relative_clause
from ..subjects import Subject, subject_before
from ..words import table
from .statement import Statement, state

_POSSESSIVES = ("his", "her", "their", "its")
_POSSESSOR_WITHIN = 3  # words before the noun: her oft-repeated claim
_LONGEST_POSSESSOR = 8  # tokens


def read_nominal(line: Line) -> list[Statement]:
    """Return what each noun that reports has after it."""
    nouns = _nouns()
    read = [_read(line, at) for at in range(1, len(line) - 1) if line.lower[at] in nouns]
    return [statement for statement in read if statement is not None]


def _read(line: Line, at: int) -> Statement | None:
    subject, place = _possessor(line, at), at + 1
    if subject is None and line.word(place) in ("by", "from", "of") and line.is_name(place + 1):
        subject = _author(line, place + 1)
        place = subject.after if subject else place
    if subject is None or subject.after <= subject.first:
        return None
    first = _words_start(line, place)
    if first is None:
        return None
    noun = line.tokens[at]
    after = _content_end(line, first, opens=not line.has_finite(0, min(at, subject.first)))
    if not line.has_finite(0, at):
        after = _main_verb(line, first, after) or after
    span, cue_class = (noun.start, noun.end), _nouns()[noun.lower]
    return state(
        line, first, after, subject=subject, rule="X’s claim that", confidence=0.6, cue_span=span, cue_class=cue_class
    )


def _main_verb(line: Line, first: int, after: int) -> int | None:
    """Her claim that the ramp moved was wrong: return the place of the verb the noun is the subject of."""
    verbs = [place for place in range(first, after) if line.is_finite(place)]
    return verbs[-1] if len(verbs) > 1 else None


def _possessor(line: Line, at: int) -> Subject | None:
    """Return whose the noun is: her claim, Hask’s repeated claim."""
    for place in range(at - 1, max(-1, at - 1 - _POSSESSOR_WITHIN), -1):
        if line.word(place) in _POSSESSIVES:
            return Subject(place, place + 1)
        if line.word(place) in ("'s", "'"):
            return subject_before(line, place, max(0, place - _LONGEST_POSSESSOR))
        if line.tokens[place].kind != "word":
            return None
    return None


def _author(line: Line, first: int) -> Subject | None:
    """Return who a warning is from, up to the “that” of its words."""
    whole = subject_after(line, first)
    if whole is None:
        return None
    after = next((place for place in range(whole.first, whole.after) if line.word(place) == "that"), whole.after)
    return Subject(whole.first, after)


def _words_start(line: Line, place: int) -> int | None:
    """Return where the words of a noun begin: after “that”, or at a quotation behind a comma or colon."""
    if line.word(place) == "that" and not line.is_end(place + 1):
        first = place + 1
        return first + 1 if line.word(first) == "," and line.is_quote(first + 1) else first
    return place + 1 if line.word(place) in (",", ":") and line.is_quote(place + 1) else None


def _content_end(line: Line, first: int, *, opens: bool) -> int:
    """Return the place after the words; of a noun that opens its sentence they end before the sentence’s own verb."""
    after = content_end(line, first, is_lead_in=True)
    if not opens:
        return after
    verbs = [at for at in range(first, after) if _begins_verb(line, at) and not in_relative_clause(line, at, first)]
    return verbs[1] if len(verbs) > 1 else after


def _begins_verb(line: Line, at: int) -> bool:
    """had in “had moved”, but not moved"""
    return line.is_finite(at) and not line.is_("auxiliary", at - 1) and not line.is_adverb(at - 1)


@cache
def _nouns() -> dict[str, str]:
    return dict(table("nominal_cues"))
