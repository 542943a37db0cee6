"""What the story form asks about evidence: what there is, the text in it, and whether words stand there. POST only."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from articles.admin.story.look_up import is_uuid
from articles.desk import evidence as desk_evidence
from articles.models.vocabulary import Alteration, QuotationType
from sources import evidence as evidence_files
from sources.models import Evidence

from .door import answers_json, evidence_or_404, needs_proof
from .options import option_of, pieces

MOST_SHOWN = 60
SHOWN_SECONDS = 60  # how long sealed text stays on the screen of somebody who does nothing
_LONGEST_WORDS = 20_000


@never_cache
@require_POST
@answers_json
def choices(request: HttpRequest) -> HttpResponse:
    """Answer {options} for the sources whose ids are sent, newest first; with `all`, for everything one may open."""
    found = desk_evidence.evidence_on_file(request.user)
    wanted = [pk for pk in request.POST.getlist("source") if is_uuid(pk)]
    if not request.POST.get("all"):
        found = found.filter(Q(source__in=wanted))
    return JsonResponse({"ok": True, "options": [option_of(each) for each in found[:MOST_SHOWN]]})


@never_cache
@require_POST
@sensitive_post_parameters()
@answers_json
@sensitive_variables()
def text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer {passages: [{text, locator}], seconds}; `seconds` is 0 for what may stay on the screen.

    Of a protected source only for a party, with the password given lately and a written reason, by the vault's door.
    """
    found = _readable(request, pk)
    if refusal := needs_proof(request, found, timezone.now()):
        return refusal
    read = evidence_files.text_of(found, request.user, request.POST.get("reason", ""))
    return JsonResponse(
        {
            "ok": True,
            "passages": [{"text": passage.text, "locator": passage.locator} for passage in read.paragraphs],
            "seconds": SHOWN_SECONDS if found.protected else 0,
        },
        headers={"Cache-Control": "no-store"},
    )


@never_cache
@require_POST
@sensitive_post_parameters()
@answers_json
@sensitive_variables()
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer {state, locator, verbatim, difference} of `words` looked for in the evidence, or in a `selection` of it.

    Of a protected source only a selection is compared, which a party has open already; the answer holds the state and,
    for this moment, the difference, and no place and no wording to be kept.
    """
    found = _readable(request, pk)
    published, selection = request.POST.get("words", ""), request.POST.get("selection", "")
    alterations = [each for each in request.POST.get("alterations", "").split(",") if each in Alteration.values]
    kind = request.POST.get("type") or QuotationType.DIRECT
    if len(published) > _LONGEST_WORDS or len(selection) > _LONGEST_WORDS or (found.protected and not selection):
        raise Http404
    if selection:
        locator = request.POST.get("locator", "")
        seen = desk_evidence.look_in_selection(selection, locator, published, alterations, kind)
    else:
        read = evidence_files.text_of(found, request.user)
        seen = desk_evidence.look_in(read, published, alterations, kind)
    return JsonResponse({"ok": True, **_told(found, seen)}, headers={"Cache-Control": "no-store"})


def _told(found: Evidence, seen: desk_evidence.Comparison) -> dict[str, Any]:
    kept = {"locator": "", "verbatim": ""} if found.protected else {"locator": seen.locator, "verbatim": seen.verbatim}
    return {"state": str(seen.state), "difference": pieces(seen.difference), **kept}


def _readable(request: HttpRequest, pk: UUID) -> Evidence:
    found = evidence_or_404(request, pk)
    if not desk_evidence.may_open(found, request.user):
        raise Http404
    return found
