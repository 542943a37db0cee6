"""The register's pages: one person, organisation, place or thing; and an open source that stands for itself."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.admin.evidence.filed import filed_for
from articles.admin.report.self_described import asked_of
from articles.desk import evidence as desk_evidence
from articles.desk import register_search as register
from articles.models import Article
from articles.permissions import may_merge, may_protect, visible_stories
from articles.publishing.disclosure import profile_path
from articles.record.models import Profile, PublishedQuotation
from sources.models import Entity, Source
from sources.vocabulary import EntityState, EvidenceKind, Visibility

from .door import for_keepers
from .lines import lines_of
from .said import elsewhere_of

QUOTATIONS_SHOWN = 60
STORIES_SHOWN = 12


@for_keepers
@require_safe
def who(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one entry of the directory; one that was merged leads to the entry it became."""
    entity = Entity.objects.select_related("parent", "merged_into").filter(pk=pk).first()
    if entity is None:
        raise Http404
    if entity.current.pk != entity.pk:
        return redirect("desk:who", pk=entity.current.pk)
    context = {
        **admin.site.each_context(request),
        "title": str(entity),
        "entity": entity,
        "aliases": entity.aliases.all(),
        "roles": entity.roles.select_related("organisation"),
        "members": entity.members.select_related("entity").order_by("-from_date", "title")[:STORIES_SHOWN],
        "parts": entity.parts.active()[:STORIES_SHOWN],
        "sources": _open_sources(entity, request.user),
        "named_in": _stories_naming(entity, request.user),
        "public_address": Profile.objects.filter(path=profile_path(entity)).values_list("path", flat=True).first(),
        "edit_address": _edit_address(request.user, "entity", entity.pk),
        "asked": asked_of(entity, request.user),
        "merge_address": reverse("desk:merge", args=[entity.pk]) if _can_merge(request.user, entity) else "",
        **_said(register.said_by_entity(entity, request.user), request.user, profile_path(entity)),
    }
    return TemplateResponse(request, "desk/register/who.html", context)


@for_keepers
@require_safe
def source(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show an open source: what was agreed, what is on file, and its words. A protected one is absent here."""
    found = Source.objects.open().select_related("entity", "created_by").filter(pk=pk).first()
    if found is None or not request.user.has_perm("sources.view_source"):
        raise Http404
    context = {
        **admin.site.each_context(request),
        "title": str(found),
        "source": found,
        "agreements": found.agreements.select_related("granted_by", "superseded_by").defer("internal_reason"),
        "evidence": filed_for(found, request.user),
        "may_add_evidence": desk_evidence.may_add(found, request.user),
        "evidence_kinds": EvidenceKind.choices,
        "visibilities": Visibility.choices,
        "edit_address": _edit_address(request.user, "source", found.pk),
        "protect_address": reverse("desk:vault_protect", args=[found.pk]) if may_protect(request.user, found) else "",
        **_said(register.said_by_source(found, request.user), request.user),
    }
    return TemplateResponse(request, "desk/register/source.html", context)


def _said(quotations: Any, user: Any, path: str | None = None) -> dict[str, Any]:
    """Return the words on file, and those published in stories the person may not open."""
    rows = list(quotations[: QUOTATIONS_SHOWN + 1])
    published = PublishedQuotation.objects.none()
    if path and len(rows) <= QUOTATIONS_SHOWN:
        published = PublishedQuotation.objects.filter(profile__path=path).exclude(key__in=[row.public_key for row in rows])
        published = published.select_related("page").order_by("-published_at", "-pk")[: QUOTATIONS_SHOWN + 1 - len(rows)]
    elsewhere = list(published)
    return {
        "lines": lines_of(rows[:QUOTATIONS_SHOWN], user),
        "elsewhere": elsewhere_of(elsewhere[: QUOTATIONS_SHOWN - len(rows)] if len(rows) <= QUOTATIONS_SHOWN else []),
        "has_more": len(rows) + len(elsewhere) > QUOTATIONS_SHOWN,
    }


def _open_sources(entity: Entity, user: Any) -> list[Source]:
    if not user.has_perm("sources.view_source"):
        return []
    return list(Source.objects.for_entity(entity).defer("identity").order_by("kind"))


def _stories_naming(entity: Entity, user: Any) -> list[Article]:
    named = visible_stories(user).filter(mentions__entity=entity, mentions__is_orphaned=False).distinct()
    return list(named.only("headline", "status").order_by("-updated_at")[:STORIES_SHOWN])


def _can_merge(user: Any, entity: Entity) -> bool:
    return entity.state == EntityState.ACTIVE and may_merge(user)


def _edit_address(user: Any, model: str, pk: Any) -> str:
    return reverse(f"admin:sources_{model}_change", args=[pk]) if user.has_perm(f"sources.change_{model}") else ""
