"""The names that suggestions look for in a text. A protected source never adds one."""

from dataclasses import dataclass
from uuid import UUID

from .models import Alias, Entity, Source
from .vocabulary import AliasKind, EntityState, EntityType, SourceKind, SourceState

# Open sources that have a name of their own without an entity; the other kinds have no name to look for.
_TYPE_OF_NAMED_SOURCE = {
    SourceKind.PERSON: EntityType.PERSON,
    SourceKind.ORGANISATION: EntityType.ORGANISATION,
    SourceKind.OTHER_MEDIA: EntityType.ORGANISATION,
    SourceKind.DOCUMENT: EntityType.WORK_OR_LAW,
    SourceKind.DATASET_OR_POLL: EntityType.WORK_OR_LAW,
}


@dataclass(frozen=True)
class KnownName:
    """One way to write one name. `entity_id` is None where only an open source (`source_id`) carries the name."""

    name: str
    entity_id: UUID | None
    type: str
    alias_kind: str
    case_sensitive: bool
    may_match_alone: bool
    source_id: UUID | None = None


def known_names() -> list[KnownName]:
    """Every name of active entities and of open sources in use, longest first. Three queries."""
    names = [*_names_of_entities(), *_other_names_of_entities(), *_names_of_open_sources()]
    return sorted(names, key=lambda known: (-len(known.name), known.name))


def _names_of_entities():
    for pk, name, type_ in Entity.objects.active().values_list("pk", "name", "type"):
        yield KnownName(name, pk, type_, AliasKind.FULL.value, case_sensitive=False, may_match_alone=True)


def _other_names_of_entities():
    rows = Alias.objects.filter(entity__state=EntityState.ACTIVE).values_list(
        "text", "entity_id", "entity__type", "kind", "case_sensitive", "may_match_alone"
    )
    for row in rows:
        yield KnownName(*row)


def _names_of_open_sources():
    rows = (
        Source.objects.open()
        .filter(state=SourceState.ACTIVE, entity__isnull=True, kind__in=_TYPE_OF_NAMED_SOURCE)
        .exclude(name="")
        .values_list("name", "kind", "pk")
    )
    for name, kind, pk in rows:
        type_ = _TYPE_OF_NAMED_SOURCE[SourceKind(kind)].value
        yield KnownName(name, None, type_, AliasKind.FULL.value, case_sensitive=False, may_match_alone=True, source_id=pk)
