"""Who said it: each statement’s mention read against the names of the text, pronouns against who spoke and was named before."""

from dataclasses import dataclass
from uuid import UUID

from .mentions import Mention, as_written, kind_of_description, read_mention, speaking_name
from .names.model import Name, Names, Nominal
from .page import Page
from .rules.statement import Statement

_FARTHEST_PARAGRAPHS = 4  # a pronoun looks no farther back for who is meant
_GENDER = {"he": "m", "she": "f"}
_KIND_OF_TYPE = {"person": "person", "work_or_law": "document"}


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


NOBODY = Speaker(None, "nobody")
UNKNOWN = Speaker(None, "unknown", sure=0.5)


def find_speakers(page: Page, statements: list[Statement], names: Names) -> list[tuple[Speaker, Mention | None]]:
    """Return for each statement who said it and the words that say so."""
    return _Finder(page, statements, names).find()


class _Finder:
    def __init__(self, page, statements, names):
        self.page, self.names = page, names
        self.statements = statements
        self.found: dict[int, Speaker] = {}
        self.spoken: list[tuple[int, int, Speaker]] = []  # (place, paragraph, who) of all named speakers so far
        self.nominals = {(nominal.start, nominal.end): nominal for nominal in names.nominals}

    def find(self):
        result = []
        for statement in self.statements:
            mention = read_mention(self.page.text, statement)
            speaker = self._speaker(statement, mention)
            self.found[id(statement)] = speaker
            if speaker.name:
                place = mention.start if mention else statement.start
                self.spoken.append((place, statement.line.paragraph, speaker))
            result.append((speaker, mention))
        return result

    def _speaker(self, statement, mention):
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
        if name is not None:
            return _named(name)
        return self._described(statement, mention)

    def _described(self, statement, mention):
        for nominal in self.names.nominals:
            if mention.start <= nominal.start < mention.end and nominal.start - mention.start <= 2:
                return _nominal(nominal)
        kind = kind_of_description(statement.mention_line or statement.line, statement.subject)
        return Speaker(as_written(mention), kind, plural=kind == "unnamed_group", sure=0.8)

    def _meant_by(self, statement, mention):
        """A pronoun: somebody named before it in its sentence, or else who spoke or was named last, if nothing speaks against."""
        if mention.pronoun in ("i", "you", "we", "that", "which", "who"):
            return Speaker(None, "unknown", sure=0.5)
        wanted = _GENDER.get(mention.pronoun, "")
        for candidate in self._candidates(statement, mention):
            if _fits(candidate, mention.pronoun, wanted):
                return Speaker(candidate.name, candidate.kind, candidate.entity_id, candidate.source_id, candidate.role, candidate.gender or wanted, candidate.plural, 0.75)
        return UNKNOWN

    def _candidates(self, statement, mention):
        """Yield who may be meant, likeliest first."""
        paragraph = statement.line.paragraph
        sentence_start = statement.line.tokens[0].start
        yield from self._named_between(sentence_start, min(statement.start, mention.start) if statement.start < mention.start else mention.start, subjects_first=True)
        paragraph_start = self.page.paragraphs[paragraph].start
        spoken_here = [who for place, where, who in self.spoken if where == paragraph]
        yield from reversed(spoken_here)
        yield from self._named_between(paragraph_start, sentence_start, subjects_first=True)
        for back in range(1, _FARTHEST_PARAGRAPHS + 1):
            if paragraph - back < 0:
                return
            earlier = self.page.paragraphs[paragraph - back]
            yield from reversed([who for place, where, who in self.spoken if where == paragraph - back])
            yield from self._named_between(earlier.start, earlier.end, subjects_first=True)

    def _named_between(self, start, end, *, subjects_first):
        people = [name for name in self.names.at(start, end) if not name.quoted]
        for name in people:
            yield _named(name)

    def _nearest(self, statement):
        """Marked words without a cue: a name of their sentence, else who spoke last in this paragraph or the one before."""
        line = statement.line
        named = [name for name in self.names.at(line.tokens[0].start, line.tokens[-1].end) if not name.quoted and name.type in ("person", "organisation")]
        before = [name for name in named if name.start < statement.start]
        for name in [*before, *named]:
            return _weakened(_named(name), 0.5)
        paragraph = line.paragraph
        for place, where, who in reversed(self.spoken):
            if paragraph - where <= 2:
                return _weakened(who, 0.6)
            break
        start = self.page.paragraphs[paragraph].start
        people = [name for name in self.names.at(start, statement.start) if name.type == "person" and not name.quoted]
        if not people and paragraph:
            previous = self.page.paragraphs[paragraph - 1]
            people = [name for name in self.names.at(previous.start, previous.end) if name.type == "person" and not name.quoted]
        return _weakened(_named(people[0]), 0.5) if people else UNKNOWN


def _named(name: Name) -> Speaker:
    kind = _KIND_OF_TYPE.get(name.type, "organisation")
    role = name.role or name.title
    return Speaker(name.canonical, kind, name.entity_id, name.source_id, role, name.gender, name.plural, name.confidence)


def _nominal(nominal: Nominal) -> Speaker:
    kind = _KIND_OF_TYPE.get(nominal.type, "organisation")
    return Speaker(nominal.canonical, kind, nominal.entity_id, nominal.source_id, sure=nominal.confidence)


def _weakened(speaker, sure):
    return Speaker(speaker.name, speaker.kind, speaker.entity_id, speaker.source_id, speaker.role, speaker.gender, speaker.plural, min(sure, speaker.sure))


def _fits(speaker, pronoun, wanted):
    if speaker.name is None:
        return False
    if pronoun in _GENDER:
        is_one = speaker.kind in ("person", "unnamed_person", "unknown")
        return is_one and not speaker.plural and (not speaker.gender or speaker.gender == wanted)
    if pronoun == "it":
        return speaker.kind in ("organisation", "document", "other_media")
    return speaker.plural or speaker.kind in ("unnamed_group", "organisation")
