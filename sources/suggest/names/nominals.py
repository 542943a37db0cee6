"""Descriptions that stand for a name later: “the mayor”, “the utility”, “the Kentucky Republican”."""

import re
from bisect import bisect_right
from functools import cache

from ..words import table, words
from .lexicon import states
from .model import Nominal
from .roles import head_of, party_and_state
from .sighting import Sighting

_THE = re.compile(r"(?<![^\W_])[Tt]he (?=([A-Za-z][\w’'-]*)(?: ([A-Za-z][\w-]*))?(?: ([A-Za-z][\w-]*))?)")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_MOST_WORDS = 3


class _Described:
    """Whoever a description may stand for, by where each was named."""

    __slots__ = ("canonical", "names", "starts")

    def __init__(self):
        self.starts = []
        self.names = []
        self.canonical = set()

    def add(self, sighting):
        self.starts.append(sighting.start)
        self.names.append(sighting)
        self.canonical.add(sighting.canonical or sighting.text)

    def last_before(self, start):
        at = bisect_right(self.starts, start)
        return self.names[at - 1] if at else None

    def is_one(self):
        return len(self.canonical) == 1


def find_nominals(flat: str, sightings: list[Sighting]) -> list[Nominal]:
    """Return the descriptions tied to names, in reading order. Each stands after the name it is tied to."""
    described = _described(flat, sightings)
    if not described:
        return []
    taken = {sighting.start: sighting.end for sighting in sightings}
    found = []
    for match in _THE.finditer(flat):
        nominal = _nominal(flat, match, described)
        if nominal and not _touches_name(nominal, match.end(), taken):
            found.append(nominal)
    return found


def _described(flat, sightings):
    """Return by description all places of the names it may stand for, so that the one named last is known."""
    phrases_by_name: dict[str, dict[str, None]] = {}
    for sighting in sightings:
        for phrase in _phrases(flat, sighting):
            phrases_by_name.setdefault(sighting.canonical or sighting.text, {})[phrase] = None
    described: dict[str, _Described] = {}
    for sighting in sightings:
        for phrase in phrases_by_name.get(sighting.canonical or sighting.text, ()):
            described.setdefault(phrase, _Described()).add(sighting)
    return described


def _phrases(flat, sighting):
    """Yield the descriptions, lower case, that may stand for this name."""
    if sighting.type == "person":
        yield from _phrases_of_title(sighting)
        yield from _phrases_of_party(flat, sighting)
    elif sighting.type in ("organisation", "other"):
        for word in (sighting.canonical or sighting.text).lower().split():
            yield from _kind_nouns().get(word.rstrip("."), ())
    if sighting.role:
        head = head_of(sighting.role)
        yield head
        before, _, _ = sighting.role.lower().partition(f" {head}")
        modifier = before.split()[-1] if before.split() else ""
        if modifier and modifier not in ("a", "an", "the"):
            yield f"{modifier} {head}"


def _phrases_of_title(sighting):
    title = sighting.title.lower().replace(".", "").split()
    if not title or len(sighting.candidates) > 1:
        return
    nouns = _title_nouns().get(title[-1], (title[-1],) if title[-1] not in _COURTESIES else ())
    if title[-2:-1] not in (["vice"], ["deputy"]):  # the vice president is not “the president”
        yield from nouns
    if len(title) > 1 and nouns:
        yield " ".join(title[-2:])
    if title[0] in _state_words():
        yield from (f"{title[0]} {noun}" for noun in nouns)


_COURTESIES = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "madam", "right", "hon", "saint"])


def _phrases_of_party(flat, sighting):
    told = party_and_state(flat, sighting.end)
    if told:
        party, state = told[0].lower(), told[1].lower()
        yield from (
            f"{state} {party}",
            f"{state} senator",
            f"{state} lawmaker",
            f"{state} congressman",
            f"{state} congresswoman",
        )


def _nominal(flat, match, described):
    words_after = [word for word in match.groups() if word]
    for count in range(len(words_after), 0, -1):
        phrase = " ".join(words_after[:count]).lower()
        who = described.get(phrase)
        if who is None:
            continue
        end = match.end() + len(phrase)
        name = who.last_before(match.start())
        if name is None or not _stands_alone(flat, end):
            return None
        confidence = (0.7 if who.is_one() else 0.5) + (0.1 if count > 1 else 0)
        text = flat[match.start() : end]
        canonical = name.canonical or name.text
        return Nominal(
            match.start(), end, text, canonical, name.type, name.entity_id, name.source_id, "described", confidence
        )
    return None


def _stands_alone(flat, end):
    """“The board said”, not “the board members” and not “the board of a school”."""
    following = _NEXT_WORD.match(flat, end)
    if not following or flat[end : end + 1] != " ":
        return flat[end : end + 1] not in ("-", "‑")
    word = following[1]
    return word in words("names_after_nominal") or word in words("plain_cues") or word.endswith(("ed", "ly"))


def _touches_name(nominal, noun_start, taken):
    """Is the noun a title or part of a name: the Mayor Ana Duarte, the Board of Trade?"""
    return nominal.end + 1 in taken or taken.get(noun_start, 0) >= nominal.end


@cache
def _title_nouns():
    return {title: tuple(nouns.split()) for title, nouns in table("names_title_nouns")}


@cache
def _kind_nouns():
    return {word: tuple(nouns.split()) for word, nouns in table("names_kind_nouns")}


@cache
def _state_words():
    return frozenset(name.lower() for name in states().values() if " " not in name)
