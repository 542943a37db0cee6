"""Two published versions of a story compared: paragraphs first, then the words inside those that changed. Pure.

Works on the payloads of the record alone. It is bounded: what is too long to compare word by word is shown as taken out
and put in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

MAX_BLOCK_PAIRS = 1_000_000
MAX_WORD_PAIRS = 1_000_000
ALIKE = 0.4  # share of common words from which two paragraphs are one that was changed
_BLOCKS = frozenset({"p", "h2", "h3", "li", "figcaption", "td", "th"})
_SILENT = frozenset({"button", "script", "style"})
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph: "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """A paragraph that differs. `place` is "headline", "standfirst" or "text"; `number` counts the new text's paragraphs."""

    place: str
    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class SaidDifferently:
    """What happened to a quotation: "added", "removed", "words", "speaker" or "terms", and the words it concerns."""

    what: str
    before: str
    after: str
    address: str


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions; `unchanged` counts the paragraphs that do not."""

    differences: tuple[Difference, ...]
    quotations: tuple[SaidDifferently, ...]
    unchanged: int


def compare(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    """Return what a reader finds different in ``new``; both are payloads in the format newsroom-story/1."""
    heads = [
        Difference(place, 0, tuple(pieces(old[place], new[place])))
        for place in ("headline", "standfirst")
        if old[place] != new[place]
    ]
    before, after = blocks(old["body"]), blocks(new["body"])
    texts, unchanged = _text_differences(before, after)
    return Comparison((*heads, *texts), tuple(_quotations(old["quotations"], new["quotations"])), unchanged)


def blocks(html: str) -> list[str]:
    """The paragraphs, headings, captions and cells of a body as plain text, without the numbers of our marks."""
    reader = _BlockReader()
    reader.feed(html)
    reader.close()
    return [text for text in (" ".join(each.split()) for each in reader.found) if text]


def pieces(old: str, new: str) -> Iterator[Piece]:
    """The words of both texts in reading order. Without what was added it is the old text, without the removed the new."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) * len(after) > MAX_WORD_PAIRS:
        yield from _swapped(old, new)
        return
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for operation, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if operation == "equal":
            yield Piece("same", "".join(after[from_new:to_new]))
        else:
            yield from _swapped("".join(before[from_old:to_old]), "".join(after[from_new:to_new]))


def _swapped(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece("removed", old)
    if new:
        yield Piece("added", new)


class _BlockReader(HTMLParser):
    """Gathers the text of every block; the record's own HTML is well formed, so a stack of silent elements is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found[-1] += data


def _text_differences(before: list[str], after: list[str]) -> tuple[list[Difference], int]:
    if len(before) * len(after) > MAX_BLOCK_PAIRS:
        return [Difference("text", 1, tuple(_swapped("\n".join(before), "\n".join(after))))], 0
    differences: list[Difference] = []
    unchanged = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if operation == "equal":
            unchanged += to_new - from_new
        else:
            differences += _replaced(before[from_old:to_old], after[from_new:to_new], from_new + 1)
    return differences, unchanged


def _replaced(before: Sequence[str], after: Sequence[str], number: int) -> Iterator[Difference]:
    """Pair each new paragraph with the first old one it is like; what has no pair was added or taken out."""
    left = list(before)
    for offset, new in enumerate(after):
        at = next((at for at, old in enumerate(left) if _are_alike(old, new)), None)
        if at is None:
            yield Difference("text", number + offset, (Piece("added", new),))
            continue
        yield from (Difference("text", number + offset, (Piece("removed", old),)) for old in left[:at])
        yield Difference("text", number + offset, tuple(pieces(left[at], new)))
        del left[: at + 1]
    yield from (Difference("text", number + len(after), (Piece("removed", old),)) for old in left)


def _are_alike(old: str, new: str) -> bool:
    before, after = set(old.lower().split()), set(new.lower().split())
    return len(before & after) >= ALIKE * max(len(before | after), 1)


def _quotations(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[SaidDifferently]:
    before = {each["address"]: each for each in old}
    after = {each["address"]: each for each in new}
    for address, now in after.items():
        was = before.get(address)
        if was is None:
            yield SaidDifferently("added", "", now["text"], address)
            continue
        if was["text"] != now["text"]:
            yield SaidDifferently("words", was["text"], now["text"], address)
        if was["speaker"] != now["speaker"]:
            yield SaidDifferently("speaker", was["speaker"], now["speaker"], address)
        if was["terms"]["code"] != now["terms"]["code"]:
            yield SaidDifferently("terms", was["terms"]["label"], now["terms"]["label"], address)
    yield from (
        SaidDifferently("removed", was["text"], "", address) for address, was in before.items() if address not in after
    )
