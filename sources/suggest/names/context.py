"""What the words beside a name tell about it: “in Northport” is a place, “Duarte said” a person."""

import re
from collections import Counter
from functools import cache

from ..words import words
from .sighting import Sighting

_IN = re.compile(
    r"(?:^|[\s(])(?:in|near|nearby|outside|across|throughout|beside|along|beyond|downtown|northern|southern|eastern|western"
    r"|(?:north|south|east|west) (?:as|of)) $",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"(?:^|[\s(])(?:at|to|from|into|on|off|via|past|around|towards?|reach\w*|left|between) $", re.IGNORECASE
)
_PERSON_AFTER = re.compile(
    r",? (?:who|whose|whom)\b|, \d{1,2}(?:,|\.|$| )|(?:[’']s)? (?:wife|husband|mother|father|son|daughter|lawyer)\b"
)
_PERSON_BEFORE = re.compile(r"\b(?:named|wife|husband|son|daughter|brother|sister|mother|father|friend|colleague),? $")
_WORD_AFTER = re.compile(r",? (?:\w+ly |also |then |later |has |had )?([a-z]+)")
_SAID_BEFORE = re.compile(r"[,”\"] ?([a-z]+) $")
_FIRM_AFTER = re.compile(
    r"[’']s? (?:chief executive|chair\w*|shares?|board|profits?|parent|owners?|headquarters|members|website|management)\b"
)
_APPOSED = re.compile(
    r", (?:a|an|the|its|one of the) (?:[\w’'-]+ ){0,5}?([a-z-]+)(?=[,.;]| (?:that|which|in|of|based|behind)\b)"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:company|firm|party|charity|group|union|contractor|operator|supplier|retailer|shares in|employer) $"
)
_NOUN_OF = re.compile(r"([a-z]+) of (?:the )?$")
_NOUN_AFTER = re.compile(r"(?:[’']s?)? ([a-z]+)(?: ([a-z]+))?\b")
_FROM_TO = re.compile(r"\bfrom $")
_BEFORE, _AFTER = 20, 80


def weigh_full_names(flat: str, sightings: list[Sighting]) -> None:
    """Decide of names of several unlisted words whether they are people, before surnames are tied to them.

    A surname that stands alone elsewhere, a verb of saying or a relation speaks for a person.
    """
    settled = {
        tuple(_place_words(sighting)) for sighting in sightings if sighting.type == "place" and sighting.confidence > 0.7
    }
    alone = {sighting.words[0] for sighting in sightings if len(sighting.capitals) == 1}
    for alike in _by_text(sightings, _is_full_name).values():
        told = Counter(_told(flat, sighting) for sighting in alike)
        for sighting in alike:
            if tuple(sighting.words) in settled:
                sighting.settle("place", "place elsewhere", 0.7)
            elif sighting.words[-1] in alone and sighting.words[0] not in alone:
                sighting.confidence = max(sighting.confidence, 0.75)
            else:
                _settle(sighting, told, most_are_places=len(told) > 1)
    for sighting in sightings:
        if sighting.rule == "given name" and _FIRM_BEFORE.search(flat[max(0, sighting.start - _BEFORE) : sighting.start]):
            sighting.settle("organisation", "words beside it", 0.65)
        elif sighting.rule == "capital" and tuple(sighting.words) in settled:
            sighting.settle("place", "place elsewhere", 0.7)


def weigh(flat: str, sightings: list[Sighting]) -> None:
    """Give the names that nothing explains yet the type for which the neighbours of all their places speak."""
    for alike in _by_text(sightings, _is_open).values():
        told = Counter(_told(flat, sighting) for sighting in alike)
        for sighting in alike:
            _settle(sighting, told, most_are_places=sighting.rule == "capital")


def _place_words(sighting):
    return (
        sighting.words[:-1] if sighting.rule in ("place and state", "dateline") and "," in sighting.text else sighting.words
    )


def _by_text(sightings, is_meant):
    by_text: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if is_meant(sighting):
            by_text.setdefault(sighting.text, []).append(sighting)
    return by_text


def _is_full_name(sighting):
    return sighting.rule == "capitals" and sighting.type in ("person", "other") and not sighting.title


def _is_open(sighting):
    if sighting.canonical or sighting.title or sighting.confidence >= 0.7 or sighting.type not in ("", "other", "person"):
        return False
    # A common word that begins a sentence, often a plural: Experts say, Trading continued.
    return not sighting.is_weak or (
        sighting.rule != "word" and not sighting.text.endswith(("s", "ing")) and len(sighting.text) > 2
    )


def _settle(sighting, told, *, most_are_places):
    """`most_are_places`: are words such as “to” and “from” enough, when they stand before most places of the name?"""
    if "person" in told:
        if sighting.type in ("", "other") or sighting.confidence < 0.6:
            sighting.settle("person", "words beside it", max(sighting.confidence, 0.6))
    elif "organisation" in told:
        sighting.settle("organisation", "words beside it", 0.65)
    elif "said" in told:
        if sighting.type in ("", "other") and len(sighting.capitals) == 1 and not sighting.text.endswith("ans"):
            sighting.settle("person", "cue beside it", 0.55)
    elif ("place" in told or (most_are_places and 2 * told["towards"] >= told.total())) and _may_be_place(sighting):
        sighting.settle("place", "preposition", 0.5)


def _may_be_place(sighting):
    if sighting.confidence >= 0.7 or sighting.rule not in ("capital", "capitals", "given name alone"):
        return False
    return not sighting.words[-1].endswith(("ism", "ity", "ness", "tion", "care", "ans"))


def _told(flat, sighting):
    before = flat[max(0, sighting.start - _BEFORE) : sighting.start]
    after = flat[sighting.end : sighting.end + _AFTER]
    is_approached = _IN.search(before) or _TOWARDS.search(before)  # employed at Vranetz, who …
    if (_PERSON_AFTER.match(after) and not is_approached) or _PERSON_BEFORE.search(before):
        return "person"
    apposed = _APPOSED.match(after)
    if _FIRM_AFTER.match(after) or _FIRM_BEFORE.search(before) or (apposed and apposed[1] in words("names_apposed_nouns")):
        return "organisation"
    following, preceding = _WORD_AFTER.match(after), _SAID_BEFORE.search(before)
    if (following and following[1] in _cues()) or (preceding and preceding[1] in _cues()):
        return "said"
    if _is_told_as_place(before, after):
        return "place"
    if sighting.capitals[-1].is_possessive:
        return ""
    return "place" if _IN.search(before) else "towards" if _TOWARDS.search(before) else ""


def _is_told_as_place(before, after):
    """The people of Orra, the Brackmoor reservoir, from Ilha to the coast."""
    nouns = words("names_place_nouns")
    preceding, following = _NOUN_OF.search(before), _NOUN_AFTER.match(after)
    if (preceding and preceding[1] in nouns) or (following and (following[1] in nouns or following[2] in nouns)):
        return True
    return bool(_FROM_TO.search(before)) and after.startswith(" to ") and after[4:5].isupper()


@cache
def _cues():
    return words("plain_cues")
