"""All quotations of a page: the statements of each sentence, and marked words that stand without a cue."""

from .line import Line, read_line
from .page import Page
from .rules.statement import Statement, state
from .sayings import read_sayings

_FEWEST_WORDS = 4  # fewer marked words without a cue are a title, a term or a scare quote


def find_statements(page: Page) -> list[Statement]:
    """Return every statement in reading order."""
    found: list[Statement] = []
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.furniture:
            continue
        in_paragraph: list[Statement] = []
        for order, sentence in enumerate(paragraph.sentences):
            line = read_line(page.flat, sentence, number, order)
            sayings = _whole_marks(page, line, read_sayings(line))
            sayings += _uncued(page, line, sayings, in_paragraph, found)
            in_paragraph += sorted(sayings, key=lambda each: each.start)
        found += in_paragraph
    return found


def _whole_marks(page, line, sayings):
    """A statement that begins or ends inside a quotation’s marks takes the whole of it; overlaps go to the first."""
    kept, taken = [], -1
    for each in sorted(sayings, key=lambda each: (each.start, -each.end)):
        if each.start < taken:
            continue
        kept.append(each)
        taken = each.end
    return kept


def _uncued(page, line, sayings, in_paragraph, earlier):
    """Marked words no cue has taken: the paragraph’s speaker goes on, or the one who spoke last."""
    found = []
    for place, token in enumerate(line.tokens):
        if token.kind != "quote" or any(each.start < token.end and token.start < each.end for each in sayings):
            continue
        words = len(page.text[token.start : token.end].split())
        alone = line.is_end(place + 1) and place == 0
        if words < _FEWEST_WORDS and not (alone and words >= 2) or not alone and _is_title(page.text[token.start : token.end]):
            continue
        before = (sayings and sayings[-1]) or (in_paragraph and in_paragraph[-1]) or None
        new = state(line, place, place + 1, subject=None, cue=None, rule="words alone" if alone else "words in marks", confidence=0.7 if alone else 0.4)
        if alone and before is not None:
            new.part_of, new.same_speaker_as = before, before
        found.append(new)
    return found


def _is_title(words):
    """Are the words written as a title is: A Ferry in Winter?"""
    long_words = [word for word in words.strip("“”\"'‘’«» ").split() if len(word) > 3]
    return len(long_words) <= 12 and all(word.strip("“”\"'‘’(")[:1].isupper() for word in long_words)
