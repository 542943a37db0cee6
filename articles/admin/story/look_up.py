"""What the dialogs ask: sources, names of the directory, topics. Always by POST, so that no log keeps the words."""

import json
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.body.characters import one_line
from articles.errors import Invalid
from sources import registry, vault
from sources.models import Entity, Source
from sources.vocabulary import EntityType, SourceKind, SourceState, Terms

from .answers import for_writers
from .cards import source_card

MAX_WORDS_CHARS = 200
MAX_NAME_CHARS = 200
OPTIONS = 8
MAX_GUESSES = 12

# Kinds that "New source named …" can make.
NEW_KINDS = (
    SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.DOCUMENT, SourceKind.DATASET_OR_POLL, SourceKind.UNNAMED_GROUP,
    SourceKind.OTHER_MEDIA,
)  # fmt: skip


@for_writers
def sources(request: HttpRequest) -> HttpResponse:
    """Answer {options} for the words typed, or {guesses: {name: option}} for names found in the text (`names`, JSON)."""
    if "names" in request.POST:
        return JsonResponse({"ok": True, "guesses": _guesses(request.POST["names"])})
    words = words_of(request.POST.get("words", ""))
    found = [source_card(source) for source in Source.objects.find_open(words)[:OPTIONS]] if words else []
    known = vault.visible_to(request.user).filter(state=SourceState.ACTIVE)
    for word in words.split():
        known = known.filter(code_name__icontains=word)
    hidden = [source_card(source) for source in known.order_by("code_name")[:OPTIONS]] if words else []
    people = _entities_without_source(words) if words else []
    return JsonResponse({"ok": True, "options": [*hidden, *found, *people][: OPTIONS + 2]})


@for_writers
def new_source(request: HttpRequest) -> HttpResponse:
    """Put an open source on file, for an entity of the directory or for a new name, and answer {source}."""
    if entity_id := request.POST.get("entity"):
        entity = _entity(entity_id)
        return JsonResponse({"ok": True, "source": source_card(registry.open_source_for(entity, request.user))})
    name, kind = _name(request.POST.get("name", "")), request.POST.get("kind", SourceKind.PERSON)
    if kind not in NEW_KINDS:
        raise Invalid({"kind": _("Choose what kind of source this is.")})
    return JsonResponse(
        {"ok": True, "source": source_card(registry.open_source_named(name, SourceKind(kind), request.user))}
    )


@for_writers
def entities(request: HttpRequest) -> HttpResponse:
    """Answer {options: [{id, name, kind, about}]} for the words of a name."""
    found = _find_entities(words_of(request.POST.get("words", "")))
    return JsonResponse({"ok": True, "options": [_entity_option(entity) for entity in found[:OPTIONS]]})


@for_writers
def new_entity(request: HttpRequest) -> HttpResponse:
    """Put a name into the directory and answer {entity}."""
    name, kind = _name(request.POST.get("name", "")), request.POST.get("kind", "")
    if kind not in EntityType.values:
        raise Invalid({"kind": _("Say whether this is a person, an organisation, a place or something else.")})
    return JsonResponse({"ok": True, "entity": _entity_option(registry.make_entity(name, kind, request.user))})


@for_writers
def topics(request: HttpRequest) -> HttpResponse:
    """Answer {options: [name]}, most used first."""
    found = Tag.objects.filter(name__icontains=words_of(request.POST.get("words", "")))
    names = found.annotate(used=Count("taggit_taggeditem_items")).order_by("-used", "name").values_list("name", flat=True)
    return JsonResponse({"ok": True, "options": list(names[:OPTIONS])})


def _guesses(text: str) -> dict[str, Any]:
    """Return what is on file for names exactly as the text writes them: an open source, or an entity that has none."""
    try:
        names = [words_of(str(name)) for name in json.loads(text)][:MAX_GUESSES]
    except (ValueError, TypeError, RecursionError):
        return {}
    guesses = {}
    for name in filter(None, names):
        wanted = Q(name__iexact=name) | Q(aliases__text__iexact=name)
        entity = Entity.objects.active().filter(wanted).order_by("sort_name").first()
        source = Source.objects.open().filter(state=SourceState.ACTIVE).select_related("entity")
        source = (source.filter(entity=entity) if entity else source.filter(entity=None, name__iexact=name)).first()
        if source or entity:
            guesses[name] = source_card(source) if source else _as_source(entity)
    return guesses


def _entities_without_source(words: str) -> list[dict[str, Any]]:
    speaking = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.WORK_OR_LAW)
    silent = _find_entities(words).filter(type__in=speaking).exclude(sources__protected=False)
    return [_as_source(entity) for entity in silent[:OPTIONS]]


def _as_source(entity: Entity) -> dict[str, Any]:
    """Return an entity as an option: choosing it puts its open source on file."""
    is_work = entity.type == EntityType.WORK_OR_LAW
    return {
        "id": "",
        "entity": str(entity.pk),
        "name": str(entity),
        "about": str(entity.get_type_display()),
        "kind": str(SourceKind.DOCUMENT if is_work else entity.type),
        "shape": "document" if is_work else "named",
        "protected": False,
        "terms": str(Terms.PUBLIC_STATEMENT if is_work else Terms.ON_RECORD),
    }


def _find_entities(words: str) -> Any:
    found = Entity.objects.active()
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(pk__in=Entity.objects.filter(aliases__text__icontains=word).values("pk"))
        )
    return found.order_by("sort_name", "name") if words else found.none()


def _entity_option(entity: Entity) -> dict[str, str]:
    return {
        "id": str(entity.pk), "name": str(entity), "kind": str(entity.get_type_display()), "about": entity.description[:120],
    }  # fmt: skip


def _entity(pk: str) -> Entity:
    entity = Entity.objects.active().filter(pk=pk).first() if is_uuid(pk) else None
    if entity is None:
        raise Invalid({"name": _("That name is not in the directory any more. Choose again.")})
    return entity


def is_uuid(text: str) -> bool:
    return len(text) == 36 and all(char in "0123456789abcdef-" for char in text.lower()) and text.count("-") == 4


def _name(text: str) -> str:
    name = registry.plain_name(text)
    if not name:
        raise Invalid({"name": _("Write the name.")})
    if len(name) > MAX_NAME_CHARS:
        raise Invalid({"name": _("A name may have %d characters.") % MAX_NAME_CHARS})
    return name


def words_of(text: str) -> str:
    return " ".join(one_line(text).split())[:MAX_WORDS_CHARS]
