"""Hask’s claim that the ramp moved; her warning that it would; in her words, “it moved”: a noun reports."""

from functools import cache

from ..contents import content_end
from ..line import Line
from ..subjects import Subject, subject_after, subject_before
from ..words import table
from .statement import Statement, state

_POSSESSIVES = frozenset(["his", "her", "their", "its"])


def read_nominal(line: Line) -> list[Statement]:
    found = []
    for at in range(1, len(line) - 1):
        if line.lower[at] in _nouns() and (statement := _read(line, at)):
            found.append(statement)
    return found


def _read(line, at):
    subject, place = _possessor(line, at), at + 1
    if line.word(place) in ("by", "from", "of") and subject is None and line.is_name(place + 1):
        subject = subject_after(line, place + 1)
        if subject is None:
            return None
        that = next((where for where in range(subject.first, subject.after) if line.word(where) == "that"), subject.after)
        subject, place = Subject(subject.first, that), that
    if subject is None or subject.after <= subject.first:
        return None
    if line.word(place) == "that" and not line.is_end(place + 1):
        first = place + 1
    elif line.word(place) in (",", ":") and line.is_quote(place + 1):
        first = place + 1
    else:
        return None
    if first < len(line) and line.word(first) == "," and line.is_quote(first + 1):
        first += 1
    noun = line.tokens[at]
    after = content_end(line, first, is_lead_in=True)
    return state(
        line, first, after, subject=subject, cue=None, rule="X’s claim that", confidence=0.6,
        cue_span=(noun.start, noun.end), cue_words=noun.text, cue_class=_nouns()[noun.lower],
    )  # fmt: skip


def _possessor(line, at):
    """Return whose the noun is: her claim, Hask’s repeated claim."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if line.word(place) in _POSSESSIVES:
            return Subject(place, place + 1)
        if line.word(place) in ("'s", "'"):
            return subject_before(line, place, max(0, place - 8))
        if line.tokens[place].kind != "word":
            return None
    return None


@cache
def _nouns():
    return dict(table("nominal_cues"))
