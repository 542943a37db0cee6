"""What is handed back, and what stops it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_LETTERS = 5_000_000
MAX_PASSAGES = 200_000
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")


class Unreadable(Exception):
    """No text comes out. `why` is one of: kind, empty, encoding, long, bomb, locked, broken, memory, deep."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Passage:
    """`kind` is page, paragraph or time; `place` its number, or the time code as a text."""

    text: str
    kind: str
    place: int | str


class Passages:
    """Collects passages. Raises Unreadable once there is more text than can be searched."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._letters = 0

    def add(self, text: str, kind: str, place: int | str) -> None:
        text = text.strip()
        if not text:
            return
        self._letters += len(text)
        if self._letters > MAX_LETTERS or len(self.found) >= MAX_PASSAGES:
            raise Unreadable("long")
        self.found.append(Passage(text, kind, place))

    def add_paragraphs(self, texts: Iterable[str]) -> None:
        number = 0
        for text in texts:
            if text.strip():
                number += 1
                self.add(text, "paragraph", number)


def paragraphs_in(text: str) -> list[str]:
    """The parts of a plain text: between blank lines, or its lines where it has no blank one."""
    return _BLANK_LINE.split(text) if _BLANK_LINE.search(text.strip()) else text.split("\n")
