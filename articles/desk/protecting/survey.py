"""Every place of the desk that holds the names of an open source, and what of it readers have already."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from django.db import models

from articles.models import Article, Attribution, Mention
from articles.record.models import PublishedVersion
from sources.models import Alias, Entity, EntityRole, Source
from sources.vocabulary import EntityType

from .columns import Table, tables
from .names import Wanted, find_names, may_hold, wanted_names
from .pen import Pen, Spot, rewrite

_ROWS_AT_ONCE = 200
_TAG = re.compile(r"<[^<>]*>")
# Of this source's own rows these columns are emptied into the vault; names in them are no question.
_OWN_COLUMNS = {
    "sources.Source": ("name", "contact", "interest", "reliability", "public_description", "how_they_know"),
    "sources.Agreement": ("description", "public_reason"),
    "sources.Evidence": ("locator", "link", "found_text", "original_name", "media_type"),
    "articles.Attribution": ("name_as_published", "role_as_published", "place", "outlet", "link", "locator"),
}
# Rows that are about somebody else, or the house: the same name there is not this person's until somebody says so.
_OF_OTHERS = {
    "sources.Entity", "sources.Alias", "sources.EntityRole", "sources.Source", "articles.Author", "articles.Section",
    "articles.SiteSettings",
}  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A spot as it is listed, with the number of places where exactly it stands (text, revisions)."""

    spot: Spot
    count: int


@dataclass(frozen=True)
class Group:
    """What is listed of one story (`story`), or of one kind of row (`label`)."""

    story: int | None
    label: str
    spots: tuple[Listed, ...]


@dataclass(frozen=True)
class Survey:
    """The list a person confirms. `fingerprint` says whether it is still true; `published` are stories readers have."""

    wanted: Wanted
    groups: tuple[Group, ...]
    published: tuple[int, ...]
    fingerprint: str

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(each.spot.key for group in self.groups for each in group.spots)

    @property
    def ticked(self) -> frozenset[str]:
        """What is ticked until the person says otherwise."""
        return frozenset(each.spot.key for group in self.groups for each in group.spots if each.spot.is_sure)


def entities_of(source: Source) -> list[Entity]:
    """Return the directory's entry of the source, and those that were merged into it."""
    if source.entity_id is None:
        return []
    return [*Entity.objects.filter(pk=source.entity_id), *Entity.objects.filter(merged_into=source.entity_id)]


def names_of(source: Source, more: Iterable[str] = ()) -> Wanted:
    """Return the names to look for: of the source, its entries in the directory, as published, and `more` typed in."""
    entities = entities_of(source)
    names = [source.name, *(name for each in entities for name in (each.name, each.sort_name))]
    aliases = list(Alias.objects.filter(entity__in=entities))
    names += [alias.text for alias in aliases if alias.may_match_alone]
    names += (
        Attribution.objects.filter(source=source).exclude(name_as_published="").values_list("name_as_published", flat=True)
    )
    person = next((each.name for each in entities if each.type == EntityType.PERSON), source.name)
    wanted = wanted_names([*names, *more], surname_of=person)
    alone = tuple(alias.text for alias in aliases if not alias.may_match_alone and alias.text not in wanted.sure)
    return Wanted(wanted.sure, tuple(dict.fromkeys((*wanted.doubtful, *alone))))


def survey(source: Source, more: Iterable[str] = ()) -> Survey:
    """List every place. The same walk replaces (see `replacing`)."""
    wanted = names_of(source, more)
    pen = Pen(wanted)
    for _change in walk(source, pen):
        pass
    published = _published(wanted)
    counted = Counter(spot.key for spot in pen.spots)
    stamp = repr((sorted(counted.items()), published, wanted)).encode()
    return Survey(wanted, _groups(pen.spots, counted), published, hashlib.sha256(stamp).hexdigest())


@dataclass(frozen=True)
class Change:
    """A row with the columns that are different once the chosen names are gone."""

    table: Table
    pk: Any
    story: int | None
    values: dict[str, Any]


def walk(source: Source, pen: Pen) -> Iterator[Change]:
    """Take the pen through every row of every table; yield the rows it changes."""
    own = _own_rows(source)
    for table in tables() if pen.wanted else ():
        for row in _rows(table):
            if table.label != "sessions.Session" and not may_hold(_all_text(table, row), pen.wanted):
                continue
            skipped = _skipped(table, row, own)
            if skipped is None:
                continue
            story = _story_of(row)
            pen.scope = f"story:{story}" if story else f"{table.label}:{row.pk}"
            pen.is_theirs, pen.others = table.label in _OF_OTHERS, _others_marks(row, own["sources.Entity"])
            before = {field.name: getattr(row, field.attname) for field in table.fields if field.name not in skipped}
            after = {name: rewrite(table.model._meta.get_field(name), value, pen) for name, value in before.items()}
            changed = {
                name: value for name, value in after.items() if value != before[name] and str(value) != str(before[name])
            }
            if changed:
                yield Change(table, row.pk, story, changed)


def _all_text(table: Table, row: Any) -> str:
    """Return the row's text as one, without tags, which could stand within a name."""
    return _TAG.sub("", " ".join(str(getattr(row, field.attname)) for field in table.fields))


def _rows(table: Table) -> Iterator[Any]:
    """Read no more than the columns of text and what says whose row it is; nothing sealed is fetched."""
    model = table.model
    keys = [each.name for each in model._meta.concrete_fields if isinstance(each, models.ForeignKey | models.OneToOneField)]
    flags = [
        each.name for each in model._meta.concrete_fields if each.name in ("is_orphaned", "key", "protected", "snapshot")
    ]
    columns = dict.fromkeys([model._meta.pk.name, *(each.name for each in table.fields), *keys, *flags])
    return model._base_manager.order_by("pk").only(*columns).iterator(chunk_size=_ROWS_AT_ONCE)


def _own_rows(source: Source) -> dict[str, Set[Any]]:
    entities = {each.pk for each in entities_of(source)}
    return {
        "sources.Source": {source.pk},
        "sources.Agreement": set(source.agreements.values_list("pk", flat=True)),
        "sources.Evidence": set(source.evidence.values_list("pk", flat=True)),
        "articles.Attribution": set(Attribution.objects.filter(source=source).values_list("pk", flat=True)),
        "sources.Entity": entities,
        "sources.Alias": set(Alias.objects.filter(entity__in=entities).values_list("pk", flat=True)),
        "sources.EntityRole": set(EntityRole.objects.filter(entity__in=entities).values_list("pk", flat=True)),
    }


def _skipped(table: Table, row: Any, own: dict[str, Set[Any]]) -> tuple[str, ...] | None:
    """Return the columns not to look at; None for a row that goes as a whole, or follows its story's text."""
    if row.pk in own.get(table.label, ()):
        return _OWN_COLUMNS.get(table.label)
    if table.label in ("articles.Quotation", "articles.Mention") and _follows_the_text(row):
        return ("text", "surface")
    return ()


def _follows_the_text(row: Any) -> bool:
    if row.is_orphaned:
        return False
    html = Article.objects.filter(pk=row.article_id).values_list("body", flat=True).first() or ""
    return f'"{row.key}"' in html


def _story_of(row: Any) -> int | None:
    if isinstance(row, Article):
        return row.pk
    if isinstance(row, Attribution):
        return row.quotation.article_id
    return getattr(row, "article_id", None)


def _others_marks(row: Any, own: Set[Any]) -> frozenset[str]:
    """Return the keys of marks in this row's text that name somebody else."""
    if isinstance(row, Article):
        return frozenset(
            Mention.objects.filter(article=row, entity__isnull=False).exclude(entity__in=own).values_list("key", flat=True)
        )
    snapshot = getattr(row, "snapshot", None)
    if isinstance(snapshot, dict):
        ours = {str(pk) for pk in own}
        return frozenset(
            each["key"] for each in snapshot.get("mentions", ()) if each.get("entity") and each["entity"] not in ours
        )
    return frozenset()


def _published(wanted: Wanted) -> tuple[int, ...]:
    """Return the stories of which a version that readers can open holds a sure name or one in doubt."""
    keys = set()
    for story, payload in PublishedVersion.objects.filter(payload__isnull=False).values_list("story", "payload").iterator():
        text = _TAG.sub("", json.dumps(json.loads(payload), ensure_ascii=False))
        if story not in keys and find_names(text, wanted):
            keys.add(story)
    return tuple(sorted(Article.objects.filter(story_key__in=keys).values_list("pk", flat=True)))


def _groups(spots: list[Spot], counted: Counter[str]) -> tuple[Group, ...]:
    by_group: dict[tuple[int | None, str], dict[str, Spot]] = {}
    for spot in spots:
        kind, _colon, number = spot.scope.partition(":")
        group = (int(number), "articles.Article") if kind == "story" else (None, kind)
        known = by_group.setdefault(group, {})
        if spot.key not in known or not spot.is_sure:
            known[spot.key] = spot
    return tuple(
        Group(story, label, tuple(Listed(spot, counted[key]) for key, spot in found.items()))
        for (story, label), found in by_group.items()
    )
