"""Words that stand before their cue: where they begin, where they end, and whether they are words at all."""

from .line import Line

_BETWEEN = frozenset([",", "—", "–", "-", "--"])  # from the words to their cue


def words_before(line: Line, at: int, before: int, after: int) -> tuple[int, int]:
    """Return (first, after) of the words in tokens[at:after]: without a leading But or And, without what a colon or an
    opening bracket before token `before` parts off, and without the comma or dash at their end."""
    first = _start(line, at, before)
    while after > first and line.tokens[after - 1].text in _BETWEEN:
        after -= 1
    return first, after


def _start(line: Line, at: int, after: int) -> int:
    first = at
    for place in range(after - 2, at - 1, -1):
        if line.tokens[place].text in (":", "("):
            first = place + 1
            break
    while first < after and (line.tokens[first].kind == "punct" or line.is_("sentence_link", first)):
        first += 1
    return first


def may_be_words(line: Line, first: int, after: int) -> bool:
    """Is the stretch before a cue a clause, and not what only leads in to it (On Tuesday, Asked about the ramp)?"""
    if line.is_("opener", first):
        return line.has_finite(first, after) and _has_second_clause(line, first, after)
    return after - first > 2 or line.has_finite(first, after)


def _has_second_clause(line: Line, first: int, after: int) -> bool:
    """Opens a lead-in (When the ramp moved,) that a main clause follows before the cue?"""
    if line.is_("phrase_opener", first):
        return True
    return any(line.word(place) == "," and line.has_finite(place + 1, after) for place in range(first, after))
