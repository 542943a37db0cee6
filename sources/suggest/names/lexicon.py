"""What single words tell about the names they stand in. Each word's kinds are one number, a bit for each kind."""

from functools import cache

from ..words import lines, table, words

GIVEN = 1
SURNAME = 2
TITLE = 4
QUALIFIER = 8
ORGANISATION = 16  # a word that makes the capitals before it an organisation
PLACE = 32  # likewise a place
EVENT = 64
WORK = 128
PLACE_OPENER = 256  # Lake, Mount: makes a place of what follows
EVENT_OPENER = 512  # Hurricane
OPERATION_OPENER = 1024
NATION = 2048
CALENDAR = 4096
ORDINARY = 8192
STATE = 16384
PLACE_NAME = 32768  # a country or city
ORGANISATION_NAME = 65536
DOMAIN = 131072
SUFFIX = 262144  # Jr., III
PARTY = 524288  # R-Ky.
INITIAL = 1048576  # J. or J.R.

HEADS = ORGANISATION | PLACE | EVENT | WORK
NOT_A_PERSON = HEADS | EVENT_OPENER | OPERATION_OPENER | NATION | CALENDAR
_SUFFIXES = "jr sr ii iii iv"


@cache
def kinds() -> dict[str, int]:
    """Return the kinds of each listed word, lower case."""
    found: dict[str, int] = {}
    for kind, listed in _lists():
        for word in listed:
            found[word] = found.get(word, 0) | kind
    return found


def _lists():
    yield GIVEN, words("names_given_f") | words("names_given_m") | words("names_given_both")
    yield SURNAME, words("names_surnames")
    yield TITLE, [row[0] for row in table("names_titles")]
    yield QUALIFIER, words("names_qualifiers")
    yield ORGANISATION, words("names_organisation_words")
    yield PLACE, words("names_place_words")
    yield EVENT, words("names_events")
    yield WORK, words("names_works")
    yield PLACE_OPENER, words("names_place_openers")
    yield EVENT_OPENER, _openers("names_event_openers")
    yield OPERATION_OPENER, _openers("names_operation_openers")
    yield NATION, words("names_nations")
    yield CALENDAR, words("names_calendar")
    yield ORDINARY, words("names_ordinary")
    yield STATE, [_key(row[0]) for row in table("names_states")]
    yield PLACE_NAME, [_key(line) for line in lines("names_places")]
    yield ORGANISATION_NAME, [_key(row[0]) for row in table("names_organisations")]
    yield DOMAIN, words("names_domains")
    yield SUFFIX, _SUFFIXES.split()


def _openers(name):
    return [word for row in table(name) for word in row if " " not in word]


def _key(name):
    return name.lower().replace("’", "'")


@cache
def states() -> dict[str, str]:
    """Return the full name of each state or province by its full name and its abbreviations, all as written."""
    found = {}
    for name, short in table("names_states"):
        found[name] = name
        found |= dict.fromkeys(short.split(), name)
    return found


@cache
def gazetteer() -> dict[str, str]:
    """Return the type of each listed name of several words, lower case: “white house” is an organisation."""
    found = {_key(line): "place" for line in lines("names_places")}
    found |= dict.fromkeys((_key(row[0]) for row in table("names_states")), "place")
    found |= {_key(row[0]): "organisation" for row in table("names_organisations")}
    return {name: type_ for name, type_ in found.items() if " " in name}


@cache
def plurals_of_openers() -> dict[str, tuple[str, str]]:
    """Return (singular, type) by plural: “hurricanes” gives (“hurricane”, “event”)."""
    found = {row[1]: (row[0], "event") for row in table("names_event_openers")}
    return found | {row[1]: (row[0], "operation") for row in table("names_operation_openers")}


@cache
def long_forms() -> dict[str, str]:
    """Return the full name that common initials stand for, by the initials as written."""
    return {row[0]: row[1] for row in table("names_organisations") if row[1]}


@cache
def title_genders() -> dict[str, str]:
    return {row[0]: row[1] for row in table("names_titles") if row[1]}


@cache
def relation_genders() -> dict[str, str]:
    return dict(table("names_relations"))


@cache
def title_phrases() -> tuple[str, ...]:
    return tuple(sorted(lines("names_title_phrases"), key=len, reverse=True))


@cache
def particles() -> frozenset[str]:
    """Return the small words inside people's names: de, van, bin."""
    return words("names_particles")


@cache
def given_gender(given: str) -> str:
    """Return f or m where this given name, lower case, tells it."""
    in_f, in_m = given in words("names_given_f"), given in words("names_given_m")
    if in_f == in_m or given in words("names_given_both"):
        return ""
    return "f" if in_f else "m"
