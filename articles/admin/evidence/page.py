"""The page of one piece of evidence: what it is, the words that rest on it, how they differ; and its file, as a download.

Evidence of a protected source has no page of its own: it stands on the source's, and opens through the vault.
"""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin.vault.door import at_the_door, for_readers, with_proof
from articles.admin.vault.door import refuse as refuse_at_the_door
from articles.desk import evidence as desk_evidence
from articles.errors import StoryError
from articles.models import Quotation
from articles.permissions import may_attribute
from sources import evidence as evidence_files
from sources.errors import EvidenceError, EvidenceMissing
from sources.models import Evidence
from sources.vocabulary import Visibility

from .door import evidence_or_404, explain
from .options import is_readable, label_of
from .resting import look_again, resting_on

_DOWNLOAD = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show it, or set who may open it and how long it is kept."""
    found = _open_one(request, pk)
    may_change = desk_evidence.may_add(found.source, request.user)
    if request.method == "POST":
        if not may_change:
            raise Http404
        _change(request, found)
        return redirect("desk:evidence", pk=found.pk)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": label_of(found),
        "evidence": found,
        "resting": resting_on(found, request.user),
        "is_readable": is_readable(found),
        "may_change": may_change,
        "visibilities": Visibility.choices,
    }
    return TemplateResponse(request, "desk/evidence/page.html", context)


@never_cache
@require_POST
def look(request: HttpRequest, pk: UUID, public_key: str) -> HttpResponse:
    """Look for the words of one quotation in the file again, and keep what came of it."""
    found = _open_one(request, pk)
    quotation = Quotation.objects.select_related("article").filter(public_key=public_key).first()
    said = quotation.attributions.filter(role="primary", evidence=found).first() if quotation else None
    if said is None or not may_attribute(request.user, quotation.article):
        raise Http404
    try:
        state = look_again(found, quotation, by=request.user, now=timezone.now())
    except EvidenceError as trouble:
        messages.error(request, explain(trouble))
    except StoryError as error:
        messages.error(request, error.message)
    else:
        messages.info(request, _("Looked: %s.") % state)
    return redirect("desk:evidence", pk=found.pk)


@never_cache
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the file of an open source as an attachment in which nothing can run."""
    found = _open_one(request, pk)
    if not found.file_name:
        raise Http404
    try:
        return _as_download(found, request)
    except EvidenceMissing as trouble:
        messages.error(request, explain(trouble))
        return redirect("desk:evidence", pk=found.pk)


@require_POST
@sensitive_post_parameters()
@at_the_door
@for_readers
@with_proof
@sensitive_variables()
def download_sealed(request: HttpRequest, pk: UUID, evidence: UUID) -> HttpResponse:
    """Give the file of a protected source to whoever may open it, with a reason; the log is written first."""
    found = evidence_or_404(request, evidence)
    if found.source_id != pk or not found.file_name:
        raise Http404
    try:
        return _as_download(found, request, request.POST.get("reason", ""))
    except EvidenceMissing as trouble:
        return refuse_at_the_door(request, explain(trouble), pk)


@sensitive_variables()
def _as_download(found: Evidence, request: HttpRequest, reason: str = "") -> StreamingHttpResponse:
    content, media_type = evidence_files.open_file(found, request.user, reason)
    name = evidence_files.download_name(found)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return StreamingHttpResponse(
        content,
        content_type=media_type or "application/octet-stream",
        headers=_DOWNLOAD | {"Content-Disposition": disposition, "Cache-Control": "no-store"},
    )


def _open_one(request: HttpRequest, pk: UUID) -> Evidence:
    found = evidence_or_404(request, pk)
    if found.protected:
        raise Http404
    return found


def _change(request: HttpRequest, found: Evidence) -> None:
    visibility, day = request.POST.get("visibility", ""), request.POST.get("keep_until", "")
    try:
        found.keep_until = Evidence._meta.get_field("keep_until").to_python(day or None)
    except ValueError:
        messages.error(request, _("“Keep until” is a day, such as 2027-11-12."))
        return
    if visibility in Visibility.values:
        found.visibility = visibility
    found.save(update_fields=["visibility", "keep_until"])
    messages.success(request, _("Saved. Readers see a change of what they may open when the story is published again."))
