"""Short names and initials of organisations, places and laws: each belongs to the fullest form the text has for it."""

from itertools import pairwise

from .lexicon import (
    DOMAIN,
    GIVEN,
    HEADS,
    NATION,
    ORDINARY,
    ORGANISATION,
    PLACE_NAME,
    QUALIFIER,
    STATE,
    SURNAME,
    long_forms,
)
from .sighting import Sighting

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "&", "to"])
_LEGAL_FORMS = frozenset(["ltd", "limited", "inc", "corp", "co", "plc", "llc", "llp", "ag", "sa", "gmbh"])
_IN_BRACKETS = frozenset({" (", " (the ", ", or ", ", the ", " (“", ' ("', " – ", " — "})


def initials_in_brackets(flat: str, sightings: list[Sighting]) -> dict[str, Sighting]:
    """Return the names that are followed by their initials: the Harbour Board (HB). What bears initials is no person."""
    return {
        _letters(sighting.text): before
        for before, sighting in pairwise(sightings)
        if _stands_in_brackets(flat, before, sighting)
    }


def tie_organisations(sightings: list[Sighting], initials: dict[str, Sighting]) -> None:
    """Give short forms and initials the fullest form in the text, else the listed long form of well-known initials."""
    forms = _ShortForms(initials)
    for sighting in sightings:
        if sighting.type not in ("person", "") and len(sighting.capitals) > 1 and not sighting.text.isupper():
            forms.learn(sighting)
    for sighting in sightings:
        if not sighting.canonical and sighting.type != "person":
            forms.tie(sighting)
        forms.remember_head(sighting)


class _ShortForms:
    """By short form, the full name it stands for."""

    def __init__(self, initials):
        self.bracketed = initials
        self.initials = {}
        self.endings = {}
        self.beginnings = {}
        self.heads = {}

    def learn(self, whole):
        words = whole.words
        if whole.rule == "place and state":
            self.beginnings.setdefault(tuple(words[:-1]), whole)
            return
        if whole.type == "organisation":
            self.initials.setdefault("".join(word[0] for word in words if word not in _SMALL).upper(), whole)
            bare = [word for word in words if word.rstrip(".") not in _LEGAL_FORMS]
            if len(bare) <= 2 and _is_telling(whole.capitals[0]):
                self.beginnings.setdefault((bare[0],), whole)
        if whole.rule in ("head", "head of", "directory"):
            for first in range(1, len(words) - 1):
                self.endings.setdefault(tuple(words[first:]), whole)

    def remember_head(self, sighting):
        if sighting.type == "organisation" and len(sighting.capitals) > 1 and not sighting.text.isupper():
            for capital in sighting.capitals:
                if capital.kinds & ORGANISATION:
                    self.heads[capital.lower] = sighting

    def tie(self, sighting):
        words = tuple(sighting.words)
        letters = _letters(sighting.text)
        initials_of = self.bracketed.get(letters)
        if initials_of is None and sighting.text not in long_forms():
            initials_of = self.initials.get(letters)
        if len(words) == 1 and sighting.text.isupper() and initials_of is not None:
            self._settle(sighting, initials_of, "initials of", 0.9, "acronym")
        elif long_form := long_forms().get(sighting.text) or (sighting.text.count(".") > 1 and long_forms().get(letters)):
            sighting.canonical = long_form
            sighting.kind = "acronym" if sighting.text.isupper() else "alias"
        elif sighting.rule == "listed" and not (words in self.beginnings and sighting.type == "place"):
            return
        elif words in self.endings:
            self._settle(sighting, self.endings[words], "short name", 0.85, "alias")
        elif words in self.beginnings and not sighting.title:
            self._settle(sighting, self.beginnings[words], "short name", 0.8, "alias")
        elif sighting.rule == "head alone" and words[0] in self.heads:
            self._settle(sighting, self.heads[words[0]], "head of the name", 0.6, "alias")

    def _settle(self, sighting, whole, rule, confidence, kind):
        if whole is sighting:
            return
        sighting.settle(whole.type, rule, confidence, kind)
        sighting.canonical = whole.canonical or " ".join(whole.text.split())
        sighting.known, sighting.entity_id, sighting.source_id = whole.known, whole.entity_id, whole.source_id


def _letters(text):
    return text.replace(".", "").upper()


def _is_telling(first):
    """May the first word stand for the whole: Northline for Northline Power; not Police for Police Federation?"""
    return not first.kinds & (DOMAIN | ORDINARY | PLACE_NAME | STATE | NATION | HEADS | GIVEN | SURNAME | QUALIFIER)


def _stands_in_brackets(flat, before, sighting):
    if len(sighting.capitals) != 1 or not sighting.text.isupper() or len(before.capitals) < 2 or sighting.known:
        return False
    gap = flat[before.end : sighting.start]
    if gap not in _IN_BRACKETS:
        return False
    bracketed = "(" in gap and flat[sighting.end : sighting.end + 2].rstrip("”\"'").startswith((")", "”", '"'))
    if not bracketed and _letters(sighting.text)[0] != before.words[0][0].upper():
        return False
    if before.type in ("", "other", "person"):
        before.settle("organisation", "initials beside it", 0.8)
    return before.type in ("organisation", "work_or_law", "event", "operation")
