"""Who a mention means: the name in it that speaks, or what kind of unnamed speaker it describes."""

from dataclasses import dataclass
from functools import cache

from .line import Line
from .names.model import Name, Names
from .rules.statement import Statement
from .subjects import Subject
from .words import table

_MOST_SEGMENTS = 3  # stretches between commas in which the speaker's name may stand
_LONGEST_DESCRIPTION = 14  # words of a description given as speaker


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that say who spoke, at [start:end]; `pronoun` in lower case when they are no more than that."""

    start: int
    end: int
    text: str
    pronoun: str


def read_mention(text: str, statement: Statement) -> Mention | None:
    subject = statement.subject
    if subject is None:
        return None
    tokens = statement.subject_line.tokens[subject.first : subject.after]
    pronoun = _pronouns().get(tokens[0].lower, "") if len(tokens) == 1 else ""
    start, end = tokens[0].start, tokens[-1].end
    return Mention(start, end, text[start:end], pronoun)


@cache
def _pronouns() -> dict[str, str]:
    return dict(table("pronouns"))


def speaking_name(statement: Statement, names: Names) -> Name | None:
    """Return the name that speaks in a mention: Ana Duarte in “the mayor, Ana Duarte”, nobody in “Duarte’s brother”.

    A body speaks only where the phrase is no more than its name, and no person is named beside it.
    """
    line, subject = statement.subject_line, statement.subject
    segments = _segments(line, subject)
    body = None
    for number, (first, after) in enumerate(segments[:_MOST_SEGMENTS]):
        found = names.at(line.tokens[first].start, line.tokens[after - 1].end)
        free = [name for name in found if not _belongs_to_another(line, name, first, after)]
        person = next((name for name in free if name.type == "person"), None)
        if person is not None:
            return person
        if body is None and number <= 1:  # the ferry company, Northwater Lines
            body = next((name for name in free if _fills(line, name, first, after)), None)
    return body


def _segments(line: Line, subject: Subject) -> list[tuple[int, int]]:
    """Return (first, after) of the stretches between commas, up to a bracket or a clause with who."""
    found, first = [], subject.first
    for place in range(subject.first, subject.after):
        if line.word(place) in (",", "(", "—", "–", "who", "which"):
            if place > first:
                found.append((first, place))
            first = place + 1
            if line.word(place) in ("who", "which", "("):
                return found
    if subject.after > first:
        found.append((first, subject.after))
    return found


def _belongs_to_another(line: Line, name: Name, first: int, after: int) -> bool:
    """Is it only whose the speaker is (Duarte’s brother), or whom he speaks for (a spokesman for Duarte)?"""
    places = [place for place in range(first, after) if name.title_start <= line.tokens[place].start < name.end]
    if not places:
        return False
    if places[-1] + 1 < after and line.word(places[-1] + 1) in ("'s", "'"):
        return True
    before = places[0] - 1
    while before >= first and line.word(before) in ("the", "a", "an", "then", "former"):
        before -= 1
    return before >= first and line.is_("before_another", before) and places[0] > first


def _fills(line: Line, name: Name, first: int, after: int) -> bool:
    """Does the name of a body make up the phrase, but for an article and words like officials?"""
    last = max(place for place in range(first, after) if line.tokens[place].start < name.end)
    return last + 1 >= after or line.is_("after_body", last + 1)


def kind_of_description(line: Line, subject: Subject) -> str:
    """Return what an unnamed speaker is: the kind of its head noun, `unknown` where no list has it."""
    for place in range(_head_end(line, subject) - 1, subject.first - 1, -1):
        if kind := _kinds().get(line.word(place)):
            return kind
    return "unnamed_group" if line.tokens[subject.first].kind == "number" else "unknown"


def _head_end(line: Line, subject: Subject) -> int:
    """Return the place after the head noun: officials | at the port; a man | standing by."""
    for place in range(subject.first, subject.after):
        if line.is_("before_another", place) or line.word(place) in (",", "who", "which", "that", "(", "whose"):
            return place
        if line.is_participle(place) and place > subject.first:
            return place
    return subject.after


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, heads in table("speakers") for word in heads.split()}


def as_written(mention: Mention) -> str:
    """Return a description short enough to name somebody by: up to its first comma."""
    words = mention.text.split()
    comma = next((at for at, word in enumerate(words) if word.endswith(",") and at), None)
    if comma is not None:
        words = [*words[:comma], words[comma].rstrip(",")]
    return " ".join(words[:_LONGEST_DESCRIPTION])
