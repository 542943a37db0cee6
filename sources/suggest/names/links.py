"""Names that reach over a small word: Department of Justice, Fisheries and Oceans Canada, Portland, Oregon."""

from .lexicon import (
    DOMAIN,
    GIVEN,
    HEADS,
    NATION,
    ORDINARY,
    ORGANISATION,
    PLACE,
    PLACE_NAME,
    PLACE_OPENER,
    SURNAME,
    TITLE,
    plurals_of_openers,
    states,
)
from .sighting import Sighting

_OF = frozenset({" of ", " of the "})
_FOR = frozenset({" for ", " for the ", " on ", " to ", " against "})
_AND = frozenset({" and ", " & ", ", and "})
_TAKES_FOR = frozenset(
    [
        "center",
        "centers",
        "centre",
        "centres",
        "agency",
        "department",
        "campaign",
        "association",
        "council",
        "institute",
        "ministry",
        "office",
        "foundation",
        "society",
        "coalition",
        "committee",
        "alliance",
        "fund",
        "commission",
        "academy",
        "trust",
        "union",
        "authority",
        "network",
        "group",
        "movement",
        "board",
        "centre",
        "forum",
    ]
)
_VERSUS = frozenset({" v ", " v. ", " vs ", " vs. "})
_PLURAL_HEADS = {
    "boards": "board",
    "committees": "committee",
    "councils": "council",
    "departments": "department",
    "ministries": "ministry",
    "universities": "university",
    "commissions": "commission",
    "streets": "street",
    "rivers": "river",
    "counties": "county",
    "agencies": "agency",
    "associations": "association",
    "hospitals": "hospital",
    "schools": "school",
    "lakes": "lake",
    "roads": "road",
    "avenues": "avenue",
    "islands": "island",
    "courts": "court",
    "colleges": "college",
}
_PLURAL_TITLES = frozenset(
    [
        "presidents",
        "ministers",
        "senators",
        "sens",
        "reps",
        "representatives",
        "govs",
        "governors",
        "mayors",
        "councillors",
        "justices",
        "premiers",
        "mps",
        "secretaries",
        "chancellors",
        "judges",
        "professors",
        "drs",
        "doctors",
        "officers",
        "constables",
        "messrs",
    ]
)


def link(flat: str, sightings: list[Sighting]) -> list[Sighting]:
    """Return the names of one paragraph with those joined that small words tie together, in reading order."""
    linked: list[Sighting] = []
    for at, sighting in enumerate(sightings):
        if not linked or not _joined(flat, linked, sighting, sightings[at + 1 : at + 2]):
            linked.append(sighting)
    return linked


def _joined(flat, linked, sighting, following):
    """Take `sighting` into the name before it where the words between say so."""
    before = linked[-1]
    gap = flat[before.end : sighting.title_start] if sighting.title_start - before.end < 12 else ""
    if not gap or before.capitals[-1].is_possessive:
        return False
    if gap in _OF or gap in _FOR:
        return _join_of(flat, before, sighting, gap)
    if gap in _AND:
        return _join_and(flat, linked, sighting)
    if gap == ", ":
        return _join_state(flat, before, sighting, following) or _join_listed_domain(flat, before, sighting, following)
    if gap in _VERSUS:
        return _join_case(flat, before, sighting)
    return False


def _join_of(flat, before, sighting, gap):
    last = before.capitals[-1]
    heads = (
        last.kinds & HEADS
        or (len(before.capitals) == 1 and last.kinds & PLACE_OPENER)
        or last.lower in ("bank", "house", "isle")
    )
    if not heads or sighting.title or before.type == "person":
        return False
    if gap not in _OF and last.lower not in _TAKES_FOR:
        return False
    alone = len(before.capitals) == 1
    if sighting.type == "person" and sighting.confidence > 0.6 and not alone:
        return False
    if not alone and last.kinds & PLACE and sighting.type in ("place", "person"):
        return False
    if last.kinds & TITLE and not last.kinds & ORGANISATION:
        return False
    before.type = _type_of(last)
    before.rule, before.confidence, before.is_weak = "head of", 0.85, False
    before.extend(flat, sighting.capitals)
    return True


def _type_of(head):
    for kind, type_ in (
        (ORGANISATION, "organisation"),
        (HEADS & ~(ORGANISATION | PLACE), "event"),
        (PLACE | PLACE_OPENER, "place"),
    ):
        if head.kinds & kind:
            return (
                "work_or_law"
                if type_ == "event" and head.lower in ("act", "treaty", "declaration", "charter", "bill", "code")
                else type_
            )
    return "organisation"


def _join_and(flat, linked, sighting):
    before = linked[-1]
    if sighting.title or (before.type == "person" and not before.capitals[0].kinds & DOMAIN):
        return _coordinate(flat, linked, sighting)
    first = sighting.capitals[0]
    is_domain = bool(before.capitals[-1].kinds & DOMAIN) and bool(first.kinds & (DOMAIN | ORDINARY))
    if is_domain and before.rule == "head of" and len(sighting.capitals) <= 3:
        before.extend(flat, sighting.capitals)
        return True
    if is_domain and len(before.capitals) <= 2 and _is_headed(sighting):
        singular = _PLURAL_HEADS.get(sighting.capitals[-1].lower)
        if singular:
            return _coordinate_heads(before, sighting, singular)
        before.extend(flat, sighting.capitals)
        before.type, before.rule, before.confidence, before.is_weak = sighting.type, "head", 0.85, False
        return True
    return _coordinate(flat, linked, sighting)


def _is_headed(sighting):
    return sighting.rule in ("head", "head of", "head alone") or bool(sighting.capitals[-1].kinds & ORGANISATION)


def _coordinate_heads(before, sighting, singular):
    """Harbour and Ferry Committees: two of them."""
    head = singular.capitalize()
    last = sighting.capitals[-1]
    shared = sighting.text[: last.start - sighting.start]
    before.canonical, sighting.canonical = f"{before.text} {head}", f"{shared}{head}"
    for each in (before, sighting):
        each.type, each.kind, each.rule, each.confidence, each.is_weak = (
            _type_of(last),
            "coordinated",
            "coordinated",
            0.8,
            False,
        )
    return False


def _coordinate(flat, linked, sighting):
    """Hurricanes Irma and Harvey, Presidents Ali and Duarte, John and Mary Smith. They stay apart and lend each other words."""
    before = linked[-1]
    opener = before.capitals[0]
    if opener.lower in plurals_of_openers() and len(before.capitals) > 1:
        _share_opener(flat, linked, sighting, opener)
    elif _has_plural_title(before) and not sighting.title and sighting.type in ("person", "", "place"):
        sighting.type, sighting.rule, sighting.confidence, sighting.is_weak = "person", "coordinated title", 0.85, False
        sighting.title = before.title
    elif _is_lone_given(before) and sighting.type == "person" and not sighting.title and len(sighting.capitals) > 1:
        before.canonical = f"{before.text} {sighting.capitals[-1].text}"
        before.type, before.kind, before.rule, before.confidence, before.is_weak = (
            "person",
            "coordinated",
            "coordinated",
            0.7,
            False,
        )
    return False


def _share_opener(flat, linked, sighting, opener):
    singular, type_ = plurals_of_openers()[opener.lower]
    word = singular.capitalize()
    before = linked[-1]
    before.canonical = f"{word} {flat[before.capitals[1].start : before.end]}"
    before.capitals = before.capitals[1:]
    before.start, before.text = before.capitals[0].start, flat[before.capitals[0].start : before.end]
    before.title_start = before.start
    sighting.canonical = f"{word} {sighting.text}"
    for each in (before, sighting):
        each.type, each.kind, each.rule, each.confidence, each.is_weak = type_, "coordinated", "coordinated", 0.85, False


def _has_plural_title(sighting):
    return sighting.title.rsplit(" ", 1)[-1].lower().rstrip(".") in _PLURAL_TITLES


def _is_lone_given(sighting):
    return len(sighting.capitals) == 1 and bool(sighting.capitals[0].kinds & GIVEN) and not sighting.title


def _join_state(flat, before, sighting, following):
    """Portland, Oregon and Northport, Ont.; but Ohio, Michigan and Iowa are three, Los Angeles, New York and Paris too."""
    name = states().get(sighting.text)
    if not name and not (sighting.type == "place" and sighting.rule == "listed"):
        return False
    if before.title or before.type in ("organisation", "event", "operation") or len(before.capitals) > 3:
        return False
    if before.type == "person" and before.confidence > 0.8 and not before.capitals[0].kinds & PLACE_NAME:
        return False
    last = before.capitals[-1]
    if before.capitals[0].kinds & (NATION | TITLE) and not before.capitals[0].kinds & PLACE_NAME:
        return False
    if not name and (last.kinds & PLACE_NAME or sighting.capitals[0].kinds & SURNAME):
        return False
    if sighting.text == name and before.text in states():
        return False
    if sighting.text == name and _lists_places(flat, sighting, following):
        return False
    before.extend(flat, sighting.capitals)
    before.type, before.rule, before.confidence, before.is_weak = "place", "place and state", 0.9, False
    return True


def _lists_places(flat, sighting, following):
    """Is the state one of a row of places?"""
    if not following or following[0].type != "place":
        return False
    return flat[sighting.end : following[0].start] in (", ", " and ", ", and ")


def _join_listed_domain(flat, before, sighting, following):
    """Ministry of Housing, Communities and Local Government."""
    if before.rule != "head of" or not sighting.capitals[0].kinds & DOMAIN or not following:
        return False
    if not before.capitals[-1].kinds & DOMAIN or flat[sighting.end : following[0].start] not in _AND:
        return False
    before.extend(flat, sighting.capitals)
    return True


def _join_case(flat, before, sighting):
    before.extend(flat, sighting.capitals)
    before.type, before.rule, before.confidence, before.is_weak = "work_or_law", "case", 0.6, False
    return True
