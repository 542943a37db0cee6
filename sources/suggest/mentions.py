"""Who a mention means: the name in it that speaks, or what kind of unnamed speaker it describes."""

from dataclasses import dataclass
from functools import cache

from .names.model import Name, Names
from .rules.statement import Statement
from .words import table

_BEFORE_ANOTHER = frozenset(["of", "for", "from", "with", "to", "by", "at", "in", "on", "about", "against", "under", "near", "behind", "including", "like", "than"])
_SINGULAR = frozenset(["he", "she", "i", "one"])
_AFTER_A_BODY = frozenset(["of", "in", "on", "and", "for", "at", "agency", "department", "company", "group", "organisation", "organization"])
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
    tokens = (statement.mention_line or statement.line).tokens[subject.first : subject.after]
    word = tokens[0].lower
    pronoun = _PRONOUNS.get(word, "") if len(tokens) == 1 else ""
    return Mention(tokens[0].start, tokens[-1].end, text[tokens[0].start : tokens[-1].end], pronoun)


_PRONOUNS = {word: word for word in ("he", "she", "they", "it", "i", "we", "you", "who", "which", "that")}
_PRONOUNS |= {"his": "he", "her": "she", "their": "they", "its": "it", "him": "he", "them": "they"}


def speaking_name(statement: Statement, names: Names) -> Name | None:
    """Return the name that speaks in a mention: Ana Duarte in “the mayor, Ana Duarte”, nobody in “Duarte’s brother”."""
    line, subject = statement.mention_line or statement.line, statement.subject
    segments = _segments(line, subject)
    for number, (first, after) in enumerate(segments[:3]):
        found = names.at(line.tokens[first].start, line.tokens[after - 1].end)
        free = [name for name in found if not _belongs_to_another(line, name, first, after)]
        people = [name for name in free if name.type == "person"]
        if people:
            return people[0]
        if number == 0:
            bodies = [name for name in free if name.type != "person" and _fills(line, name, first, after)]
            if bodies and len(segments) == 1:
                return bodies[0]
            group = bodies[0] if bodies else None
    return group if segments else None


def _segments(line, subject):
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


def _belongs_to_another(line, name, first, after):
    """Is it only whose the speaker is (Duarte’s brother), or whom he speaks for (a spokesman for Duarte)?"""
    places = [place for place in range(first, after) if name.title_start <= line.tokens[place].start < name.end]
    if not places:
        return False
    following = line.word(places[-1] + 1) if places[-1] + 1 < after else ""
    if following in ("'s", "'"):
        return True
    before = places[0] - 1
    while before >= first and line.word(before) in ("the", "a", "an", "then", "former"):
        before -= 1
    return before > first - 1 and line.word(before) in _BEFORE_ANOTHER and places[0] > first + 1 - (line.word(before) in _BEFORE_ANOTHER)


def _fills(line, name, first, after):
    """Does the name of a body make up the phrase, but for an article and words like officials?"""
    last = max(place for place in range(first, after) if line.tokens[place].start < name.end)
    rest = [line.word(place) for place in range(last + 1, after)]
    return not rest or rest[0] in _AFTER_A_BODY


def kind_of_description(line, subject) -> str:
    """Return what an unnamed speaker is: the kind of its head noun, `unknown` where no list has it."""
    kinds = _kinds()
    first_of_phrase = subject.first
    for place in range(subject.first, subject.after):
        word = line.word(place)
        if word in _BEFORE_ANOTHER or word in (",", "who", "which", "that", "(", "whose") or word.endswith("ing") and place > first_of_phrase:
            after = place
            break
    else:
        after = subject.after
    for place in range(after - 1, subject.first - 1, -1):
        if kind := kinds.get(line.word(place)):
            return kind
    return "unnamed_group" if line.tokens[subject.first].kind == "number" else "unknown"


@cache
def _kinds():
    return {word: kind for kind, heads in table("speakers") for word in heads.split()}


def as_written(mention: Mention) -> str:
    """Return a description short enough to name somebody by."""
    words = mention.text.split()
    cut = next((at for at, word in enumerate(words) if word.endswith(",") and at), None)
    if cut is not None:
        words = [*words[:cut], words[cut].rstrip(",")]
    return " ".join(words[:_LONGEST_DESCRIPTION])
