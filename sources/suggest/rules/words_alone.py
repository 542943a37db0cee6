"""Words in marks without a cue: they go on from the last words, or stand alone.

Finds: “It moved. We saw it.” as a sentence or paragraph of its own
Leaves alone: the “Fix It” plan (a term, a title or a scare quote: short, or written as titles are)
"""

from ..contents import trim_end
from ..line import Line
from ..page import Page
from .statement import Statement, state

_FEWEST_WORDS = 4  # fewer marked words without a cue are a title, a term or a scare quote
_FEWEST_INSIDE = 9  # inside a sentence of the writer’s own, where shorter ones are mostly slogans and names
_FEWEST_AS_SENTENCE = 2
_LONGEST_TITLE = 12  # long words
_LONG_WORD = 4  # letters; shorter ones may be small in a title
_OPENING_MARKS = "“\"'«‘"


def read_words_alone(page: Page, line: Line, place: int, before: Statement | None) -> Statement | None:
    """Return the quotation at `place`, which no cue has, if it is one. `before`: what was said last before its sentence.

    A quotation that makes up its sentence goes on from the last one; inside a sentence it must be long enough to be one.
    """
    token = line.tokens[place]
    words = page.text[token.start : token.end]
    count = len(words.split())
    opens = all(line.is_adverb(at) or line.tokens[at].kind == "punct" for at in range(place))
    alone = opens and line.is_end(place + 1)
    if count < (_FEWEST_AS_SENTENCE if alone else _FEWEST_WORDS):
        return None
    if opens and (alone or line.tail(place) in ",.?!"):
        return _going_on(page, line, place, place + 1, 0.7, before)
    if count < _FEWEST_INSIDE:
        return None
    if place == 0 and before is not None and before.line.paragraph == line.paragraph:
        return _going_on(page, line, 0, trim_end(line, 0, len(line)), 0.6, before)
    return None if _is_title(words) else state(line, place, place + 1, rule="words in marks", confidence=0.4)


def _going_on(
    page: Page, line: Line, first: int, after: int, confidence: float, before: Statement | None
) -> Statement | None:
    found = state(line, first, after, rule="words alone", confidence=confidence)
    if found is not None and before is not None:
        _go_on_from(page, found, before)
    return found


def _go_on_from(page: Page, found: Statement, before: Statement) -> None:
    """Tie words to the last ones of their paragraph, or to a paragraph that ended with words or with marks left open."""
    line = before.last_line
    paragraphs_back = found.line.paragraph - line.paragraph
    if paragraphs_back == 0:
        found.part_of = found.same_speaker_as = before
        return
    previous = page.paragraphs[line.paragraph]
    ends_paragraph = before.end >= previous.end - 2 or line.tokens[-1].end >= previous.end
    opens_paragraph = found.line.number == 0
    if paragraphs_back > 1 or not ends_paragraph or not opens_paragraph:
        return
    if previous.pairs and not previous.pairs[-1].closed:
        found.part_of = before
    if page.flat[before.start] in _OPENING_MARKS or not previous.pairs or found.part_of:
        found.same_speaker_as = before


def _is_title(words: str) -> bool:
    """Are the words written as a title is: A Ferry in Winter?"""
    long_words = [word for word in words.strip("“”\"'‘’«» ").split() if len(word) >= _LONG_WORD]
    return len(long_words) <= _LONGEST_TITLE and all(word.strip("“”\"'‘’(")[:1].isupper() for word in long_words)
