"""A capitalised word that stands alone: a country, initials, half a name, or nothing."""

import re
from functools import cache

from ..words import table, words
from .capitals import Capital
from .lexicon import (
    CALENDAR,
    DOMAIN,
    EVENT,
    GIVEN,
    HEADS,
    NATION,
    ORDINARY,
    ORGANISATION,
    PLACE_NAME,
    QUALIFIER,
    STATE,
    SURNAME,
    TITLE,
    states,
)
from .sighting import Sighting

_LONGEST_INITIALS = 7
_LONGEST_SPELLED = 4
_SHORTEST_WITH_ENDING = 6
_CAMEL = re.compile(r"[a-z][A-Z]")
_NAME_BEGINNINGS = ("Mc", "Mac", "De", "La", "Le", "Di", "Du", "Fitz", "Van", "O’", "O'", "D’", "D'", "Al-", "Mohd")


def read_single(flat: str, capital: Capital, opens: bool, small: frozenset[str] = frozenset()) -> Sighting | None:
    """Read one word. Where a sentence begins with it the capital itself says nothing, so the name is a weak one."""
    text, kinds = capital.text, capital.kinds
    if text in _listed_organisations():
        return Sighting(flat, [capital], "organisation", "listed", 0.9)
    if text in states() and not kinds & STATE:  # Ont., VT: a place only after the name of one
        return Sighting(flat, [capital], "", "state", 0.1, is_weak=True)
    if kinds & (PLACE_NAME | STATE) and text not in ("us", "Us"):
        return Sighting(flat, [capital], "place", "listed", 0.75 if kinds & GIVEN else 0.9)
    if kinds & (NATION | CALENDAR) or (len(text) == 1 and kinds & ORDINARY):
        return None
    if is_initials(text) and not kinds & ~(SURNAME | GIVEN) and capital.lower not in small:
        return Sighting(flat, [capital], "organisation", "initials", 0.6)
    return _read_word(flat, capital, opens) if kinds else _read_unlisted(flat, capital, opens)


def _read_word(flat, capital, opens):
    """A listed word that may be a part of some name nearby."""
    kinds = capital.kinds
    if kinds & GIVEN:
        return Sighting(flat, [capital], "person", "given name alone", 0.45, is_weak=opens)
    if kinds & HEADS:
        type_ = "event" if kinds & EVENT and not kinds & ORGANISATION else "organisation"
        return Sighting(flat, [capital], type_, "head alone", 0.3, is_weak=True)
    if kinds & SURNAME and not kinds & (ORDINARY | TITLE | QUALIFIER | DOMAIN):
        return Sighting(flat, [capital], "person", "surname alone", 0.45, is_weak=opens)
    return Sighting(flat, [capital], "", "word", 0.1, is_weak=True)


def _read_unlisted(flat, capital, opens):
    text = capital.text
    if len(text) > _SHORTEST_WITH_ENDING and capital.lower.endswith(tuple(words("names_place_endings"))) and not opens:
        return Sighting(flat, [capital], "place", "ending", 0.55)
    if text.isupper() and len(text) > 1:
        return Sighting(flat, [capital], "", "word", 0.1, is_weak=True)
    if len(text) == 1 or text.endswith((".", "ians", "icans")):  # Floridians, Ethiopians
        return None
    if _CAMEL.search(text) and not text.startswith(_NAME_BEGINNINGS):
        return Sighting(flat, [capital], "organisation", "capital inside", 0.5)
    return Sighting(flat, [capital], "", "capital", 0.4, is_weak=opens)


def is_initials(text: str) -> bool:
    """Initials of an organisation: RCMP, AFL-CIO, U.N.; never OK or TV."""
    bare = text.replace(".", "").replace("-", "").replace("&", "")
    if len(bare) > _LONGEST_SPELLED and bare == text and any(vowel in bare for vowel in "AEIOU"):
        return False  # a word that is shouted: STAGE
    return (
        2 <= len(bare) <= _LONGEST_INITIALS and bare.isupper() and bare not in words("names_no_initials") and bare.isalpha()
    )


@cache
def _listed_organisations():
    return frozenset(row[0] for row in table("names_organisations"))
