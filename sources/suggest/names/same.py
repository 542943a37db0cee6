"""Which people are one: a surname or a given name alone belongs to the fullest name that the text has for it."""

from bisect import bisect_left

from .lexicon import SUFFIX, given_gender, particles
from .sighting import Sighting

_MOST_BEARERS = 12


class Person:
    """One person of the text: the fullest name, the gender its names and titles tell, and where it was seen."""

    __slots__ = ("canonical", "entity_id", "full_mentions", "gender", "given", "known", "places", "source_id", "surname")

    def __init__(self, given, surname):
        self.given = given
        self.surname = surname
        self.canonical = ""
        self.gender = ""
        self.places = []
        self.full_mentions = 0
        self.known = False
        self.entity_id = self.source_id = None


def tie_people(sightings: list[Sighting]) -> None:
    """Give each person's sightings the fullest name of that person, and the person's gender."""
    people = _people_named_in_full(sightings)
    by_surname: dict[str, list[Person]] = {}
    by_given: dict[str, list[Person]] = {}
    for person in people:
        for surname in _ways_to_write_surname(person):
            _add_bearer(by_surname, surname, person)
        _add_bearer(by_given, person.given, person)
    for sighting in sightings:
        if sighting.person is None and _may_be_short(sighting):
            word = " ".join(sighting.text.lower().replace("’", "'").split())
            if not _tie(sighting, by_surname.get(word, ()), "surname") and not _is_family(sighting, word, by_surname):
                _tie(sighting, by_given.get(word, ()), "given name alone")
    _tie_to_titled(sightings)
    for sighting in sightings:
        if sighting.person is not None:
            _tell(sighting, sighting.person)


def _add_bearer(bearers, name, person):
    """Where a dozen people bear one name it tells nothing more, and to weigh hundreds of them would take too long."""
    known = bearers.setdefault(name, [])
    if len(known) < _MOST_BEARERS:
        known.append(person)


def _tie_to_titled(sightings):
    """Obama is President Obama, where the text names him no fuller."""
    titled: dict[str, list[Person]] = {}
    for sighting in sightings:
        if sighting.person is None and sighting.type == "person" and sighting.title and len(sighting.capitals) == 1:
            word = sighting.words[0]
            (person,) = titled.setdefault(word, [Person("", word)])
            _add_full_mention(person, sighting)
    for sighting in sightings if titled else ():
        if sighting.person is None and _may_be_short(sighting):
            _tie(sighting, titled.get(" ".join(sighting.words), ()), "surname")


def _ways_to_write_surname(person):
    """Cruz and de la Cruz, Assad and al-Assad."""
    surname = person.surname
    ways = {surname, surname.partition("-")[2]} if surname.startswith(("al-", "el-")) else {surname}
    words = person.canonical.lower().replace("’", "'").split()
    for at in range(1, len(words) - 1):
        if words[at] in particles():
            ways.add(" ".join(words[at:]))
            break
    return ways


def name_words(sighting: Sighting) -> list[str]:
    return [capital.lower for capital in sighting.capitals if not capital.kinds & SUFFIX]


def _people_named_in_full(sightings):
    people: dict[tuple[str, ...], Person] = {}
    middles: dict[tuple[str, str, str], set[str]] = {}
    full = [(sighting, key) for sighting in sightings if (key := _key(sighting))]
    for _, (given, middle, surname, suffix) in full:
        middles.setdefault((given, surname, suffix), set()).add(middle)
    for sighting, (given, middle, surname, suffix) in full:
        # William Buckley is William F. Buckley, but George Bush may be George W. or George H.W.
        known_middles = middles[given, surname, suffix] - {""}
        middle = middle or (next(iter(known_middles)) if len(known_middles) == 1 else "")
        person = people.setdefault((given, middle, surname, suffix), Person(given, surname))
        _add_full_mention(person, sighting)
    _merge_initials(people)
    for sighting, key in full:
        if sighting.person.canonical == "":
            sighting.person = people[key]
    return list(dict.fromkeys(people.values()))


def _key(sighting):
    """Return (given, middle, surname, suffix) of a person's full name, None for anything else."""
    if sighting.type != "person" or (sighting.kind == "coordinated" and not sighting.canonical):
        return None
    if sighting.known and sighting.canonical and len(sighting.candidates) < 2:
        words = sighting.canonical.lower().replace("’", "'").split()
    elif sighting.kind == "coordinated":
        words = sighting.canonical.lower().split()
    else:
        words = name_words(sighting)
    if len(words) < 2:
        return None
    suffix = sighting.capitals[-1].lower if sighting.capitals[-1].kinds & SUFFIX else ""
    return words[0], " ".join(words[1:-1]), words[-1], suffix


def _add_full_mention(person, sighting):
    sighting.person = person
    person.full_mentions += 1
    person.places.append(sighting.start)
    full = sighting.canonical or " ".join(sighting.text.split())
    if sighting.known:
        person.known, person.entity_id, person.source_id = True, sighting.entity_id, sighting.source_id
        person.canonical = sighting.canonical
    elif not person.known and len(full) > len(person.canonical):
        person.canonical = full
    person.gender = person.gender or sighting.gender or given_gender(person.given)


def _merge_initials(people):
    """J. Smith is John Smith where only one Smith begins with J."""
    by_first_letter = {}
    for (given, _, surname, suffix), person in people.items():
        if len(given.rstrip(".")) > 1:
            by_first_letter.setdefault((given[0], surname, suffix), []).append(person)
    for (given, _, surname, suffix), person in people.items():
        others = by_first_letter.get((given[0], surname, suffix), ())
        if len(given.rstrip(".")) == 1 and len(others) == 1:
            person.canonical, person.gender = others[0].canonical, others[0].gender
            person.known, person.entity_id, person.source_id = others[0].known, others[0].entity_id, others[0].source_id


def _may_be_short(sighting):
    if sighting.known or sighting.canonical or sighting.type in ("event", "operation", "work_or_law"):
        return False
    if sighting.type in ("place", "organisation"):
        return len(sighting.capitals) == 1 and sighting.rule in ("listed", "head alone", "initials")
    return len(sighting.capitals) <= 3


def _tie(sighting, people, rule):
    """Tie a short name to one of `people`."""
    fitting = [p for p in people if not (sighting.gender and p.gender and p.gender != sighting.gender)] or list(people)
    fitting = [p for p in fitting if p.places[0] < sighting.start] or fitting
    if not fitting or (_is_also_something_else(sighting) and not _was_named_before(fitting, sighting)):
        return False
    person = _likeliest(fitting, sighting)
    confidence = 0.9 if sighting.title else 0.85 if rule == "surname" else 0.75
    sighting.settle("person", rule, confidence if len(fitting) == 1 else 0.6, "alias")
    sighting.person = person
    if len(fitting) > 1:
        ordered = sorted(fitting, key=lambda other: other is not person)
        sighting.candidates = tuple((other.entity_id, other.canonical) for other in ordered)
    person.places.append(sighting.start)
    return True


def _is_family(sighting, word, by_surname):
    """The Smiths are none of them."""
    if not word.endswith("s") or not (word[:-1] in by_surname or word.removesuffix("es") in by_surname):
        return False
    sighting.settle("other", "family", 0.4)
    sighting.plural = True
    sighting.canonical = sighting.text
    return True


def _is_also_something_else(sighting):
    """A country, a well-known organisation, a common word: such a word is a surname only once the person was named."""
    return sighting.type in ("place", "organisation") or sighting.rule == "word"


def _was_named_before(people, sighting):
    return any(person.places[0] < sighting.start for person in people)


def _likeliest(people, sighting):
    """Of several bearers of a name: the one named in the same paragraph before it, else the one named in full most often."""
    if len(people) == 1:
        return people[0]
    nearest = max(people, key=lambda person: _last_place(person, sighting.start))
    if _last_place(nearest, sighting.start) >= sighting.paragraph:
        return nearest
    return max(people, key=lambda person: (person.places[0] < sighting.start, person.full_mentions, -person.places[0]))


def _last_place(person, start):
    """The last place of the person before `start`, -1 when there is none."""
    at = bisect_left(person.places, start)
    return person.places[at - 1] if at else -1


def _tell(sighting, person):
    sighting.gender = sighting.gender or person.gender
    if sighting.known:
        return
    sighting.canonical = person.canonical
    if not sighting.candidates:
        sighting.known, sighting.entity_id, sighting.source_id = person.known, person.entity_id, person.source_id
