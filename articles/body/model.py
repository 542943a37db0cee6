"""A body in memory: leaves (lines of text in their containers) made of runs (words with one format)."""

from collections.abc import Iterator
from typing import NamedTuple


class Run(NamedTuple):
    """Text in one format. A line break is "\\n" in `text`; all other white space is single spaces."""

    text: str
    quote: str = ""
    href: str = ""
    mention: str = ""
    strong: bool = False
    em: bool = False


class Node(NamedTuple):
    """One container around a leaf. `number` tells two neighbours of the same tag apart; `key` is a picture's."""

    tag: str
    number: int
    key: str = ""


class Leaf(NamedTuple):
    """One line of text (or a rule, or a picture without caption), with the containers it stands in, outermost first.

    `tag` is p, h2, h3 or hr, or "" where the text stands directly in its innermost container (li, td, th, figcaption).
    """

    path: tuple[Node, ...]
    tag: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def row(self) -> Node | None:
        """The table row this leaf is a cell of."""
        if self.path and self.path[-1].tag in ("td", "th"):
            return self.path[-2]
        return None


def merged(runs: list[Run]) -> list[Run]:
    """The same text with neighbours of one format joined and empty runs gone."""
    joined: list[Run] = []
    parts: list[str] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1][1:] == run[1:]:
            parts.append(run.text)
            continue
        if len(parts) > 1:
            joined[-1] = joined[-1]._replace(text="".join(parts))
        joined.append(run)
        parts = [run.text]
    if len(parts) > 1:
        joined[-1] = joined[-1]._replace(text="".join(parts))
    return joined


def cut(runs: tuple[Run, ...] | list[Run], start: int, end: int) -> list[Run]:
    """The runs between two offsets (code points into the text of the runs)."""
    pieces, position = [], 0
    for run in runs:
        after = position + len(run.text)
        if after > start and position < end:
            text = run.text[max(start - position, 0) : end - position]
            pieces.append(run if len(text) == len(run.text) else run._replace(text=text))
        position = after
    return pieces


def stretches(runs: tuple[Run, ...], kind: str) -> Iterator[tuple[str, int, int, str]]:
    """Each unbroken stretch of one mark: key, start, end (within the leaf), text. `kind` is "quote" or "mention"."""
    position, key, inside, start, texts = 0, "", "", 0, []
    for run in runs:
        run_key = getattr(run, kind)
        # A mention that leaves its quotation is written as two spans, and so counts as two.
        run_inside = run.quote if kind == "mention" else ""
        if (run_key, run_inside) != (key, inside):
            if key:
                yield key, start, position, "".join(texts)
            key, inside, start, texts = run_key, run_inside, position, []
        texts.append(run.text)
        position += len(run.text)
    if key:
        yield key, start, position, "".join(texts)
