"""From whoever seems to speak to an open source of the newsroom, found or made.

Only a name makes a source: "one official" and "many agencies" are for a person to decide, and may be people who must not
be named. A protected source is never found here, by whatever name.
"""

from typing import Any
from uuid import UUID

from sources import registry
from sources.models import Entity, Source
from sources.vocabulary import SourceKind, SourceState

KINDS_WITH_A_NAME = {
    "person": SourceKind.PERSON,
    "organisation": SourceKind.ORGANISATION,
    "document": SourceKind.DOCUMENT,
    "other_media": SourceKind.OTHER_MEDIA,
}
_ARTICLES = frozenset({"the", "a", "an"})
# Names may begin with these in small letters.
_PARTICLES = frozenset(
    ["de", "da", "di", "du", "del", "della", "den", "der", "dos", "el", "al", "ibn", "bin", "van", "von", "ten", "ter", "zu"]
)


def is_name(words: str) -> bool:
    """Whether these words can name somebody or something in the next story too.

    “The magazine”, “a new poll” and “I” cannot: as a source they would join what has nothing to do with each other.
    """
    parts = registry.plain_name(words).split()
    if parts and parts[0].lower() in _ARTICLES:
        parts = parts[1:]
    while len(parts) > 1 and parts[0] in _PARTICLES:
        parts = parts[1:]
    return bool(parts) and not parts[0][0].islower() and len("".join(parts)) > 1


def source_of(name: str, kind: str, entity_id: UUID | None, source_id: UUID | None, *, by: Any) -> Source | None:
    """Return the open source in use for a suggested speaker, made now where there is none; None where nobody is named.

    `kind` is the suggestion's `speaker_kind`. An id that leads nowhere is passed over for the next best.
    """
    source = _on_file(source_id) or _of_entity(entity_id, by)
    if source is None and kind in KINDS_WITH_A_NAME and is_name(name):
        source = registry.open_source_named(name, KINDS_WITH_A_NAME[kind], by)
    return source if source is not None and source.state == SourceState.ACTIVE else None


def _on_file(source_id: UUID | None) -> Source | None:
    if source_id is None:
        return None
    return Source.objects.open().filter(pk=source_id, state=SourceState.ACTIVE).select_related("entity").first()


def _of_entity(entity_id: UUID | None, by: Any) -> Source | None:
    entity = Entity.objects.filter(pk=entity_id).first() if entity_id else None
    if entity is None or not Entity.objects.active().filter(pk=entity.current.pk).exists():
        return None
    return registry.open_source_for(entity, by)
