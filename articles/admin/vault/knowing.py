"""Who knows a source, and what those who know it may change: the list itself, the clear facts, the sealed identity."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from sources import vault
from sources.errors import Absent, CodeNameTaken
from sources.models import Agreement, Source
from sources.registry import plain_name

from .door import at_the_door, back_to, find_source, for_parties, refuse, with_proof
from .opened import PARTS
from .source_page import colleagues_of

_LONGEST = 2_000


@require_POST
@at_the_door
@for_parties
@with_proof
def let_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a colleague on the known-to list; only somebody on it may."""
    source = find_source(request, pk)
    chosen = request.POST.get("person", "")
    person = colleagues_of(source).filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 19 else None
    if person is None:
        return refuse(request, _("Choose somebody who works here and does not know the source yet."), pk)
    vault.add_party(source, request.user, person)
    messages.success(request, _("Done. Tell them yourself, by word of mouth."))
    return back_to(pk)


@require_POST
@at_the_door
@for_parties
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the person themselves off the list."""
    vault.leave(find_source(request, pk), request.user)
    messages.success(request, _("You are off the list. The log still says what you opened."))
    return back_to(None if not vault.is_source_desk(request.user) else pk)


@require_POST
@at_the_door
@for_parties
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the source another code name: the one typed, or a fresh one drawn at random."""
    wanted = plain_name(request.POST.get("code_name", "")) or vault.random_code_name()
    if len(wanted) > Source._meta.get_field("code_name").max_length:
        return refuse(request, _("That code name is too long. Two words do."), pk)
    try:
        vault.write(find_source(request, pk), request.user, code_name=wanted)
    except (CodeNameTaken, IntegrityError):
        return refuse(request, _("That code name is taken. Choose another, or have one drawn."), pk)
    messages.success(request, _("The code name is changed. Make sure that it is no hint."))
    return back_to(pk)


@require_POST
@at_the_door
@for_parties
def describe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what stands in clear: how readers are told of the source by default, and how it knows."""
    facts = {name: plain_name(request.POST.get(name, "")) for name in ("public_description", "how_they_know")}
    if too_long := _too_long(facts["public_description"], Source._meta.get_field("public_description").max_length):
        return refuse(request, too_long, pk)
    vault.write(find_source(request, pk), request.user, **facts)
    messages.success(request, _("Saved. Promises already made keep their own words."))
    return back_to(pk)


@require_POST
@sensitive_post_parameters()
@at_the_door
@for_parties
@with_proof
@sensitive_variables()
def add_to_identity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Seal what was typed. What is sealed already never comes back into a field; it is replaced or kept."""
    typed = {part: request.POST.get(part, "").strip() for part in PARTS}
    cleared = {part for part in request.POST.getlist("take_out") if part in PARTS and part != "name"}
    changes: dict[str, Any] = {part: text for part, text in typed.items() if text} | dict.fromkeys(cleared)
    if not changes:
        return refuse(request, _("Nothing was typed, so nothing was changed."), pk)
    if too_long := next(filter(None, (_too_long(text, _LONGEST) for text in typed.values())), ""):
        return refuse(request, too_long, pk)
    vault.write(find_source(request, pk), request.user, request.POST.get("reason", ""), identity=changes)
    messages.success(request, _("Sealed. It can be read again only by opening the identity."))
    return back_to(pk)


@require_POST
@at_the_door
def told_in_person(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Note the approver's own word that they were told who it is; to everybody else the promise is absent."""
    own = Agreement.objects.filter(pk=agreement, protected=True, approver=request.user).first()
    if own is None:
        raise Absent("There is no such promise.")
    vault.told_in_person(own, request.user)
    messages.success(request, _("Noted with today’s date. You are on the list of those who know the source now."))
    return back_to(own.source_id)


def _too_long(text: str, limit: int) -> str:
    return _("This may have %(limit)d characters.") % {"limit": limit} if len(text) > limit else ""
