"""One number as it is written."""

from dataclasses import dataclass

from ..words import table

KINDS = {word: (float(value), kind) for word, value, kind in table("figures_numbers")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """`sign` is the currency before it, `step` the size of its last written place; `low` and `high` of a range it ends."""

    start: int  # where the sign stands, if there is one
    end: int
    value: float
    step: float
    sign: str = ""
    spelled: bool = False
    low: float | None = None
    high: float | None = None
    share: bool = False  # a part of a whole: two-thirds, one in five
