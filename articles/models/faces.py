"""How a person is drawn where there is no room for a name: two initials in one of three tones."""

from dataclasses import dataclass
from typing import Any

TONES = ("a", "b", "c")


@dataclass(frozen=True)
class Face:
    """`initials` for the eye, `tone` (a, b or c) for the colour, `name` for everybody who cannot go by the two."""

    name: str
    initials: str
    tone: str


def face_of(name: str) -> Face:
    """Return the face that goes with a name; the same name always has the same one."""
    words = [word for word in name.split() if word[:1].isalnum()] or [name or "?"]
    initials = words[0][:1] + (words[-1][:1] if len(words) > 1 else words[0][1:2])
    return Face(name, initials.upper(), TONES[sum(map(ord, name)) % len(TONES)])


def name_of(user: Any) -> str:
    """Return a person's full name, or the login where they gave none."""
    return user.get_full_name() or user.get_username()
