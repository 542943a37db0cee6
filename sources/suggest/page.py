"""A text made ready to be read: its paragraphs, pairs of quotation marks, sentences and tokens, all at their true places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import NotText, TooLong
from .furniture import is_furniture
from .marks import NO_MARKS, Marks, Pair, outermost, pair_marks
from .sentences import Sentence, split_sentences
from .tokens import read_tokens

MOST_CHARACTERS = 1_000_000
FILLER = "\x1a"  # stands for each character inside marks, so that no rule reads quoted words as the writer's own

_BREAKS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# Same length in and out: offsets stay true. A carriage return before a line feed is a blank at the line's end.
_PLAIN = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010)], " ")
_PLAIN |= dict.fromkeys([0x202F, 0x205F, 0x3000, 0xFEFF, 0xFFFC, *range(0x202A, 0x202F), *range(0x2060, 0x206A)], " ")
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates
_PLAIN |= {ord(character): "\n" for character in _BREAKS}
_LONE_RETURN = re.compile(r"\r(?!\n)")
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\n]+")
_ENDS_LINE = frozenset(".!?:;…”’\"»'")
_HARD_WRAPPED_AT = 50  # a line shorter than this ends a paragraph: nobody wraps earlier


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    pairs: tuple[Pair, ...]  # outermost ones
    nested: tuple[Pair, ...]
    strays: tuple[int, ...]  # marks without a partner
    sentences: tuple[Sentence, ...]
    furniture: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`flat` and `filled` are as long as `text`: `flat` has plain blanks only, `filled` hides what stands inside marks."""

    text: str
    flat: str
    filled: str
    paragraphs: tuple[Paragraph, ...]


def read_page(text: str) -> Page:
    """Read a text once, in time that grows with its length. Raises NotText, TooLong."""
    if not isinstance(text, str):
        raise NotText
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text), MOST_CHARACTERS)
    flat = _LONE_RETURN.sub("\n", text).translate(_PLAIN)
    stretches = list(_stretches(flat))
    marked = [pair_marks(flat, start, end) if _WORD.search(flat, start, end) else NO_MARKS for start, end in stretches]
    filled = _fill(flat, [pair for marks in marked for pair in outermost(marks.pairs)])
    paragraphs = tuple(
        _paragraph(flat, filled, start, end, marks) for (start, end), marks in zip(stretches, marked, strict=True)
    )
    return Page(text, flat, filled, paragraphs)


def _stretches(flat: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each paragraph. A line broken by hand in the middle of a sentence goes on in the next line."""
    start = end = None
    for line in _LINE.finditer(flat):
        first, last = _trimmed(flat, line.start(), line.end())
        if first == last:
            continue
        if start is not None and _goes_on(flat, end, first, line.start()):
            end = last
            continue
        if start is not None:
            yield start, end
        start, end = first, last
    if start is not None:
        yield start, end


def _goes_on(flat: str, end: int, first: int, line_start: int) -> bool:
    is_next_line = flat.count("\n", end, line_start) == 1
    if not is_next_line or flat[end - 1] in _ENDS_LINE:
        return False
    return end - flat.rfind("\n", 0, end) > _HARD_WRAPPED_AT and not flat[first].isupper()


def _trimmed(flat: str, start: int, end: int) -> tuple[int, int]:
    while start < end and flat[start] == " ":
        start += 1
    while end > start and flat[end - 1] == " ":
        end -= 1
    return start, end


def _fill(flat: str, pairs: list[Pair]) -> str:
    pieces, at = [], 0
    for pair in pairs:
        pieces.append(flat[at : pair.inner_start])
        pieces.append(FILLER * (pair.inner_end - pair.inner_start))
        at = pair.inner_end
    pieces.append(flat[at:])
    return "".join(pieces)


def _paragraph(flat: str, filled: str, start: int, end: int, marks: Marks) -> Paragraph:
    if marks is NO_MARKS:  # a row of dots, a lonely mark
        return Paragraph(start, end, (), (), (), (), furniture=True)
    outer = outermost(marks.pairs)
    nested = tuple(pair for pair in marks.pairs if pair.depth)
    sentences = split_sentences(flat, read_tokens(filled, start, end, outer))
    return Paragraph(start, end, outer, nested, marks.strays, sentences, is_furniture(flat[start:end]))
