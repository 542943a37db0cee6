"""Destroying an identity, taking over a source nobody knows, letting somebody into the source desk: two people each."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sources import vault
from sources.errors import Absent, NotAParty
from sources.models import Receipt

from .door import at_the_door, back_to, find_source, is_proven, refuse, with_proof


@require_POST
@at_the_door
@with_proof
def propose_destruction(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the identity to be destroyed; somebody else carries it out."""
    vault.propose_destruction(find_source(request, pk), request.user, timezone.now())
    messages.success(request, _("Proposed. Nothing is destroyed before a second person agrees."))
    return back_to(pk)


@require_POST
@at_the_door
def propose_taking_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask to be let in to a source that nobody knows any more; a standards editor opens it with the source desk."""
    source = find_source(request, pk)
    if not vault.is_source_desk(request.user):
        raise NotAParty("There is no such source.")
    if not is_proven(request, timezone.now()):
        return redirect("desk:vault_source_prove", pk)
    vault.propose_taking_over(source, request.user, timezone.now())
    messages.success(request, _("Proposed. A standards editor must agree."))
    return back_to(pk)


@require_POST
@at_the_door
def propose_admission(request: HttpRequest) -> HttpResponse:
    """Propose a colleague for the source desk; another member carries it out."""
    if not vault.is_source_desk(request.user):
        raise NotAParty("There is no such page.")
    chosen = request.POST.get("person", "")
    person = candidates().filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 19 else None
    if person is None:
        return refuse(request, _("Choose somebody who works here and is no member yet."), None)
    if not is_proven(request, timezone.now()):
        return redirect("desk:vault_prove")
    vault.propose_admission(person, request.user, timezone.now())
    messages.success(request, _("Proposed. Another member of the source desk must agree."))
    return back_to(None)


@require_POST
@at_the_door
def carry_out(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Be the second person; of a destruction the receipt follows."""
    found, now = vault.find_proposal(proposal, request.user), timezone.now()
    if not is_proven(request, now):
        return redirect("desk:vault_prove")
    receipt = vault.carry_out(found, request.user, now)
    if receipt is not None:
        return redirect("desk:vault_receipt", receipt.pk)
    messages.success(request, _("Done."))
    return back_to(None)


@require_POST
@at_the_door
def decline(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Refuse it, or take the own proposal back."""
    vault.decline(vault.find_proposal(proposal, request.user), request.user, timezone.now())
    messages.success(request, _("Nothing was done."))
    return back_to(None)


@require_safe
@at_the_door
def receipt(request: HttpRequest, receipt: UUID) -> HttpResponse:
    """Show what is gone, to the two who destroyed it and to those who keep the sources."""
    found = receipts_for(request.user).filter(pk=receipt).first()
    if found is None:
        raise Absent("There is no such receipt.")
    context = {**admin.site.each_context(request), "title": _("Receipt of a destruction"), "receipt": found}
    return TemplateResponse(request, "desk/vault/receipt.html", context)


def receipts_for(user: Any) -> QuerySet[Receipt]:
    """Return the receipts this person may see, newest first."""
    found = Receipt.objects.select_related("destroyed_by", "together_with")
    return found if vault.is_source_desk(user) else found.filter(Q(destroyed_by=user) | Q(together_with=user))


def candidates() -> QuerySet[Any]:
    """Return the people who could be let into the source desk."""
    people = get_user_model().objects.filter(is_active=True, groups__isnull=False)
    return people.exclude(groups__name=vault.SOURCE_DESK).distinct().order_by("first_name", "last_name", "username")
