"""The one who is told: reporters, the committee, him."""

from .adjuncts import begins_new_phrase
from .line import Line


def skip_audience(line: Line, at: int) -> int:
    """Return the place after the one who is told: reporters, the committee, CBC News, him."""
    if line.is_quote(at) or at >= len(line):
        return at
    if line.is_("object_pronoun", at) or line.is_("audience", at):
        return _after_and(line, at + 1)
    place = at
    while place < len(line) and not _ends_audience(line, place, at):
        place += 1
    return _without_clause_subject(line, at, place)


def _ends_audience(line: Line, place: int, first: int) -> bool:
    if line.is_quote(place) or line.is_("subordinator", place):
        return True
    if line.tokens[place].kind == "punct" and line.word(place) not in ("'", "&", "-", "/"):
        return True
    if line.is_("preposition", place) and line.word(place) != "of":
        return True
    if place == first:
        return False
    is_next = line.is_("clause_opener", place) or line.is_("time", place) or line.is_finite(place)
    return is_next or begins_new_phrase(line, place)


def _after_and(line: Line, at: int) -> int:
    if line.word(at) == "and" and (line.is_("audience", at + 1) or line.is_name(at + 1)):
        return at + 2
    return at


def _without_clause_subject(line: Line, at: int, place: int) -> int:
    """told a crowd police were coming: the phrase before a verb holds a subject; all but the audience’s head goes back."""
    if place >= len(line) or not line.is_finite(place) or place - at <= 1:
        return place
    for cut in range(place - 1, at, -1):
        if line.is_("determiner", cut) or (line.is_name(cut) and not line.is_name(cut - 1)):
            return cut
    return place - 1
