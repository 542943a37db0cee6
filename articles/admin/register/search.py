"""The register: one search over everybody and everything the newsroom hears from, and over what they said.

The words come by POST, so that no address and no access log keeps them (protection.md, section 1).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk import register_search as register
from sources.models import Entity, Source

from .door import for_keepers
from .lines import Line, lines_of
from .said import Elsewhere, elsewhere_of

HITS_PER_KIND = 20
NEWEST = 12


@dataclass(frozen=True)
class Hit:
    """One person, thing or source: what it is called, one line about it, where it opens; `kind` is a chip."""

    title: str
    about: str
    address: str
    kind: str


@dataclass(frozen=True)
class Found:
    """Hits under their heading; `is_cut` says that there are more. Words said come as `lines` and `elsewhere`."""

    heading: str
    hits: list[Hit]
    is_cut: bool = False
    lines: list[Line] | tuple[()] = ()
    elsewhere: list[Elsewhere] | tuple[()] = ()


@for_keepers
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show the search, and what was found for the words that were sent; without words, whom the directory took in last."""
    words = register.words_of(request.POST.get("words", ""))
    groups = [_entities(words), *_sources(request.user, words), _said(request.user, words)] if words else [_newest()]
    context = {
        **admin.site.each_context(request),
        "title": _("Source register"),
        "asked": " ".join(words),
        "groups": [group for group in groups if group.hits or group.lines or group.elsewhere],
        "sees_sources": request.user.has_perm("sources.view_source"),
        "may_add": request.user.has_perm("sources.add_source"),
    }
    return TemplateResponse(request, "desk/register/search.html", context)


def _entities(words: list[str]) -> Found:
    hits, is_cut = _first(register.find_entities(words).prefetch_related("roles__organisation"))
    return Found(_("People, organisations, places"), [_entity_hit(entity) for entity in hits], is_cut)


def _newest() -> Found:
    newest = Entity.objects.active().order_by("-created_at", "pk").prefetch_related("roles__organisation")[:NEWEST]
    return Found(_("Last taken in"), [_entity_hit(entity) for entity in newest])


def _entity_hit(entity: Entity) -> Hit:
    role = next((str(role) for role in entity.roles.all() if role.to_date is None), "")
    about = ", ".join(filter(None, [entity.disambiguation, role]))
    return Hit(entity.name, about, reverse("desk:who", args=[entity.pk]), entity.get_type_display())


def _sources(user: Any, words: list[str]) -> list[Found]:
    found = []
    if user.has_perm("sources.view_source"):
        hits, is_cut = _first(register.find_open_sources(words))
        found.append(Found(_("Documents, groups and other sources"), [_source_hit(source) for source in hits], is_cut))
    hits, is_cut = _first(register.find_protected(words, user))
    return [*found, Found(_("Protected sources, by code name"), [_protected_hit(source) for source in hits], is_cut)]


def _source_hit(source: Source) -> Hit:
    return Hit(str(source), source.public_description, reverse("desk:source", args=[source.pk]), source.get_kind_display())


def _protected_hit(source: Source) -> Hit:
    address = reverse("admin:sources_source_change", args=[source.pk])
    return Hit(source.code_name or str(source), source.public_description, address, source.get_default_terms_display())


def _said(user: Any, words: list[str]) -> Found:
    quotations, is_cut = _first(register.find_quotations(words, user))
    published, has_more = _first(register.find_published(words, {quotation.public_key for quotation in quotations}))
    return Found(_("What was said"), [], is_cut or has_more, lines_of(quotations, user), elsewhere_of(published))


def _first(found: Any) -> tuple[list[Any], bool]:
    rows = list(found[: HITS_PER_KIND + 1])
    return rows[:HITS_PER_KIND], len(rows) > HITS_PER_KIND
