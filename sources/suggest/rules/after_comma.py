"""Words after a cue and a comma.

Finds: Hask said, “It moved.” / Hask said, smiling, “It moved.” / The ramp, Hask said, had moved. / And, Hask said, it moved.
Leaves alone: Hask said, and left. / “It moved,” Hask said, turning to the board. (the writer’s own words)
"""

from ..breaks import turns_away
from ..cues import verbs
from .case import Case
from .statement import Statement

_QUOTATION_WITHIN = 14  # words from the comma to the words in marks


def read_after_comma(case: Case, comma: int) -> Statement | None:
    """Return the words after a cue and a comma, right there or behind what parts them from it."""
    line, at = case.line, comma + 1
    if line.is_quote(at):
        return case.words_from(at, "X said, “words”", 0.95)
    for place in range(at, min(at + _QUOTATION_WITHIN, len(line))):
        if line.lower[place] in verbs() and not line.is_name(place):
            break
        if line.is_quote(place):
            if line.word(place - 1) in (",", ":"):
                return _quotation(case, at, place)
            break
        if line.is_that(place) and line.word(place - 1) == "," and not case.has_words_before:
            return case.words_from(place + 1, "X said that", 0.85)
    return _rest_of_words(case, at)


def _quotation(case: Case, at: int, place: int) -> Statement | None:
    """said, smiling, “words”; but of “And, Hask said, it reads: “words”” the whole"""
    is_colon = case.line.word(place - 1) == ":"
    if is_colon and case.speaker_opens_sentence() and case.line.has_finite(at, place):
        return case.words_from(at, "words, X said, words", 0.7)
    return case.words_from(place, "X said, …, “words”", 0.85)


def _rest_of_words(case: Case, at: int) -> Statement | None:
    """The ramp, Hask said, had moved: what stands after goes on with what stood before."""
    if case.cue.form == "participle" or not case.cue.takes_clause or turns_away(case.line, at):
        return None
    if case.has_words_before:
        goes_on = case.line.word(at) == "that" or not _follows_bare_quotation(case)
    else:
        goes_on = case.speaker_opens_sentence()
    return case.words_from(at, "words, X said, words", 0.7) if goes_on else None


def _follows_bare_quotation(case: Case) -> bool:
    """Is what stands before the speaker a quotation with no words of the writer’s around it?"""
    line, at = case.line, case.subject.first - 1
    at = at - 1 if line.word(at) == "," else at
    return line.is_quote(at) and (at == 0 or line.tokens[at - 1].kind != "word")
