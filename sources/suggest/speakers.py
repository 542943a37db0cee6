"""Who said it: mentions read against the names of the text, pronouns against who spoke and was named before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from .mentions import Mention, as_written, kind_of_description, read_mention, speaking_name
from .names.model import Name, Names, Nominal
from .page import Page
from .rules.statement import Statement

_FARTHEST_PARAGRAPHS = 4  # a pronoun looks no farther back for who is meant
_FARTHEST_SPOKEN = 2  # paragraphs back to who spoke last, for words nobody is named for
_NOMINAL_WITHIN = 3  # characters: “the utility” may begin its mention or stand behind a mark
_GENDER = {"he": "m", "she": "f"}
_NOT_LOOKED_FOR = ("i", "you", "we", "that", "which", "who")
_KIND_OF_TYPE = {"person": "person", "work_or_law": "document"}
_SURE_OF_DESCRIPTION = 0.8
_SURE_OF_PRONOUN = 0.75
_SURE_OF_LAST_SPEAKER = 0.6
_SURE_OF_NEAREST_NAME = 0.5


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant. `name` None where the text does not say; `sure` is lower for pronouns and for words without a cue."""

    name: str | None
    kind: str
    entity_id: UUID | None = None
    source_id: UUID | None = None
    role: str = ""
    gender: str = ""
    plural: bool = False
    sure: float = 1.0


_HONORIFICS = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame"])  # no role, but a manner of address

NOBODY = Speaker(None, "nobody")
UNKNOWN = Speaker(None, "unknown", sure=0.5)


def find_speakers(page: Page, statements: list[Statement], names: Names) -> list[tuple[Speaker, Mention | None]]:
    """Return for each statement who said it and the words that say so."""
    return _Finder(page, names).find(statements)


class _Finder:
    """Reads statements in order and remembers who has spoken."""

    def __init__(self, page: Page, names: Names) -> None:
        self.page, self.names = page, names
        self.nominals = {nominal.start: nominal for nominal in reversed(names.nominals)}  # by place; the first of two
        self.found: dict[int, Speaker] = {}  # by the identity of a statement
        self.spoken: dict[int, list[Speaker]] = {}  # by paragraph: named speakers so far, in order
        self.last_paragraph = -1  # where somebody named spoke last

    def find(self, statements: list[Statement]) -> list[tuple[Speaker, Mention | None]]:
        result = []
        for statement in statements:
            mention = read_mention(self.page.text, statement)
            speaker = self._speaker(statement, mention)
            self.found[id(statement)] = speaker
            if speaker.name:
                self.last_paragraph = statement.line.paragraph
                self.spoken.setdefault(self.last_paragraph, []).append(speaker)
            result.append((speaker, mention))
        return result

    def _speaker(self, statement: Statement, mention: Mention | None) -> Speaker:
        if statement.is_hearsay:
            return NOBODY
        earlier = statement.same_speaker_as or (statement.part_of if mention is None else None)
        if earlier is not None and id(earlier) in self.found:
            return self.found[id(earlier)]
        if mention is None:
            return self._nearest(statement)
        if mention.pronoun:
            return self._meant_by(statement, mention)
        name = speaking_name(statement, self.names)
        return _named(name) if name is not None else self._described(statement, mention)

    def _described(self, statement: Statement, mention: Mention) -> Speaker:
        """the utility: the body it stands for; officials: an unnamed group, as written"""
        for place in range(mention.start, min(mention.end, mention.start + _NOMINAL_WITHIN)):
            if place in self.nominals:
                return _nominal(self.nominals[place])
        kind = kind_of_description(statement.subject_line, statement.subject)
        return Speaker(as_written(mention), kind, plural=kind == "unnamed_group", sure=_SURE_OF_DESCRIPTION)

    def _meant_by(self, statement: Statement, mention: Mention) -> Speaker:
        """Somebody named before the pronoun in its sentence, else who spoke or was named last, if nothing speaks against."""
        if mention.pronoun in _NOT_LOOKED_FOR:
            return UNKNOWN
        for candidate in self._candidates(statement, mention):
            if _fits(candidate, mention.pronoun):
                gender = candidate.gender or _GENDER.get(mention.pronoun, "")
                return replace(candidate, gender=gender, sure=_SURE_OF_PRONOUN)
        return UNKNOWN

    def _candidates(self, statement: Statement, mention: Mention) -> Iterator[Speaker]:
        """Yield who may be meant, likeliest first."""
        here = statement.line.paragraph
        sentence_start = statement.line.tokens[0].start
        yield from self._named_between(sentence_start, min(statement.start, mention.start))
        yield from reversed(self.spoken.get(here, []))
        yield from self._named_between(self.page.paragraphs[here].start, sentence_start)
        for earlier in range(here - 1, max(-1, here - 1 - _FARTHEST_PARAGRAPHS), -1):
            yield from reversed(self.spoken.get(earlier, []))
            paragraph = self.page.paragraphs[earlier]
            yield from self._named_between(paragraph.start, paragraph.end)

    def _named_between(self, start: int, end: int) -> Iterator[Speaker]:
        return (_named(name) for name in self.names.at(start, end) if not name.quoted)

    def _nearest(self, statement: Statement) -> Speaker:
        """Marked words without a cue: a name of their sentence, else who spoke last nearby, else a person named before."""
        if name := self._name_in_sentence(statement):
            return _weakened(_named(name), _SURE_OF_NEAREST_NAME)
        here = statement.line.paragraph
        people = self._people_between(self.page.paragraphs[here].start, statement.start)
        opens_sentence = statement.start == statement.line.tokens[0].start
        is_near = here - self.last_paragraph <= (0 if people and opens_sentence else _FARTHEST_SPOKEN)
        if self.spoken and is_near:
            return _weakened(self.spoken[self.last_paragraph][-1], _SURE_OF_LAST_SPEAKER)
        if not people and here:
            previous = self.page.paragraphs[here - 1]
            people = self._people_between(previous.start, previous.end)
        return _weakened(_named(people[0]), _SURE_OF_NEAREST_NAME) if people else UNKNOWN

    def _name_in_sentence(self, statement: Statement) -> Name | None:
        """Return the first name before the words, or else after them, that may speak."""
        tokens = statement.line.tokens
        named = [
            name
            for name in self.names.at(tokens[0].start, tokens[-1].end)
            if not name.quoted and name.type in ("person", "organisation")
        ]
        return next((name for name in named if name.start < statement.start), named[0] if named else None)

    def _people_between(self, start: int, end: int) -> list[Name]:
        return [name for name in self.names.at(start, end) if name.type == "person" and not name.quoted]


def _named(name: Name) -> Speaker:
    kind = _KIND_OF_TYPE.get(name.type, "organisation")
    role = name.role or ("" if name.title.rstrip(".") in _HONORIFICS else name.title)
    return Speaker(name.canonical, kind, name.entity_id, name.source_id, role, name.gender, name.plural, name.confidence)


def _nominal(nominal: Nominal) -> Speaker:
    kind = _KIND_OF_TYPE.get(nominal.type, "organisation")
    return Speaker(nominal.canonical, kind, nominal.entity_id, nominal.source_id, sure=nominal.confidence)


def _weakened(speaker: Speaker, sure: float) -> Speaker:
    return replace(speaker, sure=min(sure, speaker.sure))


def _fits(speaker: Speaker, pronoun: str) -> bool:
    """Does nothing about somebody speak against being meant by a pronoun?"""
    if speaker.name is None:
        return False
    if pronoun in _GENDER:
        is_one = speaker.kind in ("person", "unnamed_person", "unknown")
        return is_one and not speaker.plural and speaker.gender in ("", _GENDER[pronoun])
    if pronoun == "it":
        return speaker.kind in ("organisation", "document", "other_media")
    return speaker.plural or speaker.kind in ("unnamed_group", "organisation")
