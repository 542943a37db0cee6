"""Words after a cue, whatever leads in to them.

Finds: Hask said that the ramp had moved. / Hask said: “It moved.” / Hask said “it moved”.
Leaves alone: the plan called “Fix It” (the marks hold a name)
What stands between cue and words (told the board; on Monday, in a statement) is passed over first.
"""

from ..adjuncts import skip_adjuncts
from .after_comma import read_after_comma
from .bare_clause import holds_nothing, read_bare_clause
from .called import read_called
from .case import Case
from .question import read_question
from .statement import Statement
from .told import past_the_told, read_told_that
from .wish import read_wish

_LONGEST_GIVEN_NAME = 40  # characters, marks included


def read_words_after(case: Case) -> Statement | None:
    """Return the words after a cue, whatever leads in to them."""
    if case.cue.lemma in ("ask", "wonder"):
        return read_question(case)
    if found := read_told_that(case):
        return found
    line = case.line
    place = past_the_told(case)
    at = _past_adjuncts(case, place)
    for that in (at, place):
        if line.is_that(that):
            return case.words_from(_past_aside(case, that) + 1, "X said that", 0.9)
    if line.word(at) == ":":
        return case.words_from(at + 1, "X said:", 0.9)
    if line.word(at) == ",":
        return read_after_comma(case, at)
    if line.is_quote(at):
        return _quotation(case, at)
    if line.is_quote(place):
        return case.words_from(place, "X said “words”", 0.9)
    if case.has_words_before or line.is_end(at) or holds_nothing(case, at):
        return None
    return read_bare_clause(case, at) or read_wish(case, place, at) or read_called(case, place)


def _past_adjuncts(case: Case, place: int) -> int:
    """Pass over when and where; after a cue that takes no clause only where words in marks follow it."""
    at = skip_adjuncts(case.line, place)
    return at if case.cue.takes_clause or case.line.leads_to_quote(at) else place


def _past_aside(case: Case, that: int) -> int:
    """that, based on what she saw, the ramp: what stands between the commas is the writer’s"""
    line = case.line
    if line.word(that + 1) != ",":
        return that
    closing = next((place for place in range(that + 2, len(line)) if line.word(place) == ","), None)
    return closing if closing is not None and closing + 2 < len(line) else that


def _quotation(case: Case, at: int) -> Statement | None:
    if case.cue.frames.isdisjoint(("quote", "name")) or _names_a_thing(case, at):
        return None
    return case.words_from(at, "X said “words”", 0.9)


def _names_a_thing(case: Case, at: int) -> bool:
    """a plan called “Fix It”: short words in marks after a cue that also gives names, with no name or pronoun before it"""
    if case.cue.takes_clause:
        return False
    line, before = case.line, case.cue.first - 1
    token = line.tokens[at]
    has_speaker = line.is_name(before) or line.is_("pronoun", before) or line.word(before) == ","
    return token.end - token.start < _LONGEST_GIVEN_NAME and not has_speaker
