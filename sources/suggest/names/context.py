"""What the words beside a name tell about it: “in Northport” is a place, “Duarte said” a person."""

import re
from functools import cache

from ..words import words
from .sighting import Sighting

_IN = re.compile(
    r"(?:^|[\s(])(?:in|near|outside|across|throughout|downtown|northern|southern|eastern|western) $", re.IGNORECASE
)
_PERSON_AFTER = re.compile(
    r",? (?:who|whose|whom)\b|, \d{1,2}(?:,|\.|$| )|(?:[’']s)? (?:wife|husband|mother|father|son|daughter|lawyer|spokes\w+)\b"
)
_WORD_AFTER = re.compile(r",? (?:\w+ly |also |then |later |has |had )?([a-z]+)")
_PERSON_BEFORE = re.compile(r"\b(?:named|wife|husband|son|daughter|brother|sister|mother|father|friend|colleague),? $")
_SAID_BEFORE = re.compile(r"[,”\"] ?([a-z]+) $")


def weigh(flat: str, sightings: list[Sighting]) -> None:
    """Give the names that no word of their own explains the type for which the neighbours of all their places speak."""
    by_text: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if _is_open(sighting):
            by_text.setdefault(sighting.text, []).append(sighting)
    for alike in by_text.values():
        told = {_told(flat, sighting) for sighting in alike}
        for sighting in alike:
            _settle(sighting, told)


def _is_open(sighting):
    if sighting.canonical or sighting.title or sighting.confidence >= 0.7 or sighting.type not in ("", "other", "person"):
        return False
    # A common word that begins a sentence, often a plural: Experts say, Trading continued.
    return not sighting.is_weak or (
        sighting.rule != "word" and not sighting.text.endswith(("s", "ing")) and len(sighting.text) > 2
    )


def _settle(sighting, told):
    if "person" in told:
        if sighting.type in ("", "other") or sighting.confidence < 0.6:
            sighting.settle("person", "words beside it", max(sighting.confidence, 0.6))
    elif "said" in told and sighting.type in ("", "other"):
        sighting.settle("person", "cue beside it", 0.55)
    elif "place" in told and sighting.rule in ("capital", "capitals", "given name alone"):
        sighting.settle("place", "preposition", 0.5)


def _told(flat, sighting):
    before = flat[max(0, sighting.start - 14) : sighting.start]
    after = flat[sighting.end : sighting.end + 40]
    if _PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before):
        return "person"
    following, preceding = _WORD_AFTER.match(after), _SAID_BEFORE.search(before)
    if (following and following[1] in _cues()) or (preceding and preceding[1] in _cues()):
        return "said"
    if _IN.search(before) and not sighting.capitals[-1].is_possessive:
        return "place"
    return ""


@cache
def _cues():
    return words("plain_cues")
