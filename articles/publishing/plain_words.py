"""Words on their way to readers: characters that only steer the direction of text are taken out of names and headlines."""

import re

# A name that turns the text around it is a trick, never a spelling (protection.md, section 3).
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def without_direction_marks(text: str) -> str:
    """Return ``text`` without bidirectional control characters."""
    return _DIRECTION_MARKS.sub("", text)
