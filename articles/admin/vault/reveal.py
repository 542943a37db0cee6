"""Opening one confidential part: a POST with a written reason, answered to the page's script and kept nowhere."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from articles.admin.story.answers import wants_json
from articles.admin.story.look_up import is_uuid
from sources import vault
from sources.errors import Absent
from sources.models import Source

from .door import at_the_door, find_source, for_readers, refuse, with_proof
from .opened import lines_of, text_of

SHOWN_SECONDS = 60


@require_POST
@sensitive_post_parameters()
@at_the_door
@for_readers
@with_proof
@sensitive_variables()
def reveal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer {ok, lines: [{label, text}], seconds} for the part `what`: identity, agreement or evidence (with `row`).

    Without script nothing is opened: a page could not take itself off the screen.
    """
    source = find_source(request, pk)
    if not wants_json(request):
        return refuse(request, _("Opening needs JavaScript, which takes the text off the screen again."), pk)
    lines = _lines(source, request)
    return JsonResponse({"ok": True, "lines": lines, "seconds": SHOWN_SECONDS}, headers={"Cache-Control": "no-store"})


@sensitive_variables()
def _lines(source: Source, request: HttpRequest) -> list[dict[str, str]]:
    reason, row = request.POST.get("reason", ""), request.POST.get("row", "")
    match request.POST.get("what", ""):
        case "identity":
            return lines_of(vault.read(source, request.user, reason))
        case "agreement" if is_uuid(row):
            agreement = get_object_or_404(source.agreements, pk=row)
            text = text_of(vault.read_internal_reason(agreement, request.user, reason))
            return [{"label": _("Reason, for the file"), "text": text}]
        case "evidence" if is_uuid(row):
            return lines_of(vault.read_evidence(get_object_or_404(source.evidence, pk=row), request.user, reason))
    raise Absent("There is no such part.")
