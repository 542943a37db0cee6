"""What the words beside a name tell about it: “in Northport” is a place, “Duarte said” a person."""

import re
from functools import cache

from ..words import words
from .sighting import Sighting

_PLACE_BEFORE = re.compile(
    r"(?:^|[\s(])(?:in|at|near|outside|across|throughout|around|from|to|visited|toward|towards|via)\s$", re.IGNORECASE
)
_PERSON_AFTER = re.compile(
    r",? (?:who|whose|whom)\b|, \d{1,2}(?:,|\.|$| )|(?:’s|'s)? (?:wife|husband|mother|father|son|daughter|lawyer)\b"
)
_WORD_AFTER = re.compile(r",? (?:\w+ly |also |then |later |has |had )?([a-z]+)")
_PERSON_BEFORE = re.compile(
    r"\b(?:named|called|wife|husband|son|daughter|brother|sister|mother|father|friend|colleague),? $"
)


def weigh(flat: str, sighting: Sighting) -> None:
    """Give a name that no word of its own explains the type its neighbours speak for."""
    before = flat[max(0, sighting.start - 14) : sighting.start]
    after = flat[sighting.end : sighting.end + 40]
    if sighting.title:
        return
    if _PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before):
        _settle(sighting, "person", "who beside it", 0.6)
    elif _PLACE_BEFORE.search(before):
        if sighting.type in ("", "other") and len(sighting.capitals) == 1:
            _settle(sighting, "place", "preposition", 0.5)
    elif (said := _WORD_AFTER.match(after)) and said[1] in _cues():
        _settle(sighting, "person", "cue beside it", 0.55)


def _settle(sighting, type_, rule, confidence):
    if sighting.type in ("", "other") or (sighting.type == type_ and sighting.confidence < confidence):
        sighting.type, sighting.rule = type_, rule
        sighting.confidence = max(sighting.confidence, confidence)


@cache
def _cues():
    return words("plain_cues")
