"""All quotations of a page: the statements of each sentence, and marked words that stand without a cue."""

from collections.abc import Iterable

from .line import Line, read_line
from .names.model import Names
from .over_paragraphs import join_over_paragraphs
from .page import Page
from .rules import speaker_colon
from .rules.introduced import read_introduced, read_introduced_below
from .rules.statement import Statement
from .rules.words_alone import read_words_alone
from .sayings import read_sayings


def find_statements(page: Page, names: Names) -> list[Statement]:
    """Return every statement in reading order. `names` tells who may speak before a colon."""
    found: list[Statement] = []
    previous: Line | None = None
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.furniture:
            continue
        for order, sentence in enumerate(paragraph.sentences):
            line = read_line(page.flat, sentence, number, order)
            sayings = _first_come(each for each in read_sayings(line) if _may_speak(each, names))
            sayings += _without_cue(page, line, previous, sayings, found)
            sayings.sort(key=lambda each: each.start)
            join_over_paragraphs(page, sayings, found)
            found += sayings
            previous = line
    return found


def _may_speak(statement: Statement, names: Names) -> bool:
    """“Ferries: what we know” has a colon, but nobody who speaks; “Hask: ramp is safe” has."""
    if statement.rule != speaker_colon.RULE or statement.subject is None:
        return True
    tokens = statement.line.tokens
    before_colon = names.at(tokens[0].start, tokens[statement.subject.after].start)
    return any(name.type == "person" for name in before_colon)


def _first_come(sayings: Iterable[Statement]) -> list[Statement]:
    """Of statements that overlap the first keeps the words."""
    kept: list[Statement] = []
    for each in sorted(sayings, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _without_cue(
    page: Page, line: Line, previous: Line | None, sayings: list[Statement], earlier: list[Statement]
) -> list[Statement]:
    """Return the marked words of a sentence that no cue has taken, each with whom it goes on from, if anybody."""
    found = []
    for place, token in enumerate(line.tokens):
        if token.kind != "quote" or any(each.overlaps(token.start, token.end) for each in (*sayings, *found)):
            continue
        before = _last_before(token.start, sayings) or (earlier[-1] if earlier else None)
        new = _introduced(line, previous, place) or read_words_alone(page, line, place, before)
        if new is not None:
            found.append(new)
    return found


def _last_before(start: int, sayings: list[Statement]) -> Statement | None:
    return next((each for each in reversed(sayings) if each.end <= start), None)


def _introduced(line: Line, previous: Line | None, place: int) -> Statement | None:
    if place == 0 and previous is not None and (found := read_introduced_below(previous, line)):
        return found
    return read_introduced(line, place)
