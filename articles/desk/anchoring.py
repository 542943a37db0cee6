"""Finding words again in a text that has changed, by themselves and by what stands around them. Pure.

A claim in words of our own has no mark in the body: a mark would have to be pasted, copied, rekeyed and published like a
quotation's, for something readers never see. Words that were edited are found between what stood before and after them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models.anchored import CONTEXT_CHARS

MAX_GROWTH_CHARS = 200  # how much longer words may have become and still be the same ones
LEAST_CONTEXT_CHARS = 8  # less than this around edited words could be anywhere
_MOST_PLACES = 200


@dataclass(frozen=True)
class Anchor:
    """Words at `start` to `end` (code points) of a text, with what stands before and after them."""

    words: str
    prefix: str
    suffix: str
    start: int
    end: int


def anchor(plain: str, start: int, end: int) -> Anchor:
    """Return the anchor of a stretch of ``plain``."""
    before = plain[max(start - CONTEXT_CHARS, 0) : start]
    return Anchor(plain[start:end], before, plain[end : end + CONTEXT_CHARS], start, end)


def find_again(plain: str, kept: Anchor) -> Anchor | None:
    """Return where the words of ``kept`` stand in ``plain`` now, or None where they are gone.

    Of several places the one with the most of the old surroundings, then the nearest.
    """
    places = list(_places(plain, kept.words))
    if places:
        at = max(places, key=lambda place: (_likeness(plain, place, kept), -abs(place - kept.start)))
        return anchor(plain, at, at + len(kept.words))
    return _edited(plain, kept)


def find_words(plain: str, words: str, start: int = -1) -> Anchor | None:
    """Return the anchor of ``words``, at ``start`` if they stand there, else where they stand first; None for nowhere."""
    if not words:
        return None
    if start >= 0 and plain.startswith(words, start):
        return anchor(plain, start, start + len(words))
    at = plain.find(words)
    return anchor(plain, at, at + len(words)) if at >= 0 else None


def _places(plain: str, words: str) -> Iterator[int]:
    at = plain.find(words) if words else -1
    for _count in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = plain.find(words, at + 1)


def _likeness(plain: str, at: int, kept: Anchor) -> int:
    """Return how many characters before and after the place are those that stood there."""
    end = at + len(kept.words)
    before = _shared(reversed(plain[max(at - CONTEXT_CHARS, 0) : at]), reversed(kept.prefix))
    return before + _shared(iter(plain[end : end + CONTEXT_CHARS]), iter(kept.suffix))


def _shared(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _edited(plain: str, kept: Anchor) -> Anchor | None:
    if min(len(kept.prefix), len(kept.suffix)) < LEAST_CONTEXT_CHARS:
        return None
    before = plain.find(kept.prefix)
    if before < 0:
        return None
    start = before + len(kept.prefix)
    end = plain.find(kept.suffix, start, start + 2 * len(kept.words) + MAX_GROWTH_CHARS + len(kept.suffix))
    return anchor(plain, start, end) if end > start else None
