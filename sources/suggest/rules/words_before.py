"""Words that end where the speaker of a cue begins.

Finds: “The ramp moved,” Hask said. / The ramp moved, Hask said. / The ramp, Hask said, had moved.
Leaves alone: On Tuesday, Hask said. / Asked about the ramp, Hask said so. (what only leads in is no speech)
"""

from ..before_cue import may_be_words, words_before
from ..breaks import turns_away
from .case import Case
from .statement import Statement


def read_words_before(case: Case) -> Statement | None:
    """Return the words that end where the speaker of a cue begins."""
    line, cue, subject = case.line, case.cue, case.subject
    if subject is None or subject.first <= case.at or not cue.may_follow_words:
        return None
    before = subject.first - 1
    if line.is_quote(before):
        first, after = words_before(line, case.at, subject.first, subject.first)
        return case.state(first, after, "words, X said", 0.95)
    if line.word(before) not in (",", "—", "–", "--"):
        return None
    first, after = words_before(line, case.at, before, subject.first)
    if after > first and line.is_quote(after - 1):
        return case.state(first, after, "words, X said", 0.95)
    return _clause_before(case, first, after)


def _clause_before(case: Case, first: int, after: int) -> Statement | None:
    """Words outside marks: the cue must leave nothing open after it."""
    place = case.past_when_and_where()
    if case.cue.form == "participle" or not case.cue.takes_clause or not _leaves_nothing_open(case, place):
        return None
    if case.line.word(place) == "," and not case.line.is_quote(place + 1) and not turns_away(case.line, place + 1):
        return case.state(first, after, "words, X said, words", 0.7)  # what stands before need be no clause of its own
    return case.state(first, after, "clause, X said", 0.8) if may_be_words(case.line, first, after) else None


def _leaves_nothing_open(case: Case, place: int) -> bool:
    line = case.line
    return line.is_end(place) or line.word(place) in (",", ";", "—", "–") or line.is_end(place + 1)
