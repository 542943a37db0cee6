"""A new data key for every source, and everything sealed encrypted again under it.

The new key is on file before anything is written with it, and the old ones stay readable: a crash at any point leaves every
document open to one key of its source, and running it again finishes the work. A file is written anew under another name
before its row names it, and the old one goes after that. The reasons in the access log, which only grows, keep the key they
were written under.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from sources import cipher, evidence_store
from sources.errors import EvidenceMissing
from sources.models import Evidence, Source
from sources.vocabulary import SourceState

from . import agreements, evidence, evidence_files, identities, keys


def rekey() -> int:
    """Returns how many sources have a new key. Raises KeyLost or WrongKey at the first that cannot be opened."""
    found = list(Source.objects.protected().exclude(state=SourceState.DESTROYED).values_list("pk", flat=True))
    for source_id in found:
        keys.renew(source_id)
        for new, old_name in _encrypt_again(source_id):
            new.keep()
            evidence_store.delete(old_name)
    return len(found)


@transaction.atomic
@sensitive_variables()
def _encrypt_again(source_id: UUID) -> list[tuple[evidence_store.NewFile, str]]:
    """Seal everything under the newest key; return the new files, to be kept after the commit, with the names of the old."""
    source = Source.objects.select_for_update().get(pk=source_id)
    data_keys = keys.all_of(source_id)
    if source.identity is not None:
        source.identity = _under_the_first(data_keys, identities.row_name(source), source.identity)
        source.save(update_fields=["identity"])
    for agreement in source.agreements.filter(internal_reason__isnull=False):
        reason = _under_the_first(data_keys, agreements.row_name(agreement), agreement.internal_reason)
        source.agreements.filter(pk=agreement.pk).update(internal_reason=reason)
    files = (_evidence_again(each, data_keys) for each in source.evidence.filter(sealed__isnull=False))
    return [file for file in files if file is not None]


@sensitive_variables()
def _evidence_again(each: Evidence, data_keys: list[bytes]) -> tuple[evidence_store.NewFile, str] | None:
    name = evidence.row_name(each)
    facts: dict[str, Any] = keys.open_document(data_keys, name, each.sealed)
    old_name, new = each.file_name, None
    if old_name:
        try:
            new = evidence_files.seal_again(each.source_id, facts["stored_name"], facts["size_bytes"], data_keys)
        except EvidenceMissing:
            new = None  # a lost file stops nobody from getting new keys; whoever opens the evidence is told
    if new is not None:
        facts = facts | {"stored_name": new.name}
    sealed = cipher.encrypt_document(data_keys[0], name, facts)
    Evidence.objects.filter(pk=each.pk).update(sealed=sealed, file_name=new.name if new else old_name)
    return (new, old_name) if new else None


@sensitive_variables()
def _under_the_first(data_keys: list[bytes], belongs_to: str, sealed) -> cipher.Sealed:
    return cipher.encrypt_document(data_keys[0], belongs_to, keys.open_document(data_keys, belongs_to, sealed))
