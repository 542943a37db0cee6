"""Putting `[protected]` in the chosen places, and what hangs on them: marks, revisions, file names, tags."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles import body
from articles.desk.revisions import write_revision
from articles.models import Article, Mention, Picture, Quotation, Revision
from sources.models import Entity, Source

from .names import MASK
from .pen import Pen, follow_the_text
from .survey import Change, walk

_TRIES = 100
_LONGEST_SURFACE = Mention._meta.get_field("surface").max_length


def replace_everywhere(source: Source, pen: Pen) -> tuple[int, set[int], set[str]]:
    """Replace what the pen was told to; return the number of rows, the stories and the tables changed."""
    rows, stories, changed_tables = 0, set(), set()
    for change in list(walk(source, pen)):
        _write(change)
        rows += 1
        changed_tables.add(change.table.model._meta.db_table)
        if change.story:
            stories.add(change.story)
    Tag.objects.filter(name=MASK).delete()
    return rows, stories, changed_tables


def settle_stories(pks: Iterable[int], entities: list[Entity], goes: bool, *, by: Any, now: datetime) -> set[int]:
    """Take the marks on the entries off, make rows follow their texts, count each story's version up, with a new revision.

    `goes` says that the entries leave the directory, so that no mark may lead to them, not even one on other words.
    """
    marks = Mention.objects.filter(entity__in=entities)
    if not goes:
        marks = marks.filter(article__in=pks)
    settled = set(pks)
    for pk in sorted(settled | set(marks.values_list("article_id", flat=True))):
        story = Article.objects.get(pk=pk)
        _take_marks_off(story, entities, goes)
        _follow(story)
        story.version += 1
        story.updated_at = now
        story.save()
        write_revision(story, by=by, now=now, why=_("Names replaced: a source is protected"))
        settled.add(pk)
    return settled


def forget_entries(entities: list[Entity]) -> None:
    """Delete entries of the directory, those merged into another first, and the marks of revisions that lead to them."""
    ids = {str(each.pk) for each in entities}
    for revision in Revision.objects.iterator(chunk_size=200):
        named = [each for each in revision.snapshot.get("mentions", ()) if each.get("entity") in ids]
        if named:
            _without_marks(revision.snapshot, {each["key"] for each in named})
            revision.save(update_fields=["snapshot"])
    Mention.objects.filter(entity__in=entities).delete()
    for each in sorted(entities, key=lambda entity: entity.merged_into_id is None):
        each.delete()


def _without_marks(snapshot: dict[str, Any], keys: set[str]) -> None:
    if snapshot.get("body"):
        snapshot["body"] = body.drop_marks(snapshot["body"], keys)
        follow_the_text(snapshot, body.extract_marks(snapshot["body"]))
    snapshot["mentions"] = [each for each in snapshot["mentions"] if each["key"] not in keys]


def _take_marks_off(story: Article, entities: list[Entity], goes: bool) -> None:
    rows = story.mentions.filter(entity__in=entities)
    marked = {mark.key: mark.surface for mark in body.extract_marks(story.body).mentions}
    keys = {row.key for row in rows if goes or MASK in marked.get(row.key, MASK)}
    if keys:
        story.body = body.drop_marks(story.body, keys)
        story.mentions.filter(key__in=keys).delete()


def _follow(story: Article) -> None:
    marks = body.extract_marks(story.body)
    for mark in marks.quotations:
        spans = [[span.start, span.end] for span in mark.spans]
        found = Quotation.objects.filter(article=story, key=mark.key)
        found.update(text=mark.text, start=mark.start, end=mark.end, spans=spans, order=mark.order)
    for name in marks.mentions:
        found = Mention.objects.filter(article=story, key=name.key)
        found.update(surface=name.surface[:_LONGEST_SURFACE], start=name.start, end=name.end)
    named = marks.mention_keys
    Mention.objects.filter(article=story, is_orphaned=False).exclude(key__in=named).update(is_orphaned=True)


def _write(change: Change) -> None:
    model, values = change.table.model, dict(change.values)
    if model is Picture and "file" in values:
        values["file"] = _renamed(Picture.objects.get(pk=change.pk))
    rows = model._base_manager.filter(pk=change.pk)
    for number in range(2, _TRIES):
        try:
            with transaction.atomic():
                rows.update(**values)
            return
        except IntegrityError:
            # Somebody else's address or name is masked already; this one gets a number.
            values = {name: _numbered(model, name, change.values[name], number) for name in values}
    rows.update(**values)


def _numbered(model: type[models.Model], name: str, value: Any, number: int) -> Any:
    field = model._meta.get_field(name)
    if not isinstance(field, models.CharField):
        return value
    ending = f"-{number}"
    return f"{value[: (field.max_length or len(value) + len(ending)) - len(ending)]}{ending}"


def _renamed(picture: Picture) -> str:
    """Keep the file under its hash, and delete the old one once the row says so."""
    old = picture.file.name
    new = f"originals/{picture.content_hash}{PurePosixPath(old).suffix}"
    if default_storage.exists(old) and not default_storage.exists(new):
        with default_storage.open(old) as file:
            default_storage.save(new, ContentFile(file.read()))
    transaction.on_commit(lambda: default_storage.delete(old))
    return new
