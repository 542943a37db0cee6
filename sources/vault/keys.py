"""Data keys: one for each protected source, wrapped by the master key, in a store of their own."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.errors import KeyLost
from sources.models import DataKey

STORE = "keys"


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
