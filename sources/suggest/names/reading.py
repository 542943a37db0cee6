"""From a run of capitals to the names in it: titles are parted from people, telling words make the other kinds."""

import re
from collections.abc import Callable

from ..words import words
from .capitals import Capital
from .evidence import (
    MOST_WORDS_OF_A_PERSON,
    belongs_to_title,
    first_given,
    head_of_run,
    is_initials_only,
    is_plain,
    is_postnominal,
    is_title,
    may_be_person,
    split_at_nations,
    type_of_head,
)
from .lexicon import (
    CALENDAR,
    DOMAIN,
    EVENT_OPENER,
    GIVEN,
    HEADS,
    INITIAL,
    NATION,
    OPERATION_OPENER,
    ORDINARY,
    ORGANISATION,
    ORGANISATION_NAME,
    PLACE_NAME,
    PLACE_OPENER,
    QUALIFIER,
    STATE,
    SUFFIX,
    SURNAME,
    TITLE,
    WORK,
    gazetteer,
)
from .sighting import Sighting
from .single import read_single

_ENDINGS_OF_WORDS = ("tion", "tions", "ment", "ness", "ity", "ism", "ical", "able", "ology", "ous", "ship", "sion")
_ARTICLES = frozenset({"the", "a", "an"})
_NUMBERED = dict.fromkeys(("bill", "resolution", "proposition", "measure"), "work_or_law")
_NUMBERED |= dict.fromkeys(("highway", "route", "interstate", "motorway"), "place")
_NUMBER = re.compile(r" \d+[A-Z]?(?![\w%])")
_CODE = re.compile(r"[A-Z]{1,3}[-‐‑]?\d+[A-Z]?$")  # C-12


class RunReader:
    """Reads the runs of a paragraph. `opens` says of a capital whether a sentence begins there, `small` holds the words that
    the text has without a capital somewhere."""

    def __init__(self, flat: str, opens: Callable[[Capital], bool], small: frozenset[str]) -> None:
        self.flat = flat
        self.opens = opens
        self.small = small
        self.may_open = words("names_openers")

    def read(self, run: list[Capital]) -> list[Sighting]:
        """Return the names of one run in order. A title without a name and an ordinary word alone give nothing."""
        run = self._without_opening(run)
        found: list[Sighting] = []
        self._read(run, found)
        return found

    def _without_opening(self, run):
        """Leave out the words that have their capital only because a sentence begins there."""
        at = 0
        while at < len(run) and self._is_mere_opening(run, at):
            at += 1
        return run[at:]

    def _is_mere_opening(self, run, at):
        first = run[at]
        if not first.kinds & ORDINARY:
            return False
        following = run[at + 1] if at + 1 < len(run) else None
        if following is None:
            return self.opens(first)
        if first.kinds & (EVENT_OPENER | OPERATION_OPENER | PLACE_OPENER | TITLE) and first.lower not in self.may_open:
            return False
        if any(" ".join([capital.lower for capital in run[at : at + count]]) in gazetteer() for count in (2, 3)):
            return False
        if first.lower in self.may_open:
            return self.opens(first) and bool(following.kinds & GIVEN) and not following.kinds & TITLE
        if first.kinds & GIVEN:  # Will Smith, but not: Will Parliament act?
            return self.opens(first) and (bool(following.kinds & (HEADS | NATION | GIVEN)) or following.text.isupper())
        return self.opens(run[0]) or first.lower in _ARTICLES

    def _read(self, run, found):
        if not run:
            return
        rule = (
            self._read_titled(run, found)
            or self._read_opener(run, found)
            or self._read_headed(run, found)
            or self._read_listed(run, found)
            or self._read_person(run, found)
        )
        if not rule:
            self._read_rest(run, found)

    # Mayor Ana Duarte, ICE Acting Director Thomas Homan

    def _read_titled(self, run, found):
        for at in range(len(run) - 2, -1, -1):
            if run[at].kinds & TITLE and is_title(run, at) and may_be_person(run[at + 1 :]):
                break
        else:
            return False
        first = at
        while first and belongs_to_title(run, first - 1):
            first -= 1
        before = len(found)
        self._read(run[:first], found)
        for sighting in found[before:]:
            if (
                sighting.rule == "capitals" and sighting.type == "person"
            ):  # whoever has a title has it from a body or a place
                sighting.settle("organisation", "before a title", 0.6)
        person = self._person(run[at + 1 :], "title", 0.9)
        person.put_title(self.flat, self._start_of_title(run, first, found))
        found.append(person)
        return True

    def _start_of_title(self, run, first, found):
        """A title begins with the organisation or place it belongs to, where that stands right before it."""
        if found and first and found[-1].capitals[-1] is run[first - 1] and found[-1].type != "person":
            return found[-1].start
        return run[first].start

    # Hurricane Irma, Operation Safe Harbour, Bill C-12

    def _read_opener(self, run, found):
        for at, capital in enumerate(run[:-1]):
            if capital.kinds & OPERATION_OPENER and not run[at + 1].kinds & (ORGANISATION | TITLE):
                return self._take(run, at, len(run), "operation", "operation", 0.85, found)
            if capital.kinds & WORK and _CODE.match(run[at + 1].text):
                return self._take(run, at, at + 2, "work_or_law", "code", 0.85, found)
            if capital.kinds & EVENT_OPENER and not run[at + 1].kinds & (HEADS | TITLE):
                first = at - 1 if at and run[at - 1].lower in ("tropical", "winter", "super") else at
                return self._take(run, first, at + 2, "event", "storm", 0.9, found)
        return False

    # Northport Harbour Board, Orchard Street Bridge, Harbour Safety Act

    def _read_headed(self, run, found):
        at = head_of_run(run)
        if at is None or (at == len(run) - 1 and self._is_person_after_all(run)):
            return False
        type_ = type_of_head(run[at].kinds)
        if run[at].lower == "district" and run[at - 1].kinds & (DOMAIN | ORGANISATION):  # School District
            type_ = "organisation"
        first = 0
        while (
            first < at - 1 and run[first].kinds & (ORDINARY | NATION) == ORDINARY and run[first].lower not in self.may_open
        ):
            first += 1
        if at == len(run) - 2 and run[at].kinds & DOMAIN and run[at + 1].kinds & PLACE_NAME:  # Public Health England
            at += 1
        return self._take(run, first, at + 1, type_, "head", 0.85, found)

    def _is_person_after_all(self, run):
        """Kate Hill and Joe Field are people, Hudson Bay and the Ana Bridge are not."""
        first, last = run[0], run[-1]
        if not (first.kinds & GIVEN and len(run) <= 3 and last.kinds & SURNAME):
            return False
        before = self.flat[max(0, first.start - 5) : first.start]
        return not before.endswith(("the ", "The ", " in ", " at ", " on "))

    def _read_listed(self, run, found):
        """White House, Los Angeles, New York: names of several words that are listed as they stand."""
        listed = gazetteer()
        for first in range(len(run) - 1):
            for after in range(min(len(run), first + 4), first + 1, -1):
                type_ = listed.get(" ".join([capital.lower for capital in run[first:after]]))
                if type_:
                    return self._take(run, first, after, type_, "listed", 0.9, found)
        if len(run) > 1 and run[0].kinds & PLACE_OPENER and self._may_be_place(run[1]):
            return self._take(run, 0, min(len(run), 3), "place", "place opener", 0.7, found)
        return False

    def _may_be_place(self, capital):
        """Lake Erie and New Bedford, not West Wing or New Day."""
        return not capital.kinds & (NATION | CALENDAR | ORDINARY | TITLE) and capital.lower not in self.small

    def _read_person(self, run, found):
        first = first_given(run)
        if first is None or len(run) == 1:
            return False
        after = self._end_of_person(run, first)
        if after - first == 1 and not (first == 1 and is_plain(run[0])):
            return False
        role = self._role_before(run, first, after)
        if first == 1 and is_plain(run[0]) and not role:
            first = 0
        if not role:
            self._read(run[:first], found)
        person = self._person(run[first:after], "given name", 0.85)
        if role:
            person.put_title(self.flat, run[0].start)
        found.append(person)
        self._read(run[after:], found)
        return True

    def _role_before(self, run, first, after):
        """Baker Norm Haig, at the beginning of a sentence: has the first word its capital only from there?"""
        if first != 1 or after - first < 2 or run[0].kinds & ~(ORDINARY | SURNAME):
            return False
        return run[0].lower in words("names_roles") or (self.opens(run[0]) and run[0].kinds == 0)

    def _end_of_person(self, run, first):
        """Return where a person's name ends: before the first word that cannot be one of it."""
        at = first + 1
        while at < len(run) and at - first < MOST_WORDS_OF_A_PERSON and self._may_follow_given(run, first, at):
            at += 1
        return at

    def _may_follow_given(self, run, first, at):
        capital = run[at]
        if capital.kinds & (GIVEN | SURNAME | SUFFIX | INITIAL):
            return True
        if capital.kinds & (NATION | CALENDAR | HEADS | EVENT_OPENER | OPERATION_OPENER):
            return False
        if capital.kinds & (ORDINARY | DOMAIN | QUALIFIER):  # Pam Key is a person where the text has no small “key”
            return at == first + 1 == len(run) - 1 and capital.lower not in self.small
        shouted = capital.text.isupper() and len(capital.text) > 2 and "." not in capital.text
        return not shouted or run[first].text.isupper()

    def _read_rest(self, run, found):
        """No word of the run tells what it is."""
        while len(run) > 1 and run[0].lower in ("former", "late", "then", "ex", "retired", "then-"):
            run = run[1:]
        if all(capital.kinds & (TITLE | QUALIFIER) for capital in run) and len(run) > 1:
            return
        pieces = split_at_nations(run)
        if len(pieces) != 1 or len(pieces[0]) != len(run):
            for piece in pieces:
                self._read(piece, found)
        elif len(run) == 1 and (numbered := self._numbered(run[0])):
            found.append(numbered)
        elif len(run) == 1:
            single = read_single(self.flat, run[0], self.opens(run[0]), self.small)
            found += [single] if single else []
        elif all(is_initials_only(capital) for capital in run):
            for capital in run:
                self._read([capital], found)
        else:
            found.append(self._unlisted(run))

    def _numbered(self, capital):
        """Bill 21, Highway 7."""
        type_ = _NUMBERED.get(capital.lower)
        number = _NUMBER.match(self.flat, capital.end) if type_ else None
        if not number:
            return None
        whole = Capital(capital.start, number.end(), self.flat[capital.start : number.end()], capital.gap, False, {})
        return Sighting(self.flat, [whole], type_, "number", 0.8)

    def _unlisted(self, run):
        if len(run) == 2 and run[0].kinds & DOMAIN and run[1].kinds & PLACE_NAME:  # Environment Canada
            return Sighting(self.flat, run, "organisation", "field and country", 0.75)
        if any(capital.gap == " & " for capital in run[1:]):
            return Sighting(self.flat, run, "organisation", "ampersand", 0.75)
        if len(run) > 2 and run[0].lower in words("names_roles") and self.opens(run[0]) and not self._is_no_person(run[1:]):
            person = self._person(run[1:], "capitals", 0.75)
            person.put_title(self.flat, run[0].start)
            return person
        if self._is_no_person(run):
            team = run[0].kinds & (PLACE_NAME | STATE) and run[-1].lower.endswith("s") and len(run) == 2
            return Sighting(self.flat, run, "organisation" if team else "other", "capitals", 0.5 if team else 0.4)
        is_likely = run[-1].kinds & (SURNAME | SUFFIX) or any(capital.kinds & INITIAL for capital in run[:-1])
        return self._person(run, "capitals", 0.75 if is_likely else 0.6)

    def _is_no_person(self, run):
        people = [capital for capital in run if not capital.kinds & SUFFIX]
        if len(people) > 2 and is_postnominal(people[-1]):
            people = people[:-1]
        if len(people) > 3 or any(is_initials_only(capital) for capital in people):
            return True
        unlike = TITLE | ORDINARY | DOMAIN | QUALIFIER | HEADS | PLACE_NAME | STATE | ORGANISATION_NAME
        if any(
            (capital.kinds & unlike and not capital.kinds & SURNAME) or capital.lower in self.small for capital in people
        ):
            return True
        if run[0].lower.endswith("ing") or any(capital.lower.endswith(_ENDINGS_OF_WORDS) for capital in people):
            return True
        return self.flat[max(0, run[0].start - 4) : run[0].start].lower() == "the "

    def _person(self, capitals, rule, confidence):
        while len(capitals) > 1 and is_postnominal(capitals[-1]):
            capitals = capitals[:-1]
        return Sighting(self.flat, capitals, "person", rule, confidence)

    def _take(self, run, first, after, type_, rule, confidence, found):
        self._read(run[:first], found)
        found.append(Sighting(self.flat, run[first:after], type_, rule, confidence))
        self._read(run[after:], found)
        return True
