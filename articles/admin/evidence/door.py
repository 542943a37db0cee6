"""What the addresses of evidence have in common: absent for whoever may not use it, a refusal that says what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from articles.admin.vault.door import in_words, is_proven
from articles.desk import evidence as desk_evidence
from articles.permissions import may_attribute_at_all
from sources import vault
from sources.errors import (
    Absent,
    EvidenceError,
    EvidenceMissing,
    EvidenceNotTheirs,
    EvidenceTooLarge,
    EvidenceUnreadable,
    MayNot,
    NeverFetched,
    NotRecorded,
    PageNotFetched,
    ReasonMissing,
    Unreadable,
)
from sources.models import Evidence, Source

View = Callable[..., HttpResponse]
TROUBLES = (EvidenceError, MayNot, ReasonMissing, NotRecorded, Unreadable, ValidationError)


def answers_json(view: View) -> View:
    """Answer troubles as JSON {ok: false, message}; what the vault calls absent as an address that leads nowhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_attribute_at_all(request.user):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except Absent:
            raise Http404 from None
        except TROUBLES as trouble:
            return JsonResponse({"ok": False, "message": explain(trouble)}, status=422)

    return guarded


def evidence_or_404(request: HttpRequest, pk: Any) -> Evidence:
    """Return the evidence if the person may use it; every other one, and what is no id, looks absent."""
    found = desk_evidence.find_evidence(request.user, pk)
    if found is None:
        raise Http404
    return found


def source_or_404(request: HttpRequest, pk: Any) -> Source:
    """Return a source for which the person may put evidence on file."""
    found = Source.objects.defer("identity").filter(pk=pk).first()
    if found is None or not vault.may_attach(found, request.user) or not desk_evidence.may_add(found, request.user):
        raise Http404
    return found


def needs_proof(request: HttpRequest, evidence: Evidence, now: Any) -> JsonResponse | None:
    """Return the answer that sends somebody to the password page first; None where nothing stands in the way."""
    if not evidence.protected or is_proven(request, now):
        return None
    message = _("Type your password once more. The last time is more than ten minutes ago.")
    return JsonResponse({"ok": False, "prove": True, "message": message}, status=403)


def explain(trouble: Exception) -> str:
    """Return what to tell the person; no sentence holds a name, a file's name or an id."""
    match trouble:
        case EvidenceTooLarge():
            limit = filesizeformat(trouble.limit_bytes)
            return _("The file is larger than %s. Attach the part that matters, or a link to it. Nothing was kept.") % limit
        case EvidenceUnreadable():
            return trouble.advice
        case EvidenceMissing():
            return _("There is no file here to read. Download it where there is one, or attach a transcript.")
        case EvidenceNotTheirs():
            return _("The source has changed meanwhile. Send the file again.")
        case NeverFetched():
            return _("A link of a protected source is never opened by the newsroom’s server. Attach a file.")
        case PageNotFetched():
            return _("The page did not answer, or gave nothing to keep. Check the link, or attach a file.")
        case ValidationError():
            return _("A link begins with https:// and names a page.")
    return in_words(trouble)
