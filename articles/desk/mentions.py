"""Rows of the mentions marked in a text: which words name which entity of the directory."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from articles import body
from articles.models import Article, Mention
from articles.models.vocabulary import MentionState
from articles.permissions import visible_stories
from sources.models import Entity

from .edits import MentionEdit

_MAX_SURFACE_CHARS = Mention._meta.get_field("surface").max_length


def save_mentions(
    story: Article,
    text: body.Body,
    copies: Iterable[body.KeyCopy],
    edits: Mapping[str, MentionEdit],
    *,
    by: Any,
    is_new: bool = False,
) -> list[str]:
    """Make the rows say what `text` marks, orphan the others, and return notes for the person who saved."""
    rows = {} if is_new else {row.key: row for row in story.mentions.all()}
    marked = text.marks.mentions
    if not rows and not marked:
        return []
    origin = {copy.new_key: copy.from_key for copy in copies if copy.kind == "mention"}
    new_rows = _new_rows(story, [mention.key for mention in marked if mention.key not in rows], origin, rows, by)
    notes = _apply(edits, {**rows, **new_rows}, origin)
    for mention in marked:
        row = rows.get(mention.key) or new_rows[mention.key]
        row.surface = mention.surface[:_MAX_SURFACE_CHARS]
        row.start, row.end, row.is_orphaned = mention.start, mention.end, False
    for key in rows.keys() - text.marks.mention_keys:
        rows[key].is_orphaned = True
    Mention.objects.bulk_create(new_rows.values())
    Mention.objects.bulk_update(rows.values(), ["entity", "surface", "start", "end", "state", "is_orphaned"])
    return notes


def _new_rows(
    story: Article, keys: list[str], origin: dict[str, str], rows: dict[str, Mention], by: Any
) -> dict[str, Mention]:
    """Return rows for marks that had none, those copied from elsewhere with the entity of the original."""
    foreign = {origin[key] for key in keys if key in origin} - rows.keys()
    entities = _entities_elsewhere(foreign, by) | {key: row.entity_id for key, row in rows.items()}
    new: dict[str, Mention] = {}
    for key in keys:
        entity_id = entities.get(origin.get(key, ""))
        new[key] = Mention(article=story, key=key, entity_id=entity_id, state=_state(entity_id))
    return new


def _entities_elsewhere(keys: set[str], by: Any) -> dict[str, UUID | None]:
    if not keys:
        return {}
    seen = Mention.objects.filter(key__in=keys, article__in=visible_stories(by))
    return dict(seen.values_list("key", "entity_id"))


def _apply(edits: Mapping[str, MentionEdit], rows: dict[str, Mention], origin: dict[str, str]) -> list[str]:
    """Tie rows to the entities chosen for them; a copied mark follows what was chosen for its original."""
    chosen = {key: edits.get(key) or edits.get(origin.get(key, "")) for key in rows}
    wanted = {str(edit.entity_id) for edit in chosen.values() if edit and edit.entity_id}
    found = {str(entity.pk): entity.current for entity in Entity.objects.filter(pk__in=filter(_is_uuid, wanted))}
    notes = []
    for key, edit in chosen.items():
        if edit is None or edit.entity_id is None:
            continue
        entity = found.get(str(edit.entity_id))
        if edit.entity_id and entity is None:
            notes.append(_("That name could not be found in the directory. The words stay marked, without it."))
            continue
        rows[key].entity = entity
        rows[key].state = _state(entity)
    return notes


def _state(entity: Any) -> MentionState:
    return MentionState.CONFIRMED if entity else MentionState.NEW_CANDIDATE


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
