"""Whether the name of a protected source stands in a text that is about to go out (protection.md, section 1, on B3).

Everybody may have this looked up for a story they publish; only parties are told where. Each look is a row in the log that
the parties read, committed before anything is opened. What is looked for: the full name, the surname alone, other names,
one letter wrong in a long surname, contacts; whatever the accents, with hyphens, possessives, or run together in a slug.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.views.decorators.debug import sensitive_variables

from sources.models import Source
from sources.vocabulary import Opened, SourceState

from .identities import row_name
from .parties import is_party
from .readings import open_recorded

_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[,;\n/]+")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "the", "of", "de", "van", "von"}
)
MIN_SURNAME_CHARS, MIN_VARIANT_CHARS, MIN_JOINED_CHARS, MIN_CONTACT_CHARS = 3, 6, 7, 6


@dataclass(frozen=True)
class NamePlace:
    """Where a name stands: `text` is the number of the text given, `start` and `end` code points into it."""

    text: int
    start: int
    end: int


@dataclass(frozen=True)
class NameLook:
    """`is_found` is the one bit; `places` are empty unless the person asking knows the source."""

    is_found: bool
    places: tuple[NamePlace, ...] = ()


@sensitive_variables()
def look_for_names(source: Source, texts: Sequence[str], by: Any, reason: str) -> NameLook:
    """Look for the source's name in ``texts``. Must not be called inside a transaction.

    Raises ReasonMissing, NotRecorded, Unreadable; whoever calls must then let nothing out.
    """
    if not source.protected or source.state == SourceState.DESTROYED:
        return NameLook(is_found=False)
    sealed = Source.objects.only("identity").get(pk=source.pk).identity
    if sealed is None:
        return NameLook(is_found=False)
    identity = open_recorded(source.pk, by, Opened.IDENTITY, reason, row_name(source), sealed)
    wanted = _wanted(identity)
    places = tuple(place for number, text in enumerate(texts) for place in _outermost(_places(number, text, wanted)))
    return NameLook(bool(places), places if is_party(source, by) else ())


@dataclass(frozen=True)
class _Wanted:
    names: tuple[tuple[str, ...], ...]
    contacts: tuple[str, ...]


@sensitive_variables()
def _wanted(identity: dict[str, Any]) -> _Wanted:
    texts = [identity.get("name", ""), identity.get("name_as_published", "")]
    aliases = identity.get("aliases", [])
    texts += _APART.split(aliases) if isinstance(aliases, str) else [str(alias) for alias in aliases]
    names = {tuple(word for word, _start, _end in _words(text) if word not in _TITLES) for text in texts if text}
    contacts = (part.strip().casefold() for part in _APART.split(str(identity.get("contact", ""))))
    return _Wanted(tuple(name for name in names if name), tuple(each for each in contacts if len(each) >= MIN_CONTACT_CHARS))


@sensitive_variables()
def _places(number: int, text: str, wanted: _Wanted) -> Iterator[NamePlace]:
    words = _words(text)
    # A slug or a file name has no capitals, so there they cannot tell a name from a word.
    is_plain = text == text.lower()
    for name in wanted.names:
        joined, surname = "".join(name), name[-1]
        for at, (word, start, end) in enumerate(words):
            if len(name) > 1 and tuple(each for each, _start, _end in words[at : at + len(name)]) == name:
                yield NamePlace(number, start, words[at + len(name) - 1][2])
            elif ((is_plain or text[start].isupper()) and _is_surname(word, surname)) or (
                len(joined) >= MIN_JOINED_CHARS and joined in word
            ):
                yield NamePlace(number, start, end)
    folded = text.casefold()
    for contact in wanted.contacts if len(folded) == len(text) else ():
        if (start := folded.find(contact)) >= 0:
            yield NamePlace(number, start, start + len(contact))


def _outermost(places: Iterable[NamePlace]) -> Iterator[NamePlace]:
    """Yield each place once, without those that lie inside another: the surname within the full name."""
    until = -1
    for place in sorted(set(places), key=lambda each: (each.start, -each.end)):
        if place.end > until:
            until = place.end
            yield place


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words without accents and capitals, each with its place; a possessive s is a word of its own."""
    return [(_folded(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _folded(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)).casefold()


def _is_surname(word: str, surname: str) -> bool:
    if len(surname) < MIN_SURNAME_CHARS:
        return False
    if word in (surname, surname + "s"):
        return True
    return len(surname) >= MIN_VARIANT_CHARS and _is_one_letter_off(word, surname)


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter was changed, put in, left out, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[same:], other[same:]
    return rest[1:] in (others[1:], others) or rest == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
