"""Data keys: one for each protected source, wrapped by the master key, in a store of their own."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
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
def of_or_make(source_id: UUID) -> bytes:
    """The source's data key, made where there is none: a failed attempt leaves a key that seals nothing."""
    return of(source_id) if DataKey.objects.filter(source_id=source_id).exists() else make(source_id)


@sensitive_variables()
def of(source_id: UUID) -> bytes:
    """The source's data key. Raises KeyLost when none is on file, WrongKey when no master key opens it."""
    return all_of(source_id)[0]


@sensitive_variables()
def all_of(source_id: UUID) -> list[bytes]:
    """The source's data key and those it had before, newest first. Raises KeyLost or WrongKey."""
    row = DataKey.objects.filter(source_id=source_id).first()
    if row is None:
        raise KeyLost("No data key is on file for this source.")
    return [cipher.unwrap(settings.NEWSROOM_VAULT_KEYS, each) for each in _wrapped(row)]


@sensitive_variables()
def renew(source_id: UUID) -> None:
    """Puts a new data key before those on file. What is sealed under an old one stays readable. Raises KeyLost."""
    fresh = cipher.wrap(settings.NEWSROOM_VAULT_KEYS, cipher.new_key())
    with transaction.atomic(using=STORE):
        row = DataKey.objects.using(STORE).select_for_update().filter(source_id=source_id).first()
        if row is None:
            raise KeyLost("No data key is on file for this source.")
        row.wrapped, row.retired = fresh, b"\n".join(_wrapped(row))
        row.save(update_fields=["wrapped", "retired"])


@sensitive_variables()
def open_document(data_keys: list[bytes], belongs_to: str, sealed) -> dict[str, Any]:
    """The document under whichever of the keys it was sealed. Raises WrongKey when none fits."""
    for key in data_keys[:-1]:
        with suppress(WrongKey):
            return cipher.decrypt_document(key, belongs_to, sealed)
    return cipher.decrypt_document(data_keys[-1], belongs_to, sealed)


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
            row.wrapped, *old = [cipher.wrap(master_keys, cipher.unwrap(master_keys, each)) for each in _wrapped(row)]
            row.retired = b"\n".join(old)
        DataKey.objects.using(STORE).bulk_update(rows, ["wrapped", "retired"], batch_size=500)
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


def _wrapped(row: DataKey) -> list[bytes]:
    return [bytes(row.wrapped), *bytes(row.retired).split()]


def _opens(wrapped: bytes) -> bool:
    try:
        cipher.unwrap(settings.NEWSROOM_VAULT_KEYS, wrapped)
    except WrongKey:
        return False
    return True
