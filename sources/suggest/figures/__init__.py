"""The figures of a text: what each counts, how exactly, and which of them disagree. Nothing here needs more than the text.

A range (40–60, between 40 and 60) is two figures, both approximate; either end agrees with whatever lies between them.
Ages, years, dates, times, ordinals, addresses, telephone and section numbers are no figures.
"""

from ..model import Figure
from ..page import Page
from .agreement import disagreements
from .reading import Reading, read_figures


def find_figures(page: Page) -> tuple[Figure, ...]:
    """Return the figures of a page in reading order, none over another; `counts` is in lower case, as written.

    Shares that are no percentages have the value of the fraction: two-thirds is 0.6667, one in five 0.2.
    """
    readings = figures_of(page)
    differing: dict[int, list[tuple[int, int]]] = {}
    for one, other in disagreements(page.flat, readings):
        differing.setdefault(one.start, []).append((other.start, other.end))
        differing.setdefault(other.start, []).append((one.start, one.end))
    return tuple(_figure(reading, tuple(sorted(differing.get(reading.start, ())))) for reading in readings)


def figures_of(page: Page) -> list[Reading]:
    """Return the figures with all that was read of them."""
    return list(read_figures(page.flat, _paragraphs(page)))


def _paragraphs(page: Page) -> list[tuple[int, int]]:
    return [(paragraph.start, paragraph.end) for paragraph in page.paragraphs if not paragraph.furniture]


def _figure(reading: Reading, differs_from: tuple[tuple[int, int], ...]) -> Figure:
    return Figure(
        start=reading.start,
        end=reading.end,
        value=reading.numeral.value,
        unit=reading.unit.sign,
        counts=reading.counted.words,
        approx=reading.nearness.approx,
        differs_from=differs_from,
    )


def differing_from_headline(headline: str, page: Page) -> list[tuple[str, tuple[int, int]]]:
    """Return (words in the headline, place in the page) of figures that contradict a headline given beside the text."""
    if not any(read_figures(headline, [(0, len(headline))])):
        return []
    gap = len(headline) + 1
    paragraphs = [(start + gap, end + gap) for start, end in _paragraphs(page)]
    both = f"{headline}\n{page.flat}"
    readings = list(read_figures(both, [(0, len(headline)), *paragraphs]))
    return [
        (both[one.start : one.end], (other.start - gap, other.end - gap))
        for one, other in disagreements(both, readings)
        if one.start < gap <= other.start
    ]
