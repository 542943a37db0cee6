"""Reading the change log on a connection of the cache's own, as a reader: the same guard, the same rights."""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import Error, connections

RENEW_SECONDS = 10.0  # a file that was put in the place of the database is seen after this at the latest
TOO_MANY = 1000
_WAIT_MILLISECONDS = 800
# From the last row known on: that it still stands there as it was says that the log is the one we have been following.
_NEWEST = "SELECT id, at, keys FROM record_change ORDER BY id DESC LIMIT 1"
_SINCE = "SELECT id, at, keys FROM record_change WHERE id >= %s ORDER BY id LIMIT %s"


class LogUnreadable(Exception):
    """The change log did not answer. Answer without the cache, and ask again later."""


@dataclass(frozen=True)
class Change:
    """A row of the log: its number, its moment, and the keys it touched."""

    number: int
    at: datetime
    keys: frozenset[str]


class ChangeLog:
    """The rows of `record_change`. Used by one thread at a time; the follower sees to that."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._opened_at = 0.0

    def newest(self) -> Change | None:
        """Return the last row, or None where nothing was ever published. Raises LogUnreadable."""
        found = self._ask(_NEWEST, [])
        return found[0] if found else None

    def since(self, number: int) -> list[Change]:
        """Return the rows from ``number`` on, itself included, at most `TOO_MANY`. Raises LogUnreadable."""
        return self._ask(_SINCE, [number, TOO_MANY])

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, question: str, parameters: list[int]) -> list[Change]:
        try:
            with self._open().cursor() as cursor:
                cursor.execute(question, parameters)
                return [Change(number, at, _keys(keys)) for number, at, keys in cursor.fetchall()]
        except Error as problem:
            self.close()
            raise LogUnreadable from problem

    def _open(self) -> Any:
        now = time.monotonic()
        if self._connection is None or now - self._opened_at > RENEW_SECONDS:
            self.close()
            self._connection = _own_connection()
            self._opened_at = now
        return self._connection


def _own_connection() -> Any:
    """Return a connection like the readers', apart from Django's own, which belong to their threads."""
    connection = connections.create_connection("record")
    connection.inc_thread_sharing()
    options = dict(connection.settings_dict["OPTIONS"])
    if connection.vendor == "postgresql":
        options["connect_timeout"] = 2  # libpq's shortest
        options["options"] = f"{options.get('options', '')} -c statement_timeout={_WAIT_MILLISECONDS}".strip()
    else:
        options["timeout"] = _WAIT_MILLISECONDS / 1000
    connection.settings_dict = connection.settings_dict | {"OPTIONS": options, "CONN_MAX_AGE": None}
    return connection


def _keys(stored: Any) -> frozenset[str]:
    return frozenset(json.loads(stored) if isinstance(stored, str) else stored)
