"""Which rows live where: everything on ``default``, data keys on ``keys``, and ``record`` as a second, read-only door.

``record`` is the same database as ``default`` seen through a connection that may read the tables ``record_*`` and nothing
else (DESIGN, invariant 1; the guard itself is ``newsroom/record_guard.py``).
"""

import os
import sys
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# WAL with synchronous=FULL: a commit survives a crash. recursive_triggers: without it INSERT OR REPLACE walks past a delete
# trigger. secure_delete: a destroyed key must not linger in a free page.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
BUSY_TIMEOUT_SECONDS = 20
RECORD_OPEN_SECONDS = 60  # readers' connections, as long as PostgreSQL's
READER_ROLE = "newsroom_reader"  # PostgreSQL's login for readers, unless RECORD_DATABASE_URL names another


class Router:
    """Keep data keys in the key store and every other table in ``default``; ``record`` is never migrated or written."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        return "keys" if model._meta.label_lower == "sources.datakey" else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool | None:
        # A row read through `record` and one read through `default` are rows of one database.
        return True if {first._state.db, second._state.db} <= {"default", "record"} else None

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        if db == "record":
            return False
        is_key = (app_label, model_name) == ("sources", "datakey")
        return is_key if db == "keys" else not is_key


def configure(var: Path, keys_dir: Path) -> dict[str, dict[str, Any]]:
    """Return ``DATABASES`` from ``DATABASE_URL``, ``RECORD_DATABASE_URL``, ``KEYS_DATABASE_URL``; else SQLite files."""
    url = os.environ.get("DATABASE_URL", "").strip()
    default = _from_url(url) if url else _sqlite(var / "newsroom.sqlite3")
    keys_url = os.environ.get("KEYS_DATABASE_URL", "").strip()
    return {
        "default": default,
        "record": _record(default),
        "keys": _from_url(keys_url) if keys_url else _sqlite(keys_dir / "keys.sqlite3"),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # IMMEDIATE: two writers wait for each other instead of one failing half-way (DESIGN, invariant 4).
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": BUSY_TIMEOUT_SECONDS, "init_command": SQLITE_PRAGMAS},
    }


def _from_url(url: str) -> dict[str, Any]:
    try:
        parsed = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except ValueError as problem:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read ({problem}). Example: postgres://desk@/newsroom") from None
    if parsed["ENGINE"].endswith("sqlite3"):
        return _sqlite(Path(parsed["NAME"]))
    return parsed


def _record(default: dict[str, Any]) -> dict[str, Any]:
    """Return the second door: same SQLite file under ``query_only``, or PostgreSQL under the reader's own login."""
    if default["ENGINE"].endswith("sqlite3"):
        # No transaction_mode: BEGIN IMMEDIATE is a write and query_only refuses it.
        return {
            "ENGINE": default["ENGINE"],
            "NAME": default["NAME"],
            # Opening one makes SQLite read the whole schema, which costs as much as a story. Only this alias stays open: the
            # memory of an idle connection to the desk or to the keys could hold what was destroyed meanwhile.
            "CONN_MAX_AGE": RECORD_OPEN_SECONDS,
            "OPTIONS": {"timeout": BUSY_TIMEOUT_SECONDS, "init_command": "PRAGMA query_only=1;"},
        }
    url = os.environ.get("RECORD_DATABASE_URL", "").strip()
    if not url and sys.argv[1:2] == ["setup_reader"]:
        return {**default, "USER": READER_ROLE, "PASSWORD": ""}  # the command that makes the login must be able to start
    if not url:
        raise ImproperlyConfigured(
            "RECORD_DATABASE_URL is not set. Readers need a login of their own: run manage.py setup_reader, which prints it."
        )
    return dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
