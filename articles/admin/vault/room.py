"""The vault's own room: the sources one may list, promises that wait for one's word, and what waits for a second person."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import faces
from articles.permissions import HAS_A_PART, roles_of
from sources import vault
from sources.models import Agreement, Proposal
from sources.vocabulary import ProposedAct, SourceState

from .door import at_the_door, is_proven
from .two_people import candidates, receipts_for


@dataclass(frozen=True)
class Waiting:
    """A proposal; `about` is whom or what it concerns, as far as this person may know."""

    row: Proposal
    about: str
    may_carry_out: bool


@require_safe
@at_the_door
def room(request: HttpRequest) -> HttpResponse:
    """Show the room to whoever could know a source; what is not theirs is not on it."""
    user = request.user
    if not roles_of(user) & HAS_A_PART:
        raise Http404
    is_keeper = vault.is_source_desk(user)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Protected sources"),
        "is_shut": vault.is_shut(user),
        "is_keeper": is_keeper,
        "is_proven": is_proven(request, timezone.now()),
        "sources": vault.visible_to(user).order_by("code_name", "pk"),
        "waiting": _waiting(user),
        "proposals": [_waiting_of(each, user) for each in vault.proposals_for(user)],
        "keepers": vault.keepers() if is_keeper else (),
        "candidates": candidates() if is_keeper else (),
        "receipts": receipts_for(user) if is_keeper else (),
        "may_leave": is_keeper and vault.may_leave_source_desk(user),
        "reading": vault.desk_reading(),
        "is_reading_proposed": is_keeper and Proposal.objects.filter(act=ProposedAct.DESK_READS, outcome="").exists(),
        "shut_vaults": vault.shut_vaults(user) if is_keeper else (),
    }
    return TemplateResponse(request, "desk/vault/room.html", context)


def _waiting_of(proposal: Proposal, user: Any) -> Waiting:
    """A second person who does not know the source is not told its code name either."""
    if proposal.person is not None:
        about = faces.name_of(proposal.person)
    else:
        source = vault.visible_to(user).filter(pk=proposal.source_id).first()
        about = source.code_name or "" if source else ""
    return Waiting(proposal, about, vault.may_carry_out(proposal, user))


def _waiting(user: Any) -> QuerySet[Agreement]:
    """Promises this person approves without having said that they know the source."""
    promises = Agreement.objects.in_force(timezone.now()).filter(protected=True, approver=user, approver_knows=False)
    return promises.exclude(source__state=SourceState.DESTROYED).select_related("created_by")
