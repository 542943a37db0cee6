"""Putting a promise to a protected source on file, together with the words it covers."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from articles.errors import Invalid
from articles.models import Attribution
from sources import vault
from sources.errors import NotAParty
from sources.models import Agreement
from sources.vocabulary import AnonymityReason, AskedBy

from .edits import AgreementEdit
from .fields import plain_line


def make_promise(said: Attribution, edit: AgreementEdit, *, by: Any) -> list[str]:
    """Make the agreement and tie the attribution to it; return notes. Raises Invalid for what cannot be stored."""
    if said.source is None:
        return [_("Terms belong to a source. Choose the source first.")]
    facts = {
        "description": _words("description", edit.description) or said.source.public_description,
        "public_reason": _words("public_reason", edit.public_reason),
        "reason_code": _choice(edit.reason_code, AnonymityReason.values),
        "asked_by": _choice(edit.asked_by, AskedBy.values),
        "granted_on": edit.granted_on,
        "approver": _approver(edit.approver_id),
    }
    if edit.allows_quoting is not None:
        facts["allows_quoting"] = edit.allows_quoting
    try:
        said.agreement = vault.promise(said.source, by, said.terms, edit.internal_reason, **facts)
    except NotAParty:
        return [_("Only someone who knows the source can put terms on file. Ask the source desk.")]
    return []


def _words(name: str, value: str) -> str:
    words, limit = plain_line(value), Agreement._meta.get_field(name).max_length
    if len(words) > limit:
        facts = {"limit": limit, "length": len(words)}
        raise Invalid({name: _("This may have %(limit)d characters; these are %(length)d.") % facts})
    return words


def _choice(value: str, values: list[str]) -> str:
    if value and value not in values:
        raise Invalid({"quotations": _("“%(value)s” is not a choice here. Reload the page.") % {"value": value[:40]}})
    return value


def _approver(pk: int | None) -> Any:
    return get_user_model().objects.filter(pk=pk, is_active=True).first() if pk else None
