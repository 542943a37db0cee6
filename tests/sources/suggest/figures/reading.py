"""A small way to ask for the figures of a sentence or two."""

from sources.suggest.figures import find_figures
from sources.suggest.model import Figure
from sources.suggest.page import read_page


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(read_page(text))


def values_of(text: str) -> list[float]:
    return [figure.value for figure in figures_of(text)]


def told(text: str) -> list[tuple[float, str, str]]:
    """Return (value, unit, what is counted) of each figure."""
    return [(figure.value, figure.unit, figure.counts) for figure in figures_of(text)]


def differing(*sentences: str) -> list[tuple[str, str]]:
    """Return the words of each pair of figures that are said to differ, the earlier first; one sentence a paragraph."""
    text = "\n\n".join(sentences)
    return [
        (text[start:end], text[figure.start : figure.end])
        for figure in figures_of(text)
        for start, end in figure.differs_from
        if start < figure.start
    ]
