"""Making one entry of the directory out of two that mean the same; what stories hold of them is `articles.desk.merging`."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction

from .errors import SourcesError
from .models import Alias, Entity, EntityRole, Source
from .vocabulary import AliasKind, EntityState, SourceState

_NOTES = ("how_they_know", "contact", "interest", "reliability")


class CannotMerge(SourcesError):
    """These two cannot become one; `why` is a word: same, gone, or type. Show the person both entries as they now are."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Merged:
    """`kept` as it now stands; `folded` gives for each open source that went into another of the same kind, that other."""

    kept: Entity
    folded: dict[UUID, UUID]


@transaction.atomic
def merge(kept: Entity, gone: Entity) -> Merged:
    """Move names, posts, parts and open sources of `gone` to `kept`; its name becomes another name of `kept`.

    Both rows are locked first, in the order of their keys, so of two people who merge the same pair the second is refused.
    Raises CannotMerge. The row of `gone` stays, so that old revisions and addresses still lead somewhere.
    """
    kept, gone = _lock(kept, gone)
    _move_names(kept, gone)
    _move_posts(kept, gone)
    _move_family(kept, gone)
    _move_self_descriptions(kept, gone)
    folded = _move_sources(kept, gone)
    kept.description = kept.description or gone.description
    kept.organisation_kind = kept.organisation_kind or gone.organisation_kind
    kept.save(update_fields=["description", "organisation_kind", "parent"])
    gone.state, gone.merged_into = EntityState.MERGED, kept
    gone.save(update_fields=["state", "merged_into"])
    Entity.objects.filter(merged_into=gone).update(merged_into=kept)
    return Merged(kept, folded)


def _lock(kept: Entity, gone: Entity) -> tuple[Entity, Entity]:
    if kept.pk == gone.pk:
        raise CannotMerge("same")
    rows = {row.pk: row for row in Entity.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk)).order_by("pk")}
    if len(rows) < 2 or any(row.state != EntityState.ACTIVE for row in rows.values()):
        raise CannotMerge("gone")
    if rows[kept.pk].type != rows[gone.pk].type:
        raise CannotMerge("type")
    return rows[kept.pk], rows[gone.pk]


def _move_names(kept: Entity, gone: Entity) -> None:
    known = {kept.name, *kept.aliases.values_list("text", flat=True)}
    gone.aliases.filter(text__in=known).delete()
    gone.aliases.update(entity=kept)
    if not kept.aliases.filter(text=gone.name).exists() and gone.name != kept.name:
        Alias.objects.create(entity=kept, text=gone.name, kind=AliasKind.FULL)


def _move_posts(kept: Entity, gone: Entity) -> None:
    facts = ("title", "organisation", "organisation_name", "from_date", "to_date")
    known = set(kept.roles.values_list(*facts))
    for role in gone.roles.all():
        if tuple(role.serializable_value(name) for name in facts) in known:
            role.delete()
    gone.roles.update(entity=kept)
    EntityRole.objects.filter(organisation=gone).update(organisation=kept)


def _move_family(kept: Entity, gone: Entity) -> None:
    # Below `gone`, `kept` takes its place; else what hangs between the two would become part of its own part.
    if kept.parent_id is None or gone.pk in _above(kept):
        kept.parent_id = None if kept.pk in {gone.parent_id, *_above(gone)} else gone.parent_id
    Entity.objects.filter(parent=gone).exclude(pk=kept.pk).update(parent=kept)


def _move_self_descriptions(kept: Entity, gone: Entity) -> None:
    """Move what the person said of themselves; where both entries have an answer, the one that stays keeps its own."""
    answered = list(kept.self_descriptions.values_list("attribute", flat=True))
    gone.self_descriptions.filter(attribute__in=answered).delete()
    gone.self_descriptions.update(entity=kept)


def _above(entity: Entity) -> set[UUID]:
    """Return the keys of everything that `entity` is part of, however far up."""
    above: set[UUID] = set()
    at = entity.parent_id
    while at is not None and at not in above:
        above.add(at)
        at = Entity.objects.values_list("parent_id", flat=True).get(pk=at)
    return above


def _move_sources(kept: Entity, gone: Entity) -> dict[UUID, UUID]:
    """Move the open sources; where both have one of a kind, fold the one into the other. A protected one has no entity."""
    folded = {}
    own = {source.kind: source for source in Source.objects.for_entity(kept).select_for_update()}
    for source in Source.objects.for_entity(gone).select_for_update():
        other = own.get(source.kind)
        if other is None:
            source.entity = kept
            source.save(update_fields=["entity"])
            continue
        _fold(source, into=other)
        folded[source.pk] = other.pk
    return folded


def _fold(source: Source, into: Source) -> None:
    for name in _NOTES:
        texts = dict.fromkeys(filter(None, (getattr(into, name).strip(), getattr(source, name).strip())))
        setattr(into, name, "\n\n".join(texts))
    into.public_description = into.public_description or source.public_description
    if source.state == SourceState.ACTIVE:
        into.state = SourceState.ACTIVE
    into.save(update_fields=[*_NOTES, "public_description", "state"])
    source.agreements.update(source=into)
    source.evidence.update(source=into)
    source.state = SourceState.RETIRED
    source.save(update_fields=["state"])


def what_moves(gone: Entity) -> dict[str, models.QuerySet]:
    """Return what hangs on `gone` in the directory, by the words of a preview."""
    return {
        "aliases": gone.aliases.all(),
        "roles": gone.roles.all(),
        "members": gone.members.all(),
        "parts": gone.parts.all(),
        "sources": Source.objects.for_entity(gone).defer("identity"),
    }
