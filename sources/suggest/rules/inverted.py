"""Words before a cue whose speaker stands after it, and the rest of the words after the speaker.

Finds: “The ramp moved,” said Hask, the harbour master, “and fast.” / The ramp moved, said Hask.
Leaves alone: The ramp moved, called a disgrace by the board. (few verbs may stand first where no marks show the words)
"""

from ..before_cue import may_be_words, words_before
from ..contents import content_end
from ..cues import Cue
from ..inverted_subjects import subject_after
from ..line import Line, words_of
from ..subjects import Subject, may_be_subject, subject_before
from .case import Case
from .statement import Statement

_SECOND_HALF_WITHIN = 8  # words from the speaker to the rest of the words


def read_inverted(line: Line, cue: Cue, at: int) -> list[Statement]:
    """Return the words before a cue whose speaker stands after it, and the rest of the words after the speaker."""
    before = cue.first - 1
    if not _may_be_inverted(line, cue, at):
        return []
    subject = subject_after(line, _past_adverbs(line, cue.after))
    if subject is None or (not line.is_quote(before) and not _stands_last(line, cue, subject, at)):
        return []
    case = Case(line, cue, at, subject)
    first, after = words_before(line, at, cue.first if line.is_quote(before) else before, cue.first)
    left = case.state(first, after, "words, said X", 0.95 if line.has_quote(first, after) else 0.75)
    if left is None:
        return []
    right = _second_half(case)
    if not line.is_quote(before) and not may_be_words(line, at, before):
        return [right] if right else []
    if right is None:
        return [left]
    right.part_of = left
    return [left, right]


def _may_be_inverted(line: Line, cue: Cue, at: int) -> bool:
    before = cue.first - 1
    if cue.form == "participle" or before < at or not cue.may_follow_words:
        return False
    if cue.after >= len(line) or line.word(cue.after) == "that":
        return False
    if line.is_quote(before):
        return True
    ends_words = line.word(before) in (",", "—", "–") and before > at
    return ends_words and line.has_finite(at, before) and _inverts(cue)


def _inverts(cue: Cue) -> bool:
    """May the verb stand before its speaker where no marks show the words: said, warned, but not called?"""
    return cue.lemma in words_of("inverting")


def _past_adverbs(line: Line, at: int) -> int:
    while line.is_adverb(at) and not line.is_name(at):
        at += 1
    return at


def _stands_last(line: Line, cue: Cue, subject: Subject, at: int) -> bool:
    """Of “X, Y, said Z”: is Z the speaker at the end, or do Z’s words go on and X speaks?"""
    if not subject_before(line, cue.first, at):
        return True
    return line.is_end(subject.after) and may_be_subject(line, subject.first, subject.after)


def _second_half(case: Case) -> Statement | None:
    """The other half: …, said Hask, “and fast.” or …, said Hask: “and fast.”"""
    line, after = case.line, case.subject.after
    place = after
    while place < len(line) and not line.is_quote(place):
        if line.word(place) in (";", ".") or place > after + _SECOND_HALF_WITHIN:
            return None
        place += 1
    if place >= len(line) or line.tokens[place - 1].text not in (",", ":", "—", "–"):
        return None
    return case.state(place, content_end(line, place), "words, said X, words", 0.9)
