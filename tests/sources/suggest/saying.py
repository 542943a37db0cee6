"""Small verbs for tests of quotations: what is found in a text, as the words a sub-editor would use."""

from collections.abc import Iterable

from sources.suggest import suggest
from sources.suggest.cues import Cue, find_cues
from sources.suggest.line import Line, read_line
from sources.suggest.marks import pair_marks
from sources.suggest.model import Quote
from sources.suggest.page import read_page


def quotes_of(text: str) -> tuple[Quote, ...]:
    return suggest(text).quotes


def only(text: str) -> Quote:
    (quote,) = quotes_of(text)
    return quote


def words(text: str) -> list[str]:
    """Return the words of each quotation, in reading order."""
    return [text[quote.start : quote.end] for quote in quotes_of(text)]


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return (words, who is meant, cue) of each quotation."""
    return [(text[quote.start : quote.end], quote.speaker, quote.verb) for quote in quotes_of(text)]


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in quotes_of(text)]


def by_rules(text: str, rules: Iterable[str]) -> list[str]:
    """Return the words that rules of these names found."""
    return [text[quote.start : quote.end] for quote in quotes_of(text) if quote.rule in rules]


def marked(text: str) -> list[str]:
    """Return what stands inside the outermost marks of a one-paragraph text."""
    return [text[pair.inner_start : pair.inner_end] for pair in pair_marks(text, 0, len(text)).pairs if not pair.depth]


def line_of(text: str) -> Line:
    """Return the first sentence of a text as the rules see it."""
    page = read_page(text)
    return read_line(page.flat, page.paragraphs[0].sentences[0], 0, 0)


def cues_of(text: str) -> list[Cue]:
    """Return the cues of a text’s first sentence."""
    return find_cues(line_of(text))


def cue_words(text: str) -> list[str]:
    """Return each cue with its helpers as written, in the first sentence."""
    tokens = line_of(text).tokens
    return [text[tokens[cue.first].start : tokens[cue.after - 1].end] for cue in cues_of(text)]
