"""Making a protected source, opening its identity, changing it."""

import uuid
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.errors import CodeNameTaken, VaultIsShut
from sources.models import Agreement, Source, SourceParty
from sources.vocabulary import HowApproverKnows, Opened, Terms

from . import keys
from .code_names import random_code_name
from .parties import require_party, require_reader
from .readings import open_recorded, record
from .shutting import is_shut

# What a party may change in clear; everything else about a protected source is ciphertext or fixed.
CLEAR_FACTS = frozenset({"kind", "public_description", "how_they_know", "code_name", "default_terms"})
_TRIES_FOR_A_CODE_NAME = 5


@sensitive_variables()
def create_protected(
    by,
    kind: str,
    identity: dict[str, Any],
    public_description: str = "",
    how_they_know: str = "",
    code_name: str | None = None,
    default_terms: str = Terms.UNSETTLED,
) -> Source:
    """A new protected source known to `by` alone; its identity (anything JSON holds) is encrypted before it is stored.

    The data key is on file first: a crash in between leaves a key without a source, never the other way round.
    Raises CodeNameTaken for a chosen code name that is in use, and VaultIsShut.
    """
    if is_shut(by):
        raise VaultIsShut("Your vault is shut.")
    source = Source(
        pk=uuid.uuid4(),
        protected=True,
        kind=kind,
        public_description=public_description,
        how_they_know=how_they_know,
        default_terms=default_terms,
        created_by=by,
    )
    key = keys.make(source.pk)
    try:
        source.identity = cipher.encrypt_document(key, row_name(source), identity)
        with transaction.atomic():
            _save_under_code_name(source, code_name)
            SourceParty.objects.create(source=source, user=by, added_by=by)
    except BaseException:
        keys.destroy(source.pk)
        raise
    return source


@sensitive_variables()
def read(source: Source, by, reason: str) -> cipher.Secret:
    """The identity as a `Secret` holding a dict. The access row is committed before anything is decrypted.

    Must not be called inside a transaction. Where `by` approved an agreement of the source, opening it is the act that
    makes 'approver knows' true, and makes them a party.
    Raises NotAParty (answer as absent), ReasonMissing, NotRecorded, Unreadable.
    """
    source = require_reader(source, by)
    identity = open_recorded(source.pk, by, Opened.IDENTITY, reason, row_name(source), source.identity)
    _note_that_the_approver_knows(source, by)
    return cipher.Secret(identity)


@sensitive_variables()
def write(source: Source, by, reason: str = "", identity: dict[str, Any] | None = None, **clear_facts) -> Source:
    """Changes the clear facts named, and merges `identity` into the sealed one (a value of None takes a part out).

    Merging opens the identity, so it needs a reason and leaves a row in the log. Raises NotAParty, CodeNameTaken,
    ReasonMissing, NotRecorded, Unreadable, and TypeError for a fact that does not stand in clear.
    """
    if unknown := clear_facts.keys() - CLEAR_FACTS:
        raise TypeError(f"Not a clear fact of a protected source: {', '.join(sorted(unknown))}.")
    source = require_party(source, by)
    if identity is not None:
        record(source.pk, keys.of(source.pk), by, Opened.CHANGE, reason)
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source.pk)
        for fact, value in clear_facts.items():
            setattr(source, fact, value)
        if identity is not None:
            _merge(source, identity)
        _refuse_taken(source)
        source.save(update_fields=[*clear_facts, "identity"])
    return source


def row_name(source: Source) -> str:
    """The name inside the source's document that ties it to its row."""
    return f"source:{source.pk}"


@transaction.atomic
def _note_that_the_approver_knows(source: Source, by) -> None:
    approved = Agreement.objects.filter(source=source, approver=by, approver_knows=False)
    if approved.update(approver_knows=True, approver_knew_at=timezone.now(), approver_knew_how=HowApproverKnows.OPENED):
        # A member of the source desk may have opened it by the policy alone.
        SourceParty.objects.get_or_create(source=source, user=by, defaults={"added_by": by})


@sensitive_variables()
def _merge(source: Source, changes: dict[str, Any]) -> None:
    # Opened under the row lock: two people may add something in the same minute.
    data_keys = keys.all_of(source.pk)
    before = keys.open_document(data_keys, row_name(source), source.identity) if source.identity else {}
    after = {part: value for part, value in {**before, **changes}.items() if value is not None}
    source.identity = cipher.encrypt_document(data_keys[0], row_name(source), after)


def _save_under_code_name(source: Source, chosen: str | None) -> None:
    if chosen is not None:
        source.code_name = chosen
        _refuse_taken(source)
        source.save(force_insert=True)
        return
    for _attempt in range(_TRIES_FOR_A_CODE_NAME - 1):
        source.code_name = random_code_name()
        # Somebody may draw the same in the same moment; a last try then lets the error out.
        with suppress(IntegrityError), transaction.atomic():
            source.save(force_insert=True)
            return
    source.code_name = random_code_name()
    source.save(force_insert=True)


def _refuse_taken(source: Source) -> None:
    if Source.objects.filter(code_name=source.code_name).exclude(pk=source.pk).exists():
        raise CodeNameTaken("Another protected source has this code name.")
