"""Names that share a word: Hurricanes Irma and Harvey, Harbour and Ferry Committees, John and Mary Smith."""

from ..words import table, words
from .lexicon import DOMAIN, EVENT, GIVEN, HEADS, NATION, ORGANISATION, PLACE, WORK, plurals_of_openers
from .sighting import Sighting


def coordinate(flat: str, before: Sighting, sighting: Sighting) -> bool:
    """Lend two names on either side of “and” the word they share. They stay two, so this is always False."""
    opener = before.capitals[0]
    if opener.lower in plurals_of_openers() and len(before.capitals) > 1:
        _share_opener(flat, before, sighting, opener)
    elif before.title and not sighting.title and _shares_title(before, sighting):
        sighting.settle("person", "coordinated title", 0.85)
        sighting.title = before.title
    elif sighting.capitals[-1].lower in plural_heads() and len(before.capitals) <= 2 and not before.title:
        _share_head(before, sighting)
    elif _is_lone_given(before) and _is_full_person(sighting):
        before.settle("person", "coordinated", 0.7, "coordinated")
        before.canonical = f"{before.text} {sighting.capitals[-1].text}"
    return False


def plural_heads() -> dict[str, str]:
    """Return the singular, with its capital, of each telling word in the plural: committees gives Committee."""
    return dict(table("names_plurals"))


def _share_opener(flat, before, sighting, opener):
    singular, type_ = plurals_of_openers()[opener.lower]
    word = singular.capitalize()
    before.capitals = before.capitals[1:]
    before.start = before.title_start = before.capitals[0].start
    before.text = flat[before.start : before.end]
    for each in (before, sighting):
        each.settle(type_, "coordinated", 0.85, "coordinated")
        each.canonical = f"{word} {each.text}"


def _shares_title(before, sighting):
    last = before.title.rsplit(" ", 1)[-1].lower().rstrip(".")
    return last in words("names_plural_titles") and sighting.type in ("person", "", "place", "other")


def _share_head(before, sighting):
    last = sighting.capitals[-1]
    if before.type == "person" or before.capitals[-1].kinds & (HEADS | NATION) & ~(PLACE | DOMAIN):
        return
    head = plural_heads()[last.lower]
    first_words = sighting.text[: last.start - sighting.start] if len(sighting.capitals) > 1 else ""
    before.canonical = f"{before.text} {head}"
    sighting.canonical = f"{first_words}{head}"
    for each in (before, sighting):
        each.settle(_type_of(last), "coordinated", 0.75, "coordinated")


def _type_of(head):
    if head.kinds & ORGANISATION:
        return "organisation"
    return (
        "place" if head.kinds & PLACE else "work_or_law" if head.kinds & WORK else "event" if head.kinds & EVENT else "other"
    )


def _is_lone_given(sighting):
    return len(sighting.capitals) == 1 and bool(sighting.capitals[0].kinds & GIVEN) and not sighting.title


def _is_full_person(sighting):
    return sighting.type == "person" and not sighting.title and len(sighting.capitals) > 1
