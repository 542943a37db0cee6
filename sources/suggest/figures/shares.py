"""A part of a whole: one in five, 3 out of 10, one in every hundred."""

import re

from .numeral import KINDS, Numeral

_IN_HOW_MANY = re.compile(r" (?:in|out of)(?: every)? (?:(\d{1,4})|([a-z]+)(?:[- ][a-z]+)?)\b(?![.,]\d)")
# "Three in five days" and "two in three games" are no shares.
_TIME_OR_GAME = re.compile(
    r"[ -](?:second|minute|hour|day|night|week|month|year|season|decade|game|match|set|start|attempt)"
)
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000})


def with_whole(flat: str, part: Numeral) -> Numeral:
    """Return "one in five" as a share where such a phrase begins with `part`, the number alone elsewhere."""
    match = _IN_HOW_MANY.match(flat, part.end)
    if not match:
        return part
    if match[1]:
        whole, end = float(match[1]), match.end(1)
    else:
        whole, end = KINDS.get(match[2], (0.0, ""))[0], match.end(2)
    if whole not in _WHOLES or whole <= part.value or _TIME_OR_GAME.match(flat, end):
        return part
    return Numeral(part.start, end, round(part.value / whole, 4), 0.0, spelled=part.spelled, share=True)
