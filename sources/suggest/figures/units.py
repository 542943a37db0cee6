"""The unit a number is given in: % · $ · km · hours · degrees. It stands behind, before or after a hyphen."""

import re
from dataclasses import dataclass

from ..words import table
from .numeral import Numeral
from .surroundings import Surroundings

_UNITS = {form.strip().lower(): (unit, kind) for unit, kind, forms in table("figures_units") for form in forms.split(";")}
_LONGEST = max(len(form.split()) for form in _UNITS)
# Letters written right behind the digits: 12km, 40%, 18°C, 50p. What is no unit there (2nd, 4x4, 5G) is no figure.
_ATTACHED = re.compile(r" ?(?:°[CF]?|%|km/h)|[A-Za-zµ²³]+(?!\w)")
_ONLY_ATTACHED = {
    "p": ("p", "money"),
    "c": ("c", "money"),
    "t": ("t", "weight"),
    "g": ("g", "weight"),
    "l": ("litres", "volume"),
}
_SIGNS = {"Rs": "₹", "Rs.": "₹", "EUR": "€", "GBP": "£", "USD": "US$", "CAD": "C$", "CA$": "C$", "AUD": "A$", "AU$": "A$"}
_NOT_AFTER_A_BLANK = frozenset({"in", "m", "g"})  # "12 in the morning"
_TIMES_OF_DAY = frozenset({"am", "pm"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, what it measures ('' for plain counting) and where its words end; `pieces` of the right side are used up."""

    sign: str
    measures: str
    end: int
    pieces: int
    joined: bool = False  # a four-day raid


def has_odd_letters(flat: str, numeral: Numeral) -> bool:
    """Tell whether the letters right behind the digits make the number no figure: 2nd, 1990s, 4x4, 5G, 7pm."""
    if numeral.sign or not flat[numeral.end : numeral.end + 1].isalpha():
        return False
    form = _ATTACHED.match(flat, numeral.end)
    return form is None or not (form.group().lower() in _UNITS or form.group() in _ONLY_ATTACHED)


def unit_of(flat: str, numeral: Numeral, around: Surroundings) -> Unit | None:
    """Return the number's unit, one without sign where it just counts, None where what is behind makes it no figure."""
    if numeral.sign:
        return Unit(_SIGNS.get(numeral.sign, numeral.sign), "money", numeral.end, 0)
    attached = _ATTACHED.match(flat, numeral.end)
    if attached:
        form = attached.group().strip()
        unit = _UNITS.get(form.lower()) or _ONLY_ATTACHED.get(form)
        return Unit(*unit, attached.end(), _used(around, attached.end())) if unit else None
    if flat[numeral.end : numeral.end + 1] == "-":
        return _joined(around)
    for count in range(min(_LONGEST, len(around.right)), 0, -1):
        form = " ".join(piece.lower for piece in around.right[:count])
        unit = _UNITS.get(form)
        if unit and not (form in _NOT_AFTER_A_BLANK and form != "m"):
            return Unit(*unit, around.right[count - 1].end, count)
    if around.after() in ("pound", "pounds"):
        return _pounds(flat, around)
    return Unit("", "", numeral.end, 0)


def _joined(around: Surroundings) -> Unit | None:
    """Read a four-day raid, a 14-berth marina; a 34-year-old is an age, a two-way street no number."""
    if len(around.right) < 2 or not around.right[1].is_word:
        return None
    word, _, rest = around.right[1].lower.partition("-")
    if word == "odd":
        return Unit("", "", around.right[1].end, 2)
    if rest.startswith("old") or (rest and rest not in ("long", "wide", "high", "deep", "tall", "foot", "mile")):
        return None
    unit = _UNITS.get(word) or _UNITS.get(f"{word}s")
    if unit:
        return Unit(*unit, around.right[1].start + len(word), 2, joined=True)
    return Unit("", "", around.right[1].start + len(word), 1, joined=True)


def _pounds(flat: str, around: Surroundings) -> Unit:
    """Pounds of something, and pounds where no £ is in sight but a weight is spoken of, are a weight; others are money."""
    is_weight = around.after(1) == "of" or any(word in around.before() for word in ("weigh", "lost", "gained"))
    sign, kind = ("lb", "weight") if is_weight else ("£", "money")
    return Unit(sign, kind, around.right[0].end, 1)


def _used(around: Surroundings, end: int) -> int:
    return sum(piece.start < end for piece in around.right)
