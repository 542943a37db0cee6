"""Which found span is which labelled span."""

from collections.abc import Sequence

STRICT = 0.8  # as an editor would mark it
SOFT = 0.3  # found, with the edges off
_EDGES = " \t\r\n\u00a0\"'“”‘’„«»`,.;:—–-"

Span = tuple[int, int]


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without blanks, marks and stops at its edges: tools differ about them, editors do not care."""
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def shared(one: Span, other: Span) -> int:
    """Return how many characters the two have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlap(one: Span, other: Span) -> float:
    """Return intersection over union, 0 to 1."""
    common = shared(one, other)
    return common / (one[1] - one[0] + other[1] - other[0] - common) if common else 0.0


def pair_up(found: Sequence[Span], gold: Sequence[Span], least: float) -> dict[int, int]:
    """Return {index in gold: index in found}: one to one, the best overlap first, none under `least`."""
    candidates = [
        (overlap(span, want), i, j) for i, span in enumerate(found) for j, want in enumerate(gold) if shared(span, want)
    ]
    pairs, taken = {}, set()
    for how_much, i, j in sorted(candidates, reverse=True):
        if how_much >= least and i not in taken and j not in pairs:
            taken.add(i)
            pairs[j] = i
    return pairs
