"""Entities and open sources: making them, finding them, and their public addresses."""

import unicodedata
from contextlib import suppress

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from .models import Entity, Source
from .models.entity import SLUG_MAX_LENGTH
from .vocabulary import ADDRESS_WORDS, EntityType, SourceKind, SourceState, Terms

_KIND_OF_SOURCE = {
    EntityType.PERSON: SourceKind.PERSON,
    EntityType.WORK_OR_LAW: SourceKind.DOCUMENT,
}
# Of the other kinds a name alone is no person or thing of the directory.
_ENTITY_BEHIND = {SourceKind.PERSON: EntityType.PERSON, SourceKind.ORGANISATION: EntityType.ORGANISATION}
_LEADING_ARTICLES = ("the ", "a ", "an ")
_TRIES_FOR_A_SLUG = 5


def make_entity(name: str, type: str, by, **facts) -> Entity:
    """A new active entity with its public address and sort name filled in. Raises ValueError for an empty name."""
    name = plain_name(name)
    if not name:
        raise ValueError("An entity needs a name.")
    facts.setdefault("sort_name", sort_name_for(name, type))
    for _attempt in range(_TRIES_FOR_A_SLUG - 1):
        # Somebody may take the address between asking and writing; a last try then lets the error out.
        with suppress(IntegrityError), transaction.atomic():
            return Entity.objects.create(name=name, type=type, slug=slug_for(name, type), created_by=by, **facts)
    return Entity.objects.create(name=name, type=type, slug=slug_for(name, type), created_by=by, **facts)


def open_source_for(entity: Entity, by) -> Source:
    """The open source of this person or thing, made on the record where there is none yet."""
    entity = entity.current
    source, _ = Source.objects.get_or_create(
        entity=entity,
        kind=_KIND_OF_SOURCE.get(entity.type, SourceKind.ORGANISATION),
        protected=False,
        defaults={"created_by": by, "default_terms": Terms.ON_RECORD},
    )
    return source


@transaction.atomic
def open_source_named(name: str, kind: str, by) -> Source:
    """The open source in use that has this name, made where there is none. A person or organisation gets an entity too.

    Capitals make no difference. What is neither, such as a document, has said what it says in public.
    """
    name = plain_name(name)
    if entity_type := _ENTITY_BEHIND.get(kind):
        known = Entity.objects.active().filter(type=entity_type, name__iexact=name).first()
        return open_source_for(known or make_entity(name, entity_type, by), by)
    known = Source.objects.open().filter(kind=kind, name__iexact=name, state=SourceState.ACTIVE).first()
    terms = Terms.ON_RECORD if kind == SourceKind.UNNAMED_GROUP else Terms.PUBLIC_STATEMENT
    return known or Source.objects.create(kind=kind, name=name, default_terms=terms, created_by=by)


def slug_for(name: str, type: str, but: Entity | None = None) -> str:
    """A public address for `name`, free among all types that share its first word; `but` may keep its own.

    Letters of every script stay; marks that only steer the direction of text go, since they make two addresses look one.
    """
    stem = slugify(plain_name(name), allow_unicode=True)[:SLUG_MAX_LENGTH].strip("-_") or str(EntityType(type).value)
    taken = set(
        Entity.objects.at_address_word(ADDRESS_WORDS[type])
        .filter(slug__startswith=stem[: SLUG_MAX_LENGTH - 8])
        .exclude(pk=but.pk if but else None)
        .values_list("slug", flat=True)
    )
    slug, number = stem, 1
    while slug in taken:
        number += 1
        ending = f"-{number}"
        slug = stem[: SLUG_MAX_LENGTH - len(ending)] + ending
    return slug


def sort_name_for(name: str, type: str) -> str:
    """How lists order a name: a person by the last word, everything else without a leading article."""
    if type == EntityType.PERSON:
        *first, last = name.split() or [name]
        return f"{last}, {' '.join(first)}" if first else last
    for article in _LEADING_ARTICLES:
        if name.lower().startswith(article) and len(name) > len(article):
            return name[len(article) :]
    return name


def plain_name(text: str) -> str:
    """`text` in one normal form, without control and direction marks, with single spaces."""
    normal = unicodedata.normalize("NFC", text)
    kept = (" " if char.isspace() else char for char in normal)
    return " ".join("".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cf", "Cs")).split())
