"""Names that reach over a small word: Department of Justice, Fisheries and Oceans Canada, Portland, Oregon."""

from ..words import words
from .coordinated import coordinate, plural_heads
from .lexicon import (
    DOMAIN,
    EVENT,
    HEADS,
    NATION,
    ORDINARY,
    ORGANISATION,
    PLACE,
    PLACE_NAME,
    PLACE_OPENER,
    SURNAME,
    TITLE,
    WORK,
    states,
)
from .sighting import Sighting

_OF = frozenset({" of ", " of the "})
_FOR = frozenset({" for ", " for the ", " on ", " on the ", " to ", " against "})
_AND = frozenset({" and ", " & ", ", and "})
_VERSUS = frozenset({" v ", " v. ", " vs ", " vs. "})
_LONGEST_GAP = 12
_MOST_WORDS = 14  # no name is longer, and growing one name without end would take time without end


def link(flat: str, sightings: list[Sighting]) -> list[Sighting]:
    """Return the names of one paragraph with those joined that small words tie together, in reading order."""
    linked: list[Sighting] = []
    for at, sighting in enumerate(sightings):
        if not linked or not _is_joined(flat, linked[-1], sighting, sightings[at + 1 : at + 2]):
            linked.append(sighting)
    return linked


def _is_joined(flat, before, sighting, following):
    """Take `sighting` into the name before it where the words between say so."""
    if (
        len(before.capitals) > _MOST_WORDS
        or before.capitals[-1].is_possessive
        or sighting.title_start - before.end > _LONGEST_GAP
    ):
        return False
    gap = flat[before.end : sighting.title_start]
    if gap in _OF or gap in _FOR:
        return _join_of(flat, before, sighting, gap)
    if gap in _AND:
        return _join_domain(flat, before, sighting) or coordinate(flat, before, sighting)
    if gap == ", ":
        return _join_state(flat, before, sighting, following) or _join_listed_domain(flat, before, sighting, following)
    if gap in _VERSUS and not sighting.title:
        return _join(flat, before, sighting, "work_or_law", "case", 0.6)
    return False


def _join(flat, before, sighting, type_, rule, confidence):
    before.extend(flat, sighting.capitals)
    before.settle(type_, rule, confidence)
    return True


def _join_of(flat, before, sighting, gap):
    """Department of Justice, Centers for Disease Control, Battle of Hastings; not: the Harbour Board of Ana Duarte."""
    head = before.capitals[-1]
    alone = len(before.capitals) == 1
    if sighting.title or before.type == "person" or not _takes_of(head, alone):
        return False
    if gap not in _OF and head.lower not in words("names_takes_for"):
        return False
    if not alone and sighting.type == "person" and sighting.confidence > 0.6:
        return False
    if not alone and sighting.rule == "listed" and not (gap == " of " and head.kinds & ORGANISATION):
        return False
    type_ = "work_or_law" if head.lower == "journal" and alone else _type_of(head)
    return _join(flat, before, sighting, type_, "head of", 0.85)


def _takes_of(head, alone):
    if head.kinds & TITLE and not head.kinds & ORGANISATION:
        return False
    if head.kinds & PLACE and not head.kinds & ORGANISATION and not alone:
        return False
    return (
        bool(head.kinds & HEADS) or (alone and bool(head.kinds & PLACE_OPENER)) or head.lower in ("house", "isle", "statue")
    )


def _type_of(head):
    for kind, type_ in (
        (ORGANISATION, "organisation"),
        (WORK, "work_or_law"),
        (EVENT, "event"),
        (PLACE | PLACE_OPENER, "place"),
    ):
        if head.kinds & kind:
            return type_
    return "organisation" if head.lower == "house" else "place"


def _join_domain(flat, before, sighting):
    """Immigration and Customs Enforcement, Centers for Disease Control and Prevention."""
    first, last = sighting.capitals[0], sighting.capitals[-1]
    if sighting.title or not before.capitals[-1].kinds & DOMAIN or not first.kinds & (DOMAIN | ORDINARY | ORGANISATION):
        return False
    if before.rule == "head of" and len(sighting.capitals) <= 3 and not last.kinds & (ORGANISATION | PLACE):
        return _join(flat, before, sighting, before.type, "head of", 0.85)
    if len(before.capitals) > 4 or not last.kinds & ORGANISATION or last.lower in plural_heads():
        return False
    return _join(flat, before, sighting, "organisation", "head", 0.85)


def _join_listed_domain(flat, before, sighting, following):
    """Ministry of Housing, Communities and Local Government: the first comma of it."""
    if before.rule != "head of" or not following or sighting.title:
        return False
    if not before.capitals[-1].kinds & DOMAIN or not sighting.capitals[0].kinds & DOMAIN:
        return False
    if flat[sighting.end : following[0].start] not in _AND:
        return False
    return _join(flat, before, sighting, before.type, "head of", 0.85)


def _join_state(flat, before, sighting, following):
    """Portland, Oregon and Northport, Ont.; but Ohio, Michigan and Iowa are three, and so are Rome, New York and Paris."""
    state = states().get(sighting.text)
    if not state and not (sighting.type == "place" and sighting.rule == "listed"):
        return False
    if sighting.title or not _may_have_state(before):
        return False
    written_out = sighting.text == state
    if not state and sighting.capitals[-1].is_possessive:  # Xi, China’s leader
        return False
    if not state and (before.capitals[-1].kinds & PLACE_NAME or sighting.capitals[0].kinds & SURNAME):
        return False
    if written_out and (before.text in states() or _lists_places(flat, sighting, following)):
        return False
    return _join(flat, before, sighting, "place", "place and state", 0.9)


def _may_have_state(before):
    if before.title or before.type in ("organisation", "event", "operation", "work_or_law") or len(before.capitals) > 3:
        return False
    first = before.capitals[0]
    if before.type == "person" and before.confidence > 0.7 and not first.kinds & PLACE_NAME:
        return False
    return bool(first.kinds & PLACE_NAME) or not first.kinds & (NATION | TITLE)


def _lists_places(flat, sighting, following):
    """Is the state one of a row of places?"""
    if not following or following[0].type != "place":
        return False
    return flat[sighting.end : following[0].start] in (", ", " and ", ", and ")
