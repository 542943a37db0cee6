"""Two numbers of which one looks like the other mistyped: two digits changed places (498, 489), or all but equal.

Swapped digits are the commonest slip in copying a number; a number nearly equal to another is rarely of another thing.
"""

from .numeral import Numeral

_NEARLY = 0.03
_LONG = 100  # of its last place: shorter numbers are nearly equal, or swapped, by chance


def is_slip(one: Numeral, other: Numeral) -> bool:
    """Tell whether one number may be the other with two digits swapped, or is nearly equal to it."""
    smaller, larger = sorted((one.value, other.value))
    if one.share or other.share or smaller <= 0 or larger >= 10 * smaller:
        return False
    here, there = f"{smaller:.6f}", f"{larger:.6f}"
    if len(here) == len(there) and sorted(here) == sorted(there):
        return sum(a != b for a, b in zip(here, there, strict=True)) == 2
    return larger - smaller <= _NEARLY * larger and is_long(one) and is_long(other)


def is_long(numeral: Numeral) -> bool:
    """Tell whether the number is written with three digits or more, so that its likeness to another is no chance."""
    return numeral.value >= _LONG * numeral.step
