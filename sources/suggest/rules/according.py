"""According to X: what stands before or after it in the sentence is X’s."""

from ..contents import content_end, trim_end
from ..line import Line
from ..subjects import Subject
from .statement import Statement, state


def read_according(line: Line) -> list[Statement]:
    for at in range(len(line) - 1):
        if line.word(at) == "according" and line.word(at + 1) == "to":
            return _read(line, at)
    return []


def _read(line, at):
    source = _source(line, at + 2)
    if source is None:
        return []
    span = (line.tokens[at].start, line.tokens[at + 1].end)
    more = {"cue_span": span, "cue_words": "according to", "cue_class": "neutral"}
    found = []
    before = _start_before(line, at)
    after = at
    while after > before and line.tokens[after - 1].kind == "punct" and line.tokens[after - 1].text not in (")", "%"):
        after -= 1
    left = state(line, before, after, subject=source, cue=None, rule="words, according to X", confidence=0.85, **more)
    if left and after - before > 1:
        found.append(left)
    if line.word(source.after) == ",":
        first = source.after + 1
        if not found or line.has_finite(first, len(line)) or line.has_quote(first, len(line)):
            if line.is_("opener", before) and not line.has_finite(before, after):
                found = []  # Over the long term, according to X, words
            right = state(line, first, content_end(line, first), subject=source, cue=None, rule="according to X, words", confidence=0.8, **more)
            if right:
                right.part_of = found[0] if found else None
                found.append(right)
    return found


def _source(line, first):
    place = first
    while place < len(line):
        word = line.word(place)
        if word in (".", ";", ":", "?", "!", "—", "–", "--", ")") or line.is_quote(place) and place > first:
            break
        if word == "," and not _is_apposition(line, place, first):
            break
        place += 1
    place = trim_end(line, first, place)
    return Subject(first, place) if place > first else None


def _is_apposition(line, comma, first):
    """according to Mirela Hask, the harbour master, the ramp …"""
    if line.word(comma + 1) not in ("the", "a", "an", "who", "which", "chief", "director") or not line.is_name(comma - 1):
        return False
    for place in range(comma + 1, min(comma + 14, len(line))):
        if line.word(place) in (",", "."):
            return True
        if line.is_finite(place) and line.word(comma + 1) not in ("who", "which"):
            return False
    return False


def _start_before(line, at):
    for place in range(at - 1, -1, -1):
        if line.tokens[place].text in (";", "—", "–", ":"):
            return place + 1
    first = 0
    while first < at and line.word(first) in ("but", "and", "so", "yet"):
        first += 1
    return first
