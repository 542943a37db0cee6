"""The names that suggestions look for in a text. A protected source never adds one."""

import threading
import time
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import Length, Ord

from .models import Alias, Entity, Source
from .suggest.directory import Directory
from .suggest.model import KnownName
from .vocabulary import AliasKind, EntityState, EntityType, SourceKind, SourceState

__all__ = ["KnownName", "directory", "known_names"]

# Open sources that have a name of their own without an entity; the other kinds have no name to look for.
_TYPE_OF_NAMED_SOURCE = {
    SourceKind.PERSON: EntityType.PERSON,
    SourceKind.ORGANISATION: EntityType.ORGANISATION,
    SourceKind.OTHER_MEDIA: EntityType.ORGANISATION,
    SourceKind.DOCUMENT: EntityType.WORK_OR_LAW,
    SourceKind.DATASET_OR_POLL: EntityType.WORK_OR_LAW,
}


_LONGEST_SECONDS = 60
_building = threading.Lock()
_kept: "_Kept | None" = None


@dataclass(frozen=True)
class _Kept:
    """The directory of this process, the marks its tables bore and the moment (monotonic seconds) they were read."""

    marks: tuple
    names: tuple[KnownName, ...]
    read_at: float
    directory: Directory


def directory() -> Directory:
    """The compiled table of names for suggestions, kept for this process and renewed when the names have changed.

    Three cheap queries look for a change. They miss a renaming that keeps length and first letter, so the names are also
    read again when the table is older than a minute.
    """
    global _kept
    marks = _marks()
    with _building:
        if _kept is None or _kept.marks != marks or time.monotonic() - _kept.read_at > _LONGEST_SECONDS:
            _kept = _renewed(_kept, marks)
        return _kept.directory


def _renewed(kept, marks):
    names = tuple(known_names())
    same = kept is not None and kept.names == names
    return _Kept(marks, names, time.monotonic(), kept.directory if same else Directory(names))


def _marks():
    """What changes when a name is added, taken away or rewritten: one tuple for each of the three tables."""
    aliases = Alias.objects.filter(entity__state=EntityState.ACTIVE)
    return (
        _marks_of(Entity.objects.active(), "name", "type", newest=Max("created_at")),
        _marks_of(
            aliases,
            "text",
            "kind",
            newest=Max("pk"),
            case_sensitive=Count("pk", filter=Q(case_sensitive=True)),
            may_match_alone=Count("pk", filter=Q(may_match_alone=True)),
        ),
        _marks_of(_named_open_sources(), "name", "kind", newest=Max("created_at")),
    )


def _marks_of(rows, name, kind, **more):
    """Count the rows, and add up the lengths and first letters of their names."""
    marks = rows.aggregate(
        rows=Count("pk"), lengths=Sum(Length(name)), letters=Sum(Ord(name)), kinds=Sum(Length(kind)), **more
    )
    return tuple(marks.values())


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
    for name, kind, pk in _named_open_sources().values_list("name", "kind", "pk"):
        type_ = _TYPE_OF_NAMED_SOURCE[SourceKind(kind)].value
        yield KnownName(name, None, type_, AliasKind.FULL.value, case_sensitive=False, may_match_alone=True, source_id=pk)


def _named_open_sources():
    named = Source.objects.open().filter(state=SourceState.ACTIVE, entity__isnull=True, kind__in=_TYPE_OF_NAMED_SOURCE)
    return named.exclude(name="")
