"""What a run of suggestions takes and gives. Offsets are code points into the given text, ends exclusive."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KnownName:
    """One way to write one name. `entity_id` is None where only an open source (`source_id`) carries the name."""

    name: str
    entity_id: UUID | None
    type: str
    alias_kind: str
    case_sensitive: bool
    may_match_alone: bool
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said. `inner` are the stretches inside marks, marks left out; parts of one quotation share `group`.

    `speaker` is the fullest name known for who said it, `speaker_mention` the words of the text that say so. Hearsay has
    a cue, the kind `nobody` and no speaker. `confidence` runs from 0 to 1.
    """

    start: int
    end: int
    type: str  # direct, partial, indirect
    inner: tuple[tuple[int, int], ...]
    speaker: str | None
    speaker_mention: str | None
    mention_start: int | None
    mention_end: int | None
    speaker_kind: str  # person, organisation, document, other_media, unnamed_person, unnamed_group, nobody, unknown
    entity_id: UUID | None
    source_id: UUID | None
    role: str
    verb: str | None
    verb_start: int | None
    verb_end: int | None
    cue_class: str
    rule: str
    confidence: float
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One place where somebody or something is named. `candidates` are (entity id, name) of what an ambiguous one may be."""

    start: int
    end: int
    text: str
    name: str
    type: str  # person, organisation, place, event, operation, work_or_law, other
    known: bool
    entity_id: UUID | None
    source_id: UUID | None
    kind: str  # name, alias, acronym, coordinated, nominal
    ambiguous: bool
    candidates: tuple[tuple[UUID | None, str], ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts. `differs_from` are the places of other figures for the same thing that disagree."""

    start: int
    end: int
    value: float
    unit: str
    counts: str
    approx: bool
    differs_from: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:
    """Something in the text an editor should look at. `message` is plain English; a screen may have words of its own."""

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What one text suggests, each list in reading order."""

    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    warnings: tuple[Warning, ...] = ()
