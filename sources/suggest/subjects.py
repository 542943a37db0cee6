"""Who speaks, as written before a cue: Mirela Hask said; Mirela Hask, the harbour master, said."""

from dataclasses import dataclass
from functools import cache

from .line import Line, words_of
from .noun_phrases import in_relative_clause, opening_bracket, phrase_start

LONGEST_SUBJECT = 60  # tokens; beyond, commas have led us astray
_MOST_SEGMENTS = 10  # stretches between commas from a speaker to the cue
_PARTS_OFF = frozenset([",", "—", "–", "-", "--", ";", ":", "(", ")"])
_CLOSES_WORDS = frozenset([",", ".", "!", "?", "…", "—", "–", "-"])


@dataclass(frozen=True, slots=True)
class Subject:
    """tokens[first:after] of a sentence."""

    first: int
    after: int


def subject_before(line: Line, cue_first: int, at: int) -> Subject | None:
    """Return the noun phrase that ends where the cue begins, not reaching back beyond token `at`."""
    last = cue_first - 1
    at = max(at, cue_first - LONGEST_SUBJECT)
    if last < at:
        return None
    if line.word(last) == ")":
        return _with_bracket(line, last, at)
    if line.word(last) in (",", "—", "–", "-"):
        return _with_aside(line, last, at)
    if line.tokens[last].kind == "punct" or line.is_quote(last) or line.is_("coordinator", last):
        return None
    first = phrase_start(line, last, at)
    return Subject(first, last + 1) if first <= last else None


def _with_bracket(line: Line, last: int, at: int) -> Subject | None:
    """Mirela Hask (Lib., Overwater) said"""
    opened = opening_bracket(line, last, at)
    before = subject_before(line, opened, at) if opened else None
    return Subject(before.first, last + 1) if before else None


def _with_aside(line: Line, last: int, at: int) -> Subject | None:
    """Mirela Hask, who has run the harbour since May, said: the phrase before the aside, aside and all."""
    segments = _segments(line, at, last)
    for number, (start, after) in enumerate(segments):
        first = _skip_lead(line, start, after)
        if first >= after or not may_be_subject(line, first, after):
            continue
        is_last = number == len(segments) - 1 and number > 0
        return Subject(first, after if is_last and line.word(last) != "," else last)
    return None


def _segments(line: Line, at: int, last: int) -> list[tuple[int, int]]:
    """Return (first, after) of the last stretches between commas and dashes in tokens[at:last], in reading order."""
    found, after = [], last
    for place in range(last - 1, at - 1, -1):
        if line.lower[place] not in _PARTS_OFF and line.tails.get(place) not in _CLOSES_WORDS:
            continue
        if place + 1 < after:
            found.append((place + 1, after))
        after = place
        if len(found) == _MOST_SEGMENTS:
            return found[::-1]
    return [(at, after), *found[::-1]] if at < after else found[::-1]


def _skip_lead(line: Line, first: int, after: int) -> int:
    while first < after and line.lower[first] in _leads():
        first += 1
    return first


@cache
def _leads() -> frozenset[str]:
    return words_of("coordinator") | {"that", "while", "because", "as", "although"}


def may_be_subject(line: Line, first: int, after: int) -> bool:
    """Is the stretch a noun phrase, not an opening (On Tuesday), a clause of its own or words in marks?"""
    if line.tokens[first].kind in ("quote", "punct", "mark"):
        return False
    if line.lower[first] in _never_first() or line.is_adverb(first):
        return False
    if line.is_participle(first) and not line.is_name(first + 1):
        return False
    if line.tokens[first].kind == "number" and after - first == 1:
        return False
    verb = next((place for place in range(first, after) if line.is_finite(place)), None)
    return verb is None or _is_reduced_clause(line, first, verb) or in_relative_clause(line, verb, first)


@cache
def _never_first() -> frozenset[str]:
    return words_of("opener") | words_of("subordinator") | words_of("preposition")


def _is_reduced_clause(line: Line, first: int, verb: int) -> bool:
    """a man named in the suit: a participle, not a verb with a tense"""
    opens_noun = line.word(first) in ("a", "an", "one", "another")
    return opens_noun and line.word(verb).endswith("ed") and line.is_("preposition", verb + 1)
