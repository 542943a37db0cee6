"""Search over the whole desk: stories the person may see, people and places, sources that stand in the open.

Words come by POST, so that no address and no access log keeps them (protection.md, section 1); protected sources are
never searched here: their parties find them by code name in the list of sources.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.permissions import visible_stories
from sources.models import Entity, Source

MAX_WORDS_CHARS = 200
HITS_PER_KIND = 12


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, one line about it, where it opens, and a chip for stories."""

    title: str
    about: str
    address: str
    chip: str = ""


@dataclass(frozen=True)
class Found:
    """Hits of one kind under their heading; `is_cut` says that there are more."""

    heading: str
    hits: list[Hit]
    is_cut: bool


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Show the search field, and what was found for the words that were sent."""
    words = " ".join(request.POST.get("words", "").replace("\0", "").split())[:MAX_WORDS_CHARS]
    context = {
        **admin.site.each_context(request),
        "title": _("Search"),
        "find_words": words,
        "groups": [group for group in _search(request, words) if group.hits] if words else [],
    }
    return TemplateResponse(request, "desk/find.html", context)


def _search(request: HttpRequest, words: str) -> list[Found]:
    return [_stories(request.user, words), _entities(request, words), _sources(request, words)]


def _stories(user: Any, words: str) -> Found:
    found = visible_stories(user).select_related("section").only("headline", "status", "section__name", "updated_at")
    for word in words.split():
        found = found.filter(Q(headline__icontains=word) | Q(standfirst__icontains=word) | Q(slug__icontains=word))
    hits, is_cut = _first(found.order_by("-updated_at"))
    return Found(
        _("Stories"),
        [
            Hit(
                str(story),
                story.section.name if story.section else _("No section yet"),
                reverse("admin:articles_article_change", args=[story.pk]),
                story.get_status_display(),
            )
            for story in hits
        ],
        is_cut,
    )


def _entities(request: HttpRequest, words: str) -> Found:
    if not _may_look(request, Entity):
        return Found("", [], False)
    found = Entity.objects.active()
    for word in words.split():
        aliased = Entity.objects.filter(aliases__text__icontains=word).values("pk")
        found = found.filter(Q(name__icontains=word) | Q(disambiguation__icontains=word) | Q(pk__in=aliased))
    hits, is_cut = _first(found.order_by("sort_name", "name"))
    address = "admin:sources_entity_change"
    return Found(
        _("People, organisations, places"),
        [Hit(str(entity), entity.get_type_display(), reverse(address, args=[entity.pk])) for entity in hits],
        is_cut,
    )


def _sources(request: HttpRequest, words: str) -> Found:
    if not request.user.has_perm("sources.view_source"):
        return Found("", [], False)
    hits, is_cut = _first(Source.objects.find_open(words))
    address = "admin:sources_source_change"
    return Found(
        _("Sources"),
        [Hit(str(source), source.get_kind_display(), reverse(address, args=[source.pk])) for source in hits],
        is_cut,
    )


def _first(found: QuerySet) -> tuple[list[Any], bool]:
    rows = list(found[: HITS_PER_KIND + 1])
    return rows[:HITS_PER_KIND], len(rows) > HITS_PER_KIND


def _may_look(request: HttpRequest, model: type) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)
