"""The alias ``record`` inside a test's transaction.

A second connection would not see the rows a test has not committed, so the alias borrows the raw connection of
``default`` and puts the reader's guard around every statement: the authorizer on SQLite, the reader's role on PostgreSQL.
Live servers and the tests of the guard itself use real second connections.
"""

import sqlite3
from typing import Any

from django.db import connections

from newsroom import record_guard


def borrow() -> Any:
    """Put a borrowed ``record`` connection in the place of the real one and return it."""
    default = connections["default"]
    real = connections["record"]
    kind = type("BorrowedRecord", (_Borrowed, type(real)), {})
    borrowed = kind(real.settings_dict, "record")
    borrowed.reader = real.settings_dict["USER"]
    borrowed.execute_wrappers.append(_guard_sqlite if default.vendor == "sqlite" else _guard_postgresql)
    connections["record"] = borrowed
    return borrowed


class _Borrowed:
    """Shares the raw connection of ``default``; opening, closing and transactions are the other's business."""

    @property
    def connection(self) -> Any:
        connections["default"].ensure_connection()
        return connections["default"].connection

    @connection.setter
    def connection(self, value: Any) -> None:
        pass

    def nothing(self, *args: Any, **kwargs: Any) -> None:
        return None

    connect = ensure_connection = close = _commit = _rollback = _set_autocommit = nothing
    _start_transaction_under_autocommit = close_if_unusable_or_obsolete = check_constraints = nothing
    _savepoint = _savepoint_rollback = _savepoint_commit = nothing

    def get_autocommit(self) -> bool:
        return self.autocommit

    def validate_no_broken_transaction(self) -> None:
        return None


def _guard_sqlite(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    raw: sqlite3.Connection = context["connection"].connection
    raw.set_authorizer(record_guard.authorize)
    try:
        return execute(sql, params, many, context)
    finally:
        raw.set_authorizer(None)


def _guard_postgresql(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    raw = context["connection"].connection
    raw.execute(f'SET ROLE "{context["connection"].reader}"')
    try:
        return execute(sql, params, many, context)
    finally:
        if raw.info.transaction_status.name != "INERROR":  # a failed statement's rollback takes the role back too
            raw.execute("RESET ROLE")
