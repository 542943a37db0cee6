"""What stands beside a name and says who that is: “harbour master Ana Duarte”, “Ana Duarte, an engineer,”."""

import re
from functools import cache

from ..words import words
from .lexicon import TITLE, kinds, relation_genders, states
from .sighting import Sighting

_LONGEST = 90
_AFTER = re.compile(r"(?:, (?P<age>\d{1,3}))?, (?P<role>[^,.;:“”„«»\"()\n—–\x1a]{3,90}?)(?=[,;:—–(.\n]|$| who\b| said\b)")
_PARTY = re.compile(r"(?:, | \()(?P<party>[RDIL])(?:emocrat|epublican|ndependent)?[-‐‑–] ?(?P<state>[A-Z][A-Za-z.]{1,5})")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_MOST_WORDS_BEFORE = 7
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent", "L": "Libertarian"}
_HYPHENATED = re.compile(r"(?:ex|co|vice|former|self-described|vice|then)-")


def add_role(flat: str, sighting: Sighting) -> None:
    """Note the description before or after a name, and the gender it tells."""
    if sighting.type == "person":
        sighting.role = _role_after(flat, sighting, is_role) or _role_before(flat, sighting)
        sighting.gender = sighting.gender or _gender(sighting.role) or _gender(_relation_before(flat, sighting))
    elif sighting.type in ("organisation", "place", "other"):
        sighting.role = _role_after(flat, sighting, _is_kind)


def party_and_state(flat: str, end: int) -> tuple[str, str] | None:
    """Return (“Republican”, “Kentucky”) for a name that is followed by R-Ky. or (R-Ky.)."""
    match = _PARTY.match(flat, end)
    if not match:
        return None
    written = match["state"].rstrip(",)")
    state = states().get(written) or states().get(written + ".") or states().get(written.rstrip("."))
    return (_PARTIES[match["party"]], state) if state else None


def head_of(role: str) -> str:
    """Return the noun of a description, lower case: “engineer” of “the council’s chief engineer at the port”."""
    head = ""
    for word in role.split():
        lower = word.lower().replace("’", "'")
        if lower in words("names_after_role"):
            break
        head = lower
    return _HYPHENATED.sub("", head)


def is_role(noun: str) -> bool:
    return noun in words("names_roles") or bool(kinds().get(noun, 0) & TITLE) or noun in relation_genders()


def _is_kind(noun: str) -> bool:
    return noun in words("names_apposed_nouns")


def _role_after(flat, sighting, is_fitting):
    match = _AFTER.match(flat, sighting.end, min(len(flat), sighting.end + _LONGEST + 12))
    if not match:
        return ""
    role = match["role"].strip()
    first = role.split(" ", 1)[0].lower()
    # Only people are described without an article: “Ana Duarte, chief engineer at the port”.
    if first not in words("names_determiners") and not first.endswith(("’s", "'s")) and is_fitting is not is_role:
        return ""
    return role if is_fitting(head_of(role)) else ""


def _role_before(flat, sighting):
    """Return the small-lettered description right before the name and its title: “former harbour master”."""
    words_before, comma = _words_before(flat, sighting)
    if (
        not words_before
        or comma
        or not is_role(_HYPHENATED.sub("", words_before[-1].lower()))
        or not words_before[-1].islower()
    ):
        return ""
    first = len(words_before) - 1
    while first and _may_modify(words_before[first - 1]):
        first -= 1
    return " ".join(words_before[first:])


def _may_modify(word):
    lower = word.lower().replace("’", "'")
    return (
        lower not in words("names_determiners") and lower not in words("names_after_role") and lower not in _no_modifiers()
    )


def _relation_before(flat, sighting):
    """Return the relation of “her brother, Pedro Duarte”."""
    words_before, comma = _words_before(flat, sighting)
    if not words_before or not comma:
        return ""
    return words_before[-1] if words_before[-1].lower() in relation_genders() else ""


def _words_before(flat, sighting):
    """Return the words right before the name and its title, at most seven, and whether a comma follows them."""
    before = flat[max(0, sighting.title_start - _LONGEST) : sighting.title_start]
    if not before.endswith(" "):
        return [], False
    comma = before[-2:-1] == ","
    found: list[str] = []
    for word in reversed((before[:-2] if comma else before[:-1]).split(" ")):
        if len(found) == _MOST_WORDS_BEFORE or not _WORD.fullmatch(word):
            break
        found.insert(0, word)
    return found, comma


def _gender(role):
    return relation_genders().get(head_of(role), "")


@cache
def _no_modifiers():
    """Words that end a description on its left: verbs of saying and small words."""
    small = words("names_after_nominal") | words("names_determiners") | words("names_after_role")
    return small | words("plain_cues") | {"between", "among", "against", "like", "than", "when", "where"}
