"""What members of the source desk decide about themselves: leaving it, and whether they may open every identity."""

from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sources import vault
from sources.errors import NotAParty

from .door import View, at_the_door, back_to, refuse, with_proof


def for_keepers(view: View) -> View:
    """Open an address to members of the source desk; to everybody else it leads nowhere, with or without a password."""

    @wraps(view)
    def kept(request: HttpRequest) -> HttpResponse:
        if not vault.is_source_desk(request.user):
            raise NotAParty("There is no such page.")
        return view(request)

    return kept


@require_POST
@at_the_door
@for_keepers
@with_proof
def leave_desk(request: HttpRequest) -> HttpResponse:
    """Take the person themselves out of the source desk, once they have said that they mean it."""
    if request.POST.get("confirmed") != "yes":
        return refuse(request, _("Tick that you mean it; only two members can let you in again."), None)
    vault.leave_source_desk(request.user, timezone.now())
    messages.success(request, _("You have left the source desk. The sources that you know yourself, you still know."))
    return back_to(None)


@require_POST
@at_the_door
@for_keepers
@with_proof
def propose_reading(request: HttpRequest) -> HttpResponse:
    """Ask that the source desk may open every identity; another member carries it out."""
    vault.propose_desk_reading(request.user, timezone.now())
    messages.success(request, _("Proposed. Nothing changes before another member of the source desk agrees."))
    return back_to(None)


@require_POST
@at_the_door
@for_keepers
def stop_reading(request: HttpRequest) -> HttpResponse:
    """End it, by one member and without a password: shutting a door must never wait."""
    vault.stop_desk_reading(request.user, timezone.now())
    messages.success(request, _("From now on only those who know a source can open it."))
    return back_to(None)
