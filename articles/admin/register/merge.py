"""Making one entry of the directory out of two: choose the one that stays, see what moves, do it."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk import register_search as register
from articles.desk.merging import effects_of
from articles.permissions import may_merge
from articles.publishing.merging import merge_and_forward
from sources.merging import CannotMerge
from sources.models import Entity

from .door import for_keepers

CANDIDATES = 20


@for_keepers
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show whom the entry may go into, then what that moves; with `confirmed`, do it."""
    gone = Entity.objects.active().filter(pk=pk).first()
    if gone is None or not may_merge(request.user):
        raise Http404
    kept = _chosen(request, gone)
    if kept is not None and "confirmed" in request.POST:
        return _do(request, kept, gone)
    words = register.words_of(request.POST.get("words", "")) or gone.name.split()[-1:]
    context = {
        **admin.site.each_context(request),
        "title": _("Merge %s") % gone,
        "gone": gone,
        "kept": kept,
        "asked": " ".join(words),
        "candidates": [] if kept else _candidates(words, gone),
        "effects": effects_of(gone) if kept else None,
    }
    return TemplateResponse(request, "desk/register/merge.html", context)


def _chosen(request: HttpRequest, gone: Entity) -> Entity | None:
    """Return the entry that stays; an id that leads nowhere, or to another type, counts as not chosen."""
    try:
        key = UUID(request.POST.get("into", ""))
    except ValueError:
        return None
    return Entity.objects.active().filter(pk=key, type=gone.type).exclude(pk=gone.pk).first()


def _candidates(words: list[str], gone: Entity) -> list[Entity]:
    found = register.find_entities(words).filter(type=gone.type).exclude(pk=gone.pk)
    return list(found.prefetch_related("roles__organisation")[:CANDIDATES])


def _do(request: HttpRequest, kept: Entity, gone: Entity) -> HttpResponse:
    try:
        merge_and_forward(kept, gone, by=request.user, now=timezone.now())
    except CannotMerge:
        messages.error(request, _("One of the two was merged or changed in the meantime. Nothing was moved: look again."))
        return redirect("desk:who", pk=gone.pk)
    messages.success(request, _("%(gone)s is now another name of %(kept)s.") % {"gone": gone.name, "kept": kept.name})
    return redirect("desk:who", pk=kept.pk)
