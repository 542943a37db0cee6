"""A protected source made in the quotation dialog, and a promise put on file: straight to the vault, past form and drafts.

What comes in here is never stored in clear, never sent back and never part of a save; the answer holds the source's id and
what readers will be told.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from articles.errors import Invalid
from articles.permissions import Role
from sources import vault
from sources.models import Agreement, Source
from sources.registry import plain_name
from sources.vocabulary import OPEN_TERMS, AnonymityReason, SourceKind, SourceState, Terms

from .answers import for_writers
from .cards import source_card
from .look_up import is_uuid

IDENTITY = ("name", "contact", "interest")
_LONGEST = 2_000
PROMISES = tuple(terms for terms in Terms if terms not in OPEN_TERMS)


@sensitive_post_parameters()
@for_writers
@sensitive_variables()
def new_protected(request: HttpRequest) -> HttpResponse:
    """Make a protected source with its promise and answer {source, agreement_id}; the person is its party at once."""
    post = request.POST
    identity = {part: text for part in IDENTITY if (text := post.get(f"identity_{part}", "").strip())}
    if not identity.get("name"):
        raise Invalid({"identity_name": _("Write who it is. Only you will be able to read it.")})
    how_they_know = plain_name(post.get("how_they_know", ""))
    _refuse_long({f"identity_{part}": text for part, text in identity.items()} | {"how_they_know": how_they_know})
    if vault.is_shut(request.user):
        raise Invalid(
            {"identity_name": _("Your vault is shut, since somebody else set your password. Ask the source desk.")}
        )
    facts = _promise_facts(request)
    source = vault.create_protected(
        by=request.user,
        kind=SourceKind.ANONYMOUS_PERSON,
        identity=identity,
        public_description=facts["description"],
        how_they_know=how_they_know,
        default_terms=_terms(request),
    )
    return _answer(source, _promised(source, request, facts))


@for_writers
def promise(request: HttpRequest) -> HttpResponse:
    """Put a promise to a protected source on file, by somebody who knows the source, and answer {source, agreement_id}."""
    known = Source.objects.known_to(request.user).filter(state=SourceState.ACTIVE)
    source = known.filter(pk=pk).first() if is_uuid(pk := request.POST.get("source", "")) else None
    if source is None:
        raise Invalid(
            {"source": _("That source could not be found. Only people who know a source can promise it anything.")}
        )
    return _answer(source, _promised(source, request, _promise_facts(request)))


def approvers(user: Any) -> list[dict[str, str]]:
    """Return who may approve a promise: those who can send a story back or publish it, but not the person itself."""
    roles = [Role.EDITOR, Role.PUBLISHER]
    found = get_user_model().objects.filter(is_active=True, groups__name__in=roles).exclude(pk=user.pk).distinct()
    return [
        {"value": str(each.pk), "label": each.get_full_name() or each.username}
        for each in found.order_by("first_name", "last_name", "username")
    ]


def _refuse_long(given: dict[str, str]) -> None:
    faults = {
        name: _("This may have %(limit)d characters.") % {"limit": _LONGEST}
        for name, text in given.items()
        if len(text) > _LONGEST
    }
    if faults:
        raise Invalid(faults)


def _promise_facts(request: HttpRequest) -> dict[str, Any]:
    post = request.POST
    facts = {name: plain_name(post.get(name, "")) for name in ("description", "public_reason")}
    for name, text in facts.items():
        if len(text) > (limit := Agreement._meta.get_field(name).max_length):
            raise Invalid({name: _("This may have %(limit)d characters.") % {"limit": limit}})
    if not facts["description"] and _terms(request) != Terms.DEEP_BACKGROUND:
        raise Invalid({"description": _("Write how readers are told of this source, as it agreed to be described.")})
    reason = post.get("reason_code", "")
    facts["reason_code"] = reason if reason in AnonymityReason.values else ""
    facts["approver"] = _approver(post.get("approver", ""), request.user)
    return facts


def _promised(source: Source, request: HttpRequest, facts: dict[str, Any]) -> Agreement | None:
    terms = _terms(request)
    return None if terms == Terms.UNSETTLED else vault.promise(source, request.user, terms, **facts)


def _terms(request: HttpRequest) -> Terms:
    terms = request.POST.get("terms", "")
    if terms not in PROMISES:
        raise Invalid({"terms": _("Choose what was promised to this source.")})
    return Terms(terms)


def _approver(text: str, user: Any) -> Any:
    if not text:
        return None
    known = {each["value"] for each in approvers(user)}
    if text not in known:
        raise Invalid({"approver": _("Choose an editor who works here.")})
    return get_user_model().objects.get(pk=int(text))


def _answer(source: Source, agreement: Agreement | None) -> JsonResponse:
    card = source_card(source) | {"name": _("Protected source"), "about": source.public_description}
    return JsonResponse({"ok": True, "source": card, "agreement_id": str(agreement.pk) if agreement else ""})
