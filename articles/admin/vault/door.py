"""What every page of the vault has in common: never stored, absent for whoever has no part in it, the password once more."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.admin.story.answers import wants_json
from sources import vault
from sources.errors import Absent, LastKeepers, LastParty, MayNot, NotRecorded, ReasonMissing, Unreadable, VaultIsShut
from sources.models import Source

View = Callable[..., HttpResponse]
PROVED_AT = "vault_proved_at"  # in the session: whole seconds since 1970


def at_the_door(view: View) -> View:
    """Answer as for an address that leads nowhere whatever the vault calls absent; refuse everything else in words."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Absent:
            raise Http404 from None
        except (MayNot, ReasonMissing, NotRecorded, Unreadable) as problem:
            return refuse(request, in_words(problem), kwargs.get("pk"))

    return guarded


def for_parties(view: View) -> View:
    """Open an address of a source to those who know it; to the source desk, too, it leads nowhere."""

    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not vault.is_party(find_source(request, kwargs["pk"]), request.user):
            raise Absent("There is no such source.")
        return view(request, *args, **kwargs)

    return known


def for_readers(view: View) -> View:
    """Open an address of a source to those who may read what is sealed: who knows it, and by its policy the source desk."""

    @wraps(view)
    def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not vault.may_open(find_source(request, kwargs["pk"]), request.user):
            raise Absent("There is no such source.")
        return view(request, *args, **kwargs)

    return allowed


def with_proof(view: View) -> View:
    """Ask for the password again where the last proof is older than ten minutes; only after finding the source.

    A leading-on to the password page would otherwise tell that there is something.
    """

    @wraps(view)
    def proven(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if pk := kwargs.get("pk"):
            find_source(request, pk)
        if not is_proven(request, timezone.now()):
            return _ask_for_proof(request, kwargs.get("pk"))
        return view(request, *args, **kwargs)

    return proven


def find_source(request: HttpRequest, pk: UUID) -> Source:
    """Return the protected source if this person may list it. Raises Absent."""
    source = vault.visible_to(request.user).filter(pk=pk).first()
    if source is None:
        raise Absent("There is no such source.")
    return source


def is_proven(request: HttpRequest, now: datetime) -> bool:
    """Whether the password was given again since signing in, lately enough.

    Signing in is no such proof: browsers fill that form in by themselves.
    """
    seconds = request.session.get(PROVED_AT)
    proved_at = None if seconds is None else datetime.fromtimestamp(seconds, tz=now.tzinfo)
    return vault.is_fresh(proved_at, now)


def refuse(request: HttpRequest, message: str, pk: UUID | None) -> HttpResponse:
    """Say no: to the page's script as JSON, else on the page the person came from."""
    if wants_json(request):
        return JsonResponse({"ok": False, "message": message}, status=403)
    messages.error(request, message)
    return back_to(pk)


def back_to(pk: UUID | None) -> HttpResponse:
    return redirect("desk:vault_source", pk) if pk else redirect("desk:vault")


def in_words(problem: Exception) -> str:
    """Return what to tell the person; none of these sentences holds a name, a code name or an id."""
    match problem:
        case ReasonMissing():
            return _("Write why you need to open this. The reason is kept.")
        case NotRecorded():
            return _("The access log could not be written, so nothing was opened. Try again in a minute.")
        case Unreadable():
            return _("The confidential part cannot be opened: its key is lost or destroyed. Stories and terms remain.")
        case LastParty():
            return _("You are the last who knows this source. Let somebody in first, or ask for it to be destroyed.")
        case LastKeepers():
            return _("Two members must stay. Let another colleague into the source desk first.")
        case VaultIsShut():
            return _("Your vault is shut, since somebody else set your password. A member of the source desk can open it.")
    return _("You may not do that with this source. Nothing was changed.")


def _ask_for_proof(request: HttpRequest, pk: UUID | None) -> HttpResponse:
    message = _("Type your password once more. The last time is more than ten minutes ago.")
    if wants_json(request):
        return JsonResponse({"ok": False, "prove": True, "message": message}, status=403)
    messages.warning(request, message)
    return redirect("desk:vault_source_prove", pk) if pk else redirect("desk:vault_prove")
