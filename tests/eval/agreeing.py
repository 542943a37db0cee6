"""When two ways of writing a name mean the same: surnames for people, acronyms, shared words for descriptions."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_PRONOUNS = frozenset({
    "he", "she", "they", "it", "i", "we", "you", "who", "that", "which", "his", "her", "hers", "their", "theirs",
    "him", "them", "himself", "herself", "themselves", "one", "some", "this", "these", "those",
})  # fmt: skip
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
    "president", "vice", "prime", "minister", "premier", "senator", "sen", "representative", "rep", "congressman",
    "congresswoman", "governor", "gov", "mayor", "chief", "justice", "judge", "sergeant", "sgt", "detective",
    "det", "constable", "const", "officer", "captain", "capt", "general", "gen", "colonel", "col", "lieutenant",
    "lt", "secretary", "attorney", "chancellor", "king", "queen", "prince", "princess", "pope", "archbishop",
    "bishop", "ambassador", "spokesman", "spokeswoman", "spokesperson", "director", "chairman", "chairwoman",
    "chair", "ceo", "mp", "mpp", "mla", "the", "a", "an", "former", "acting", "deputy",
})  # fmt: skip
_POLITE = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_TITLES_THAT_ARE_SURNAMES = frozenset({"king", "prince", "pope", "bishop", "lord", "constable"})
_AFTER_SURNAMES = frozenset({"jr", "sr", "ii", "iii"})
_SMALL_WORDS = frozenset({"of", "and", "in", "for", "to", "at", "who", "with", "on", "by", "from", "one", "some", "other"})
_HEAD_ENDS = re.compile(r",|\(|\bwho\b|\bof the\b")


@dataclass(frozen=True, slots=True)
class Read:
    """A name taken apart, all in lower case: its words without titles, the capitalised ones of its head, all capitalised."""

    words: tuple[str, ...]
    proper: tuple[str, ...]
    capitals: frozenset[str]

    @property
    def surname(self) -> str:
        return self.proper[-1] if self.proper else ""

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.proper)


def is_named(speaker: str | None) -> bool:
    """Say whether a name or description is given: neither nothing nor a bare pronoun."""
    return bool(speaker) and speaker.strip().lower() not in _PRONOUNS


def same_speaker(found: str | None, gold: str | None) -> bool:
    """Say whether both mean one speaker. Two people with one surname are not told apart."""
    if not found or not gold:
        return False
    if found.strip().lower() == gold.strip().lower():
        return True
    one, other = _read(found), _read(gold)
    if not one.words or not other.words:
        return False
    if one.words == other.words:
        return True
    if one.surname and other.surname:
        return one.surname == other.surname or _is_inside(one, other) or _is_acronym(one, other) or _is_acronym(other, one)
    return _share_half(set(one.words) - _SMALL_WORDS, set(other.words) - _SMALL_WORDS)


def same_verb(found: str | None, gold: str) -> bool:
    """Say whether the two cues share a word (`said` for `said in a statement`); a cue without words must be the same."""
    words = _cue_words(gold)
    return bool(words & _cue_words(found or "")) if words else (found or "").strip() == gold.strip()


def same_person(found: str, gold: str, all_gold: Iterable[str]) -> bool:
    """Say whether `found` names the person `gold`: first name and surname, or a surname only one of `all_gold` has."""
    one, other = _person(found), _person(gold)
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return sum(_person(name)[-1:] == other[-1:] for name in all_gold) == 1
    has_bare_initial = 1 in (len(one[0]), len(other[0]))
    return one[0] == other[0] or (has_bare_initial and one[0][0] == other[0][0])


def same_thing(found: str, gold: str) -> bool:
    """Say whether both name one organisation, place, event, operation or work: one head ("Port Ellery" for "Port Ellery,
    N.S."), an acronym, or the words of the shorter one, two at least, all in the longer one."""
    one, other = _thing(found), _thing(gold)
    if not one or not other:
        return False
    if one == other or _first_letters(found) == "".join(other) or _first_letters(gold) == "".join(one):
        return True
    fewer, more = sorted((set(one), set(other)), key=len)
    return len(fewer) >= 2 and fewer <= more


def _read(name):
    head = _plain(_HEAD_ENDS.split(name, maxsplit=1)[0]).split()
    capitals = [word.lower() for word in head if word[0].isupper()]
    kept = capitals[-1] if _ends_in_titled_surname(head, capitals) else None
    words = [word for word in _plain(name).lower().split() if word not in _TITLES or word == kept]
    proper = [word for word in capitals if word not in _TITLES or word == kept]
    if len(proper) > 1 and proper[-1] in _AFTER_SURNAMES:
        proper.pop()
    everywhere = frozenset(word.lower() for word in _plain(name).split() if word[0].isupper())
    return Read(tuple(words), tuple(proper), everywhere)


def _ends_in_titled_surname(head, capitals):
    """Mr King and Matthew Prince are people, the Prince is a title."""
    if not capitals or capitals[-1] not in _TITLES_THAT_ARE_SURNAMES:
        return False
    if len(capitals) == 1:
        return len(head) == 1
    return capitals[-2] in _POLITE or capitals[-2] not in _TITLES


def _plain(name):
    letters = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")
    letters = re.sub(r"'s\b", "", letters)
    return re.sub(r"[^A-Za-z0-9' -]+", " ", letters).replace("-", " ")


def _is_inside(one, other):
    """The gold name has its title or function in front or behind."""
    return one.surname in other.capitals and (len(one.proper) == 1 or one.proper[0] in other.capitals)


def _is_acronym(one, other):
    return len(one.proper) == 1 and len(other.proper) > 1 and one.proper[0] == other.initials


def _share_half(one, other):
    return bool(one and other) and len(one & other) >= 0.5 * min(len(one), len(other))


def _cue_words(cue):
    return set(re.findall(r"[a-z]+", cue.lower()))


def _person(name):
    return [word for word in _read(name).words if word not in _AFTER_SURNAMES]


def _thing(name):
    return [word for word in _plain(re.split(r"[,(]", name)[0]).lower().split() if word not in ("the", "of", "and", "for")]


def _first_letters(name):
    words = [word for word in _plain(re.split(r"[,(]", name)[0]).split() if word.lower() not in ("the", "of", "and", "for")]
    return "".join(word[0].lower() for word in words) if len(words) > 1 else ""
