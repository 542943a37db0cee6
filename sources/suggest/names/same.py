"""Which names are one: a surname belongs to the fullest name seen, initials to their long form, a short name to the whole."""

from bisect import bisect_left

from .lexicon import (
    DOMAIN,
    GIVEN,
    HEADS,
    NATION,
    ORDINARY,
    ORGANISATION,
    PLACE_NAME,
    STATE,
    SUFFIX,
    given_gender,
    long_forms,
)
from .sighting import Sighting

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "&", "to"])


class Person:
    """One person of the text: the fullest name, the gender its names and titles tell, where it was seen."""

    __slots__ = ("canonical", "gender", "given", "places", "surname")

    def __init__(self, given, surname):
        self.given = given
        self.surname = surname
        self.canonical = ""
        self.gender = ""
        self.places = []


def tie_people(sightings: list[Sighting]) -> None:
    """Give each person's sightings the fullest name of that person."""
    people = _full_names(sightings)
    by_surname, by_given = {}, {}
    for person in people:
        by_surname.setdefault(person.surname, []).append(person)
        by_given.setdefault(person.given, []).append(person)
    for sighting in sightings:
        if len(name_words(sighting)) == 1 and _may_be_short_person(sighting):
            word = name_words(sighting)[0]
            _tie(sighting, by_surname.get(word, ()), "surname") or _tie(sighting, by_given.get(word, ()), "given name")


def name_words(sighting: Sighting) -> list[str]:
    return [capital.lower for capital in sighting.capitals if not capital.kinds & SUFFIX]


def _full_names(sightings):
    """Return the people that are named in full somewhere, and tie their full names to each other."""
    people = {}
    for sighting in sightings:
        words = name_words(sighting)
        if sighting.type != "person" or len(words) < 2:
            continue
        given, surname = words[0], words[-1]
        suffix = sighting.capitals[-1].lower if sighting.capitals[-1].kinds & SUFFIX else ""
        person = people.get((given, surname, suffix)) or people.setdefault((given, surname, suffix), Person(given, surname))
        if len(sighting.text) > len(person.canonical):
            person.canonical = " ".join(sighting.text.split())
        person.gender = person.gender or sighting.gender or given_gender(given)
        person.places.append(sighting.start)
        sighting.canonical = sighting.canonical or person  # its name may still grow fuller
    _merge_initials(people)
    for sighting in sightings:
        if isinstance(sighting.canonical, Person):
            sighting.gender = sighting.gender or sighting.canonical.gender
            sighting.canonical = sighting.canonical.canonical
    return list({id(person): person for person in people.values()}.values())


def _merge_initials(people):
    """J. Smith is John Smith where only one Smith begins with J."""
    for (given, surname, suffix), person in list(people.items()):
        if len(given.rstrip(".")) > 1:
            continue
        others = [p for (g, s, x), p in people.items() if s == surname and x == suffix and g[:1] == given[:1] and len(g) > 2]
        if len({id(other) for other in others}) == 1:
            person.canonical, person.gender = others[0].canonical, person.gender or others[0].gender
            people[given, surname, suffix] = others[0]


def _may_be_short_person(sighting):
    if sighting.kind == "coordinated" or sighting.canonical:
        return False
    if sighting.type in ("person", ""):
        return True
    return sighting.type in ("place", "organisation", "other") and sighting.rule in ("listed", "head alone", "initials")


def _tie(sighting, people, rule):
    """Tie a short name to one of `people`: the one named last before it, else the next one after it."""
    fitting = [p for p in people if not (sighting.gender and p.gender and p.gender != sighting.gender)] or list(people)
    if not fitting or (sighting.type == "place" and not _is_named_before(fitting, sighting)):
        return False
    person = max(fitting, key=lambda person: _nearness(person, sighting.start))
    sighting.type, sighting.canonical, sighting.rule, sighting.is_weak = "person", person.canonical, rule, False
    sighting.kind = "alias"
    sighting.gender = sighting.gender or person.gender
    sighting.confidence = max(sighting.confidence, 0.9 if sighting.title else 0.8 if rule == "surname" else 0.7)
    person.places.append(sighting.start)
    if len(fitting) > 1:
        sighting.confidence = 0.6
        sighting.candidates = tuple(
            (None, other.canonical) for other in sorted(fitting, key=lambda p: -_nearness(p, sighting.start))
        )
    return True


def _is_named_before(people, sighting):
    return any(person.places[0] < sighting.start for person in people)


def _nearness(person, start):
    """The last place of the person before `start`; places after it count as far away."""
    at = bisect_left(person.places, start)
    return person.places[at - 1] if at else -person.places[0]


def tie_organisations(flat: str, sightings: list[Sighting]) -> None:
    """Give short forms and initials of organisations, places, events the fullest form in the text."""
    initials, endings, beginnings, heads = {}, {}, {}, {}
    for sighting in sightings:
        if sighting.type in ("person", "") or len(sighting.capitals) < 2:
            continue
        _learn(flat, sighting, initials, endings, beginnings)
    for at, sighting in enumerate(sightings):
        if sighting.canonical or (sighting.type == "person" and sighting.rule != "given name alone"):
            continue
        if at and _stands_in_brackets(flat, sightings[at - 1], sighting):
            initials[sighting.text.replace(".", "")] = sightings[at - 1]
    for sighting in sightings:
        if not sighting.canonical:
            _tie_short(sighting, initials, endings, beginnings, heads)
        if sighting.type == "organisation" and len(sighting.capitals) > 1:
            heads[sighting.capitals[-1].lower] = sighting
            heads.setdefault(sighting.capitals[0].lower, sighting)


def _learn(flat, sighting, initials, endings, beginnings):
    words = tuple(sighting.words)
    if sighting.type == "organisation":
        letters = "".join(word[0] for word in words if word not in _SMALL).upper()
        initials.setdefault(letters, sighting)
    for first in range(1, len(words) - 1):
        endings.setdefault(words[first:], sighting)
    first = sighting.capitals[0]
    if not first.kinds & (DOMAIN | ORDINARY | PLACE_NAME | STATE | NATION | HEADS | GIVEN) and sighting.type in (
        "organisation",
        "operation",
    ):
        beginnings.setdefault(first.lower, sighting)


def _stands_in_brackets(flat, before, sighting):
    if not (before.type == "organisation" and sighting.text.isupper() and len(sighting.capitals) == 1):
        return False
    return flat[before.end : sighting.start] in (" (", " (the ", ", or ", " (“", ' ("') and len(before.capitals) > 1


def _tie_short(sighting, initials, endings, beginnings, heads):
    whole, rule, confidence = None, "", 0.8
    if len(sighting.capitals) == 1:
        word = sighting.capitals[0]
        if word.text.replace(".", "").isupper():
            whole, rule, confidence = initials.get(word.text.replace(".", "")), "initials of", 0.9
        elif word.lower in beginnings:
            whole, rule = beginnings[word.lower], "short name"
        elif word.kinds & ORGANISATION and sighting.rule == "head alone":
            whole, rule, confidence = heads.get(word.lower), "head of the name", 0.6
    elif tuple(sighting.words) in endings:
        whole, rule = endings[tuple(sighting.words)], "short name"
    if whole is None or whole is sighting:
        return
    sighting.type, sighting.rule, sighting.confidence, sighting.is_weak = whole.type, rule, confidence, False
    sighting.canonical = whole.canonical or " ".join(whole.text.split())
    sighting.kind = "acronym" if rule == "initials of" else "alias"


def expand_listed_initials(sightings: list[Sighting]) -> None:
    """FBI stands for its long form where the text itself gives none."""
    for sighting in sightings:
        if not sighting.canonical and sighting.text in long_forms():
            sighting.canonical, sighting.kind = long_forms()[sighting.text], "acronym"
