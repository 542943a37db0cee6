"""Making a protected identity unreadable for ever, and saying on paper what is gone."""

from datetime import datetime, timedelta

from django.db import transaction

from sources import evidence_store
from sources.errors import Absent, MayNot
from sources.models import AccessLog, Proposal, Receipt, Source
from sources.vocabulary import SourceState

from . import keys
from .holdings import clear_rows, evidence_files, sealed_documents
from .parties import is_party, is_source_desk, is_standards_editor, require_listing
from .scrubbing import scrub

KEYS_KEPT = timedelta(days=7)  # as long as `backup_keys` keeps a copy of the key store


def destroy(source: Source, by, together_with, now: datetime) -> Receipt:
    """Deletes the source's data key, then ciphertext and what stood in clear about it; the receipt says how much.

    It cannot be undone, in no back-up either. One of the two must keep the sources, the other know this one or be a
    standards editor. Raises NotAParty, Absent when it is destroyed already, or MayNot. What was published, the promises and
    the description readers got remain, and so does who opened it and when.
    """
    source = require_listing(source, by)
    if not may_destroy(source, by, together_with):
        raise MayNot("Destroying takes the source desk and a person who knows the source, or a standards editor.")
    sealed, clear, files = sealed_documents(source), clear_rows(source), evidence_files(source)
    # The key first: should the rest fail, what is left is already unreadable.
    keys.destroy(source.pk)
    for name in files:
        evidence_store.delete(name)
    receipt = _remove_rows(source, by, together_with, now, sealed, clear)
    if scrub():
        Receipt.objects.filter(pk=receipt.pk).update(is_scrubbed=True)
        receipt.is_scrubbed = True
    return receipt


def may_destroy(source: Source, one, other) -> bool:
    """Whether these two are enough: the source desk, and somebody else who knows the source or is a standards editor."""
    if one.pk == other.pk:
        return False
    return _keeps_and_seconds(source, one, other) or _keeps_and_seconds(source, other, one)


def _keeps_and_seconds(source: Source, keeper, second) -> bool:
    return is_source_desk(keeper) and (is_party(source, second) or is_standards_editor(second))


@transaction.atomic
def _remove_rows(source: Source, by, together_with, now: datetime, sealed: int, clear: int) -> Receipt:
    source = Source.objects.select_for_update().get(pk=source.pk)
    if source.state == SourceState.DESTROYED:
        raise Absent("There is nothing left to destroy.")
    source.identity, source.state, source.code_name, source.how_they_know = None, SourceState.DESTROYED, None, ""
    source.save(update_fields=["identity", "state", "code_name", "how_they_know"])
    source.agreements.update(internal_reason=None)
    source.evidence.update(sealed=None, digest="", file_name="")
    source.parties.all().delete()
    Proposal.objects.filter(source_id=source.pk).delete()
    return Receipt.objects.create(
        at=now,
        destroyed_by=by,
        together_with=together_with,
        sealed_parts=sealed + AccessLog.objects.filter(source_id=source.pk).count(),
        clear_parts=clear,
        keys_until=(now + KEYS_KEPT).date(),
    )
