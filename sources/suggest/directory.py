"""The newsroom's own names, found in a text in one pass.

All ways to write all names are one Aho–Corasick automaton: the pass takes as long as the text is, however many names there
are (docs/decisions/0006-aho-corasick.md has the figures). A hit counts only between word boundaries and under the case
rules below. Where two hits overlap the longer one wins.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

import ahocorasick

from .letters import fold, same_marks
from .model import KnownName

_PARAGRAPH_END = re.compile(r"\n[ \n]*\n")

Owner = tuple[UUID | None, UUID | None]  # entity and open source: whose name it is


class Match(NamedTuple):
    """One place of a known name. With several `owners` the text does not say which of them is meant."""

    start: int
    end: int
    owners: tuple[Owner, ...]
    known: KnownName  # the way to write it that was found, of the first owner
    exact: bool  # False: only after accents were left out


class Directory:
    """A table of known names, compiled once and then only read."""

    def __init__(self, names: Iterable[KnownName] = ()) -> None:
        self._by_key: dict[str, list[KnownName]] = {}
        self._full: dict[Owner, str] = {}
        for known in names:
            key = fold(known.name.strip())
            if any(map(str.isalnum, key)):  # no letter and no digit is no name
                self._by_key.setdefault(key, []).append(known)
                self._remember_full_name(known)
        self._automaton = self._compiled()

    def __len__(self) -> int:
        return len(self._by_key)

    def full_name(self, owner: Owner) -> str:
        return self._full[owner]

    def find(self, flat: str) -> list[Match]:
        """Return the places of known names in `flat`, in reading order, never overlapping. Linear in the text."""
        if not self._by_key:
            return []
        hits = _longest(self._hits(flat))
        return _decided(_with_company(hits))

    def _remember_full_name(self, known):
        owner = owner_of(known)
        if known.alias_kind == "full" or owner not in self._full:
            self._full[owner] = known.name

    def _compiled(self):
        automaton = ahocorasick.Automaton()
        for key in self._by_key:
            automaton.add_word(key, key)
        automaton.make_automaton()
        return automaton

    def _hits(self, flat):
        """Yield a Match for each place where a name stands whole and is written as its rules ask."""
        folded, places = _single_blanks(fold(flat))
        last = len(folded)
        for final, key in self._automaton.iter(folded):
            start, end = final + 1 - len(key), final + 1
            if (start and _joins(folded[start - 1], folded[start])) or (end < last and _joins(folded[end - 1], folded[end])):
                continue
            if places:
                start, end = places[start], places[end - 1] + 1
            if match := self._match(flat, start, end, key):
                yield match

    def _match(self, flat, start, end, key):
        written = same_marks(" ".join(flat[start:end].split()))
        fitting = [known for known in self._by_key[key] if _is_written_as(written, known)]
        exact = [known for known in fitting if same_marks(known.name).lower() == written.lower()]
        fitting = exact or fitting
        if not fitting:
            return None
        owners = tuple(dict.fromkeys(owner_of(known) for known in fitting))
        return Match(start, end, owners, fitting[0], bool(exact))


def owner_of(known: KnownName) -> Owner:
    return known.entity_id, None if known.entity_id else known.source_id


def _single_blanks(folded):
    """Return `folded` with single blanks, and where each character stood (empty when none was left out).

    A line's end is a blank, a paragraph's end is not: no name goes on in the next paragraph.
    """
    if "\n" in folded:
        folded = _PARAGRAPH_END.sub(lambda end: "\x00" * len(end.group()), folded).replace("\n", " ")
    if "  " not in folded:
        return folded, ()
    places = [at for at, character in enumerate(folded) if character != " " or folded[at - 1 : at] != " "]
    return "".join([folded[at] for at in places]), places


def _joins(left, right):
    """Do two neighbours belong to one word? Scripts that set no blanks between words have no such boundary."""
    return (left.isalnum() or left == "_") and (right.isalnum() or right == "_") and left < "\u2e80"


def _is_written_as(written, known):
    """The case rules. Initials and names that ask for it stand as on file. One word needs its capital. Of longer names a
    person's may be all small (“ana duarte”), another's not: “a green party” is not the Green Party."""
    name = same_marks(known.name)
    if known.case_sensitive or known.alias_kind == "acronym" or _is_initials(name):
        return fold(written) == fold(name) and _capitals(written) == _capitals(name)
    if not any(map(str.isupper, name)) or not written.islower():
        return not (" " not in name and name[0].isupper() and not written[0].isupper())
    return " " in name and known.type == "person"


def _is_initials(name):
    return len(name) < 7 and name.isupper()


def _capitals(text):
    return [character.isupper() for character in text]


def _longest(hits):
    """Keep of overlapping hits the longest one, of equally long ones the first."""
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def _with_company(hits):
    """Drop names that may not match alone where nothing else in the text names their owner."""
    standing = {owner for hit in hits if hit.known.may_match_alone for owner in hit.owners}
    kept = []
    for hit in hits:
        owners = hit.owners if hit.known.may_match_alone else tuple(owner for owner in hit.owners if owner in standing)
        if owners:
            kept.append(hit if owners == hit.owners else hit._replace(owners=owners))
    return kept


def _decided(hits):
    """Let the other names in the text say who an ambiguous one is, where they speak for one owner only."""
    sure = {hit.owners[0] for hit in hits if len(hit.owners) == 1}
    decided = []
    for hit in hits:
        named = [owner for owner in hit.owners if owner in sure] if len(hit.owners) > 1 else ()
        decided.append(hit._replace(owners=tuple(named)) if len(named) == 1 else hit)
    return decided


EMPTY = Directory()
