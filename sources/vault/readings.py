"""The log of readings: the row that must be committed before anything is opened, and the log itself."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError, router, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from sources import cipher
from sources.errors import KeyLost, NotRecorded, ReasonMissing, WrongKey
from sources.models import AccessLog, Source

from . import keys
from .parties import require_listing


@dataclass(frozen=True)
class Reading:
    """One row of the log as parties and the source desk see it; `reason` is None once the key is destroyed or lost."""

    user: Any
    which: str
    at: datetime
    reason: cipher.Secret | None


def readings_of(source: Source, by) -> list[Reading]:
    """The log of one source, newest first. Raises NotAParty unless `by` is a party or keeps the sources."""
    source = require_listing(source, by)
    try:
        data_keys = keys.all_of(source.pk)
    except (KeyLost, WrongKey):
        data_keys = None
    rows = AccessLog.objects.filter(source_id=source.pk).select_related("user")
    return [Reading(row.user, row.which, row.at, _reason_of(row, data_keys)) for row in rows]


@sensitive_variables()
def record(source_id: uuid.UUID, key: bytes, by, which: str, reason: str) -> None:
    """Commits one row of the log. Returns only when it is on disk.

    `durable` makes Django refuse to run inside another transaction, whose rollback would take the row away after the
    secret had been shown. Raises ReasonMissing or NotRecorded; whoever calls must then open nothing.
    """
    if not reason.strip():
        raise ReasonMissing("Say why you need to open this.")
    row = AccessLog(pk=uuid.uuid4(), source_id=source_id, user=by, which=which, at=timezone.now())
    row.reason = cipher.encrypt_document(key, access_row_name(row), {"reason": reason.strip()})
    try:
        with transaction.atomic(using=router.db_for_write(AccessLog), durable=True):
            row.save(force_insert=True)
    except DatabaseError:
        # The cause is cut off on purpose: its text may quote parameters.
        raise NotRecorded("The access log could not be written, so nothing was opened.") from None


@sensitive_variables()
def open_recorded(source_id: uuid.UUID, by, which: str, reason: str, belongs_to: str, sealed) -> dict[str, Any]:
    """Commits the row of the log, and only then decrypts. `sealed` None gives an empty document."""
    data_keys = keys.all_of(source_id)
    record(source_id, data_keys[0], by, which, reason)
    return {} if sealed is None else keys.open_document(data_keys, belongs_to, sealed)


def _reason_of(row: AccessLog, data_keys: list[bytes] | None) -> cipher.Secret | None:
    if data_keys is None:
        return None
    return cipher.Secret(keys.open_document(data_keys, access_row_name(row), row.reason)["reason"])


def access_row_name(row: AccessLog) -> str:
    return f"access:{row.pk}"
