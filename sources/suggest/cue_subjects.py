"""Whose a cue is: the phrase before it, the one a “who” or a participle goes back to, or whoever spoke last."""

from .cues import Cue
from .line import Line
from .rules.statement import Statement
from .subjects import Subject, subject_before

_ASIDE_WITHIN = 14  # tokens from “who” to the cue behind the aside


def subject_of(line: Line, cue: Cue, at: int, previous: Statement | None) -> tuple[Subject | None, bool]:
    """Return (who speaks, does the last speaker go on). `previous`: what was said last in this sentence.

    Both empty where nobody can be told.
    """
    if cue.form == "participle":
        return _of_participle(line, cue, previous)
    before = cue.first - 1
    if line.word(before) in ("and", "but") or (line.word(before) == "," and line.word(before - 1) in ("and", "but")):
        return (None, True) if previous is not None else (_first_subject(line, cue), False)
    if line.word(before) in ("who", "which"):
        return _before_who(line, cue, at), False
    subject = subject_before(line, cue.first, at)
    if subject is None and line.word(before) == "," and (who := _who_with_aside(line, before)):
        return _antecedent(line, who, at), False
    if subject is None and previous is not None and _is_relative(line, previous):
        return None, True
    return subject, False


def _is_relative(line: Line, statement: Statement) -> bool:
    return statement.cue is not None and line.word(statement.cue.first - 1) in ("who", "which")


def _first_subject(line: Line, cue: Cue) -> Subject | None:
    """Hask shook her head and said: the noun phrase before the first verb since the sentence’s beginning, or a semicolon."""
    start = next((place + 1 for place in range(cue.first - 1, -1, -1) if line.word(place) in (";", ":")), 0)
    for place in range(start + 1, cue.first):
        if line.is_finite(place):
            return subject_before(line, place, start)
    return _first_name(line, start, cue.first)


def _first_name(line: Line, first: int, before: int) -> Subject | None:
    """Where no verb is known for one: the name the clause opens with."""
    while first < before and line.word(first) in ("the", "a", "an", "but", "and"):
        first += 1
    after = first
    while after < before and line.is_name(after):
        after += 1
    is_word = line.is_adverb(first) or any(line.is_(kind, first) for kind in ("opener", "pronoun", "determiner"))
    return Subject(first, after) if after > first and not is_word else None


def _who_with_aside(line: Line, comma: int) -> int | None:
    """Hask, who, on a call, said: return the place of “who”."""
    for place in range(comma - 1, max(0, comma - _ASIDE_WITHIN), -1):
        if line.word(place) in ("who", "which"):
            return place if line.word(place + 1) == "," else None
        if line.is_finite(place):
            return None
    return None


def _before_who(line: Line, cue: Cue, at: int) -> Subject | None:
    """Hask, who said: the phrase before “who”; of people at large (voters who say) there is nobody to quote."""
    who = cue.first - 1
    if line.word(who - 1) == ",":
        return _antecedent(line, who, at)
    is_named = who > 1 and line.is_name(who - 1)  # a capital at the sentence’s beginning makes no name
    return subject_before(line, who, at) if is_named or cue.form == "past" else None


def _antecedent(line: Line, who: int, at: int) -> Subject | None:
    return subject_before(line, who - 1, at) or subject_before(line, who - 1, 0)


def _of_participle(line: Line, cue: Cue, previous: Statement | None) -> tuple[Subject | None, bool]:
    """…, adding that: whoever spoke before; else the sentence’s subject, before or after the participle."""
    before = cue.first - 1
    may_stand_here = line.word(before) in (",", "", "—", "–") or line.is_("before_participle", before)
    if not may_stand_here:
        return None, False
    if previous is not None:
        return None, True
    return _nearest_subject(line, cue) or _first_subject(line, cue), False


def _nearest_subject(line: Line, cue: Cue) -> Subject | None:
    """The news leaked and the agency called it off, claiming: the phrase before the nearest verb that has one."""
    for place in range(cue.first - 1, 0, -1):
        if line.is_finite(place) and line.word(place - 1) != "to" and (subject := subject_before(line, place, 0)):
            return subject
    return None
