"""Putting evidence on file: a file, a link, a copy of a page, or notes typed in.

The file is received by `EvidenceUpload`, of a protected source as ciphertext from its first byte. So nothing may read the
form before the handler is set, not even the check against forged requests: that stands inside.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from articles.admin.story.answers import wants_json
from articles.admin.story.posted import read_moment
from articles.body.characters import clean
from sources import evidence as evidence_files
from sources.models import Evidence, Source
from sources.vocabulary import EvidenceKind, Visibility

from .door import TROUBLES, explain, source_or_404
from .options import option_of

LONGEST_NOTES = 200_000  # characters
_LONGEST_LINK = 1_000


class NotUnderstood(Exception):
    """What was sent cannot be put on file; the message is for the person."""


@csrf_exempt
@never_cache
@require_POST
@sensitive_post_parameters()
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put one piece of evidence on file; answers {ok, evidence} to a script, else leads back to the source."""
    source = source_or_404(request, pk)
    try:
        handler = evidence_files.EvidenceUpload(source, request.user)
    except TROUBLES as trouble:
        return _refuse(request, source, explain(trouble))
    request.upload_handlers = [handler]
    return _add(request, source, handler)


@csrf_protect
@sensitive_variables()
def _add(request: HttpRequest, source: Source, handler: evidence_files.EvidenceUpload) -> HttpResponse:
    request.POST.keys()  # reads the form, and the file with it: only now the handler knows
    if handler.refused is not None:
        return _refuse(request, source, explain(handler.refused))
    try:
        evidence = _attached(request, source)
    except NotUnderstood as problem:
        return _refuse(request, source, str(problem))
    except TROUBLES as trouble:
        return _refuse(request, source, explain(trouble))
    if wants_json(request):
        return JsonResponse({"ok": True, "evidence": option_of(evidence)})
    messages.success(request, _("The evidence is on file."))
    return _back(source)


@sensitive_variables()
def _attached(request: HttpRequest, source: Source) -> Evidence:
    post, now = request.POST, timezone.now()
    facts: dict[str, Any] = {
        "captured_at": _moment(post.get("captured_at", "")),
        "visibility": _one_of(Visibility, post.get("visibility") or Visibility.NEWSROOM),
        "keep_until": _day(post.get("keep_until", "")),
        "now": now,
    }
    kind = _one_of(EvidenceKind, post.get("kind", ""))
    link, notes = post.get("link", "").strip(), clean(post.get("notes", "")).strip()
    upload = request.FILES.get("file")
    if len(link) > _LONGEST_LINK or len(notes) > LONGEST_NOTES:
        raise NotUnderstood(_("This is longer than can be kept. Attach it as a file."))
    if upload is not None and upload.size:
        return evidence_files.attach_file(source, request.user, kind, upload, link=link, **facts)
    if notes:
        return evidence_files.attach_words(source, request.user, kind, notes, link=link, **facts)
    if link and post.get("keep_copy"):
        return evidence_files.keep_page(source, request.user, link, kind=kind, **_given(facts))
    if link:
        return evidence_files.attach_link(source, request.user, kind, link, **facts)
    raise NotUnderstood(_("Choose a file, give a link, or write the notes down."))


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """Of a page copied now the moment is now, unless somebody says otherwise."""
    return {name: value for name, value in facts.items() if value is not None}


def _one_of(choices: Any, value: str) -> str:
    if value not in choices.values:
        raise NotUnderstood(_("Choose what kind of evidence this is and who may open it."))
    return value


def _moment(text: str) -> Any:
    try:
        return read_moment(text)
    except (ValueError, OverflowError):
        raise NotUnderstood(_("The moment of capture could not be understood.")) from None


def _day(text: str) -> date | None:
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise NotUnderstood(_("“Keep until” is a day, such as 2027-11-12."))
    return day


def _refuse(request: HttpRequest, source: Source, message: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"ok": False, "message": message, "fields": {"evidence": message}}, status=422)
    messages.error(request, message)
    return _back(source)


def _back(source: Source) -> HttpResponse:
    return redirect("desk:vault_source" if source.protected else "desk:source", pk=source.pk)
