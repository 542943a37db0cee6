"""Promises to protected sources: the reason kept for the file is sealed, and the approver's knowledge is their own act."""

import uuid
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.errors import Absent, AlreadyReplaced, ConsentMissing, MayNot, VaultIsShut
from sources.models import Agreement, Source, SourceParty
from sources.vocabulary import TERMS_FLAGS, HowApproverKnows, Opened

from . import keys
from .loosening import loosened
from .parties import require_party, require_reader
from .readings import open_recorded
from .shutting import is_shut


@sensitive_variables()
def promise(source: Source, by, terms: str, internal_reason: str = "", **facts) -> Agreement:
    """A new agreement with a protected source, with the usual flags of its terms unless `facts` set them.

    `facts` are fields of Agreement (description, public_reason, allows_quoting, approver, embargo_until…). Raises NotAParty,
    and TypeError for `supersedes`: only `change_promise` puts one in the place of another. That the approver knows cannot be
    claimed here: see `told_in_person`.
    """
    if "supersedes" in facts:
        raise TypeError("A promise is replaced by change_promise.")
    return put_on_file(source, by, terms, internal_reason, facts)


@sensitive_variables()
def put_on_file(source: Source, by, terms: str, internal_reason: str, facts: dict[str, Any]) -> Agreement:
    source = require_party(source, by)
    usual = TERMS_FLAGS[terms]
    flags = {
        "allows_use": usual.use,
        "allows_quoting": usual.quote,
        "allows_naming": usual.name,
        "allows_describing": usual.describe,
    }
    agreement = Agreement(**{"pk": uuid.uuid4(), "granted_by": by, "created_by": by, **flags, **facts})
    agreement.source, agreement.terms = source, terms
    _take_over_what_the_approver_knew(agreement)
    if internal_reason:
        agreement.internal_reason = cipher.encrypt_document(
            keys.of(source.pk), row_name(agreement), {"reason": internal_reason}
        )
    agreement.save(force_insert=True)
    return agreement


@sensitive_variables()
def change_promise(
    agreement: Agreement, by, terms: str, internal_reason: str = "", consent_on: date | None = None, **facts
) -> Agreement:
    """A new agreement in the place of an old one, which stays on file.

    What was said before is never loosened without the source's consent: that takes the day it agreed, and `by` is who
    heard it. Raises NotAParty, AlreadyReplaced, and ConsentMissing with the parts that would be loosened.
    """
    require_party(agreement.source, by)
    if consent_on is not None:
        facts |= {"consent_on": consent_on, "consent_heard_by": by}
    with transaction.atomic():
        before = Agreement.objects.select_for_update().get(pk=agreement.pk)
        if hasattr(before, "superseded_by"):
            raise AlreadyReplaced("There is a newer promise.")
        after = put_on_file(before.source, by, terms, internal_reason, {**facts, "supersedes": before})
        if consent_on is None and (parts := loosened(before, after)):
            raise ConsentMissing(parts)
    return after


def told_in_person(agreement: Agreement, by) -> Agreement:
    """The approver's own word that they were told who it is; it makes them a party.

    Raises MayNot when `by` is not the approver named on the agreement: nobody can say this for someone else.
    """
    if is_shut(by):
        raise VaultIsShut("Your vault is shut.")
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update().filter(pk=agreement.pk, protected=True).first()
        if agreement is None:
            raise Absent("There is no such agreement.")
        if not by.is_active or agreement.approver_id != by.pk:
            raise MayNot("Only the approver can say what the approver knows.")
        if not agreement.approver_knows:
            agreement.approver_knows = True
            agreement.approver_knew_at = timezone.now()
            agreement.approver_knew_how = HowApproverKnows.TOLD_IN_PERSON
            agreement.save(update_fields=["approver_knows", "approver_knew_at", "approver_knew_how"])
        SourceParty.objects.get_or_create(
            source=agreement.source, user=by, defaults={"added_by": agreement.created_by or by}
        )
    return agreement


@sensitive_variables()
def read_internal_reason(agreement: Agreement, by, reason: str) -> cipher.Secret:
    """The reason kept for the file, as a `Secret` holding text. The same door as the identity: party, reason, log."""
    source = require_reader(agreement.source, by)
    agreement = source.agreements.get(pk=agreement.pk)
    opened = open_recorded(source.pk, by, Opened.AGREEMENT, reason, row_name(agreement), agreement.internal_reason)
    return cipher.Secret(opened.get("reason", ""))


def _take_over_what_the_approver_knew(agreement: Agreement) -> None:
    # Of the same approver and the same source the own act stands; for anybody else nothing can be claimed.
    old = agreement.supersedes
    known = old is not None and old.source_id == agreement.source_id and old.approver_id == agreement.approver_id
    for fact, unknown in {"approver_knows": False, "approver_knew_at": None, "approver_knew_how": ""}.items():
        setattr(agreement, fact, getattr(old, fact) if known else unknown)


def row_name(agreement: Agreement) -> str:
    """The name inside the sealed reason that ties it to its row."""
    return f"agreement:{agreement.pk}"
