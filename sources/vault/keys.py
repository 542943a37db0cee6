"""Data keys: one for each protected source, wrapped by the master key, in a store of their own."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.errors import KeyLost, WrongKey
from sources.models import DataKey, Source
from sources.vocabulary import SourceState

STORE = "keys"


@dataclass(frozen=True)
class Status:
    """Counts: protected sources not destroyed, data keys that open or do not, sources without and keys without the other."""

    sources: int
    opening: int
    locked: int
    lost: int
    spare: int


@sensitive_variables()
def make(source_id: UUID) -> bytes:
    """A new data key for the source, on file before anything is encrypted with it."""
    key = cipher.new_key()
    DataKey.objects.create(source_id=source_id, wrapped=cipher.wrap(settings.NEWSROOM_VAULT_KEYS, key))
    return key


@sensitive_variables()
def of(source_id: UUID) -> bytes:
    """The source's data key. Raises KeyLost when none is on file, WrongKey when no master key opens it."""
    row = DataKey.objects.filter(source_id=source_id).first()
    if row is None:
        raise KeyLost("No data key is on file for this source.")
    return cipher.unwrap(settings.NEWSROOM_VAULT_KEYS, row.wrapped)


def destroy(source_id: UUID) -> bool:
    """Deletes the data key; True when there was one. No copy of the main database can be read from then on."""
    deleted, _ = DataKey.objects.filter(source_id=source_id).delete()
    return bool(deleted)


@sensitive_variables()
def rotate(master_keys: list[str] | None = None) -> int:
    """Wraps every data key again under the first master key, and returns how many.

    `master_keys` defaults to the settings; the first is the new one, the rest only open. All or nothing: raises WrongKey
    when one data key opens with none of them, and then changes none.
    """
    master_keys = settings.NEWSROOM_VAULT_KEYS if master_keys is None else master_keys
    with transaction.atomic(using=STORE):
        rows = list(DataKey.objects.using(STORE).select_for_update())
        for row in rows:
            row.wrapped = cipher.wrap(master_keys, cipher.unwrap(master_keys, row.wrapped))
        DataKey.objects.using(STORE).bulk_update(rows, ["wrapped"], batch_size=500)
    return len(rows)


@sensitive_variables()
def status() -> Status:
    """How many data keys open under the master keys, and what is missing."""
    wrapped = dict(DataKey.objects.values_list("source_id", "wrapped"))
    sources = set(Source.objects.protected().exclude(state=SourceState.DESTROYED).values_list("pk", flat=True))
    opening = sum(_opens(token) for token in wrapped.values())
    return Status(
        sources=len(sources),
        opening=opening,
        locked=len(wrapped) - opening,
        lost=len(sources - wrapped.keys()),
        spare=len(wrapped.keys() - sources),
    )


def _opens(wrapped: bytes) -> bool:
    try:
        cipher.unwrap(settings.NEWSROOM_VAULT_KEYS, wrapped)
    except WrongKey:
        return False
    return True
