"""The guard on the ``record`` connection: it may read the tables ``record_*`` and do nothing else (DESIGN, invariant 1).

SQLite: an authorizer callback on that connection, beside ``PRAGMA query_only``. PostgreSQL: a login of its own, whose
rights are renewed after every migrate by :func:`renew_grants`; ``manage.py setup_reader`` creates it.
"""

import sqlite3
from typing import Any

from django.db import connections

_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
    sqlite3.SQLITE_TRANSACTION,
    sqlite3.SQLITE_SAVEPOINT,
}
# load_extension and the file functions of some builds reach outside the database; a reader needs none of them.
_REFUSED_FUNCTIONS = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}


def authorize(action: int, first: str | None, second: str | None, database: str | None, via: str | None) -> int:
    """Decide one access of the SQLite reader: ``SQLITE_OK`` or ``SQLITE_DENY``.

    ``first`` and ``second`` depend on ``action`` (table and column for a read). ``via`` names the view, trigger or named
    subquery the access comes through. It decides nothing: every table underneath is asked for by its own name, so a view
    opens no table that the reader may not read.
    """
    if action == sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_OK if _is_readable(first or "", database) else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if (second or "").lower() in _REFUSED_FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first == "data_version" and second is None else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE:
        # FTS5's table constructor asks for this; query_only still refuses the write itself.
        return sqlite3.SQLITE_OK if first == "sqlite_master" else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _is_readable(table: str, database: str | None) -> bool:
    # `database` is empty for count(*) over a subquery and the like; `temp` and attached files are never the record.
    return database in ("main", None) and (table.startswith("record_") or table in ("", "sqlite_master", "sqlite_sequence"))


def on_connection(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Put the guard on each new connection of the alias ``record``."""
    if connection.alias == "record" and connection.vendor == "sqlite":
        connection.connection.set_authorizer(authorize)


def record_tables(connection: Any) -> list[str]:
    """Return the names of the plain tables ``record_*`` (no views) of the database behind ``connection``."""
    with connection.cursor() as cursor:
        tables = connection.introspection.get_table_list(cursor)
    return sorted(table.name for table in tables if table.type == "t" and table.name.startswith("record_"))


def renew_grants(connection: Any, reader: str | None = None) -> None:
    """Let PostgreSQL's reader read every table ``record_*`` and nothing else. Does nothing where the role is absent."""
    if connection.vendor != "postgresql":
        return
    reader = reader or connections["record"].settings_dict["USER"]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [reader])
        if cursor.fetchone() is None or reader == connection.settings_dict["USER"]:
            return
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quote(reader)}")
        cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {quote(reader)}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(reader)}")
        for table in record_tables(connection):
            cursor.execute(f"GRANT SELECT ON {quote(table)} TO {quote(reader)}")


def readable_beyond_record(connection: Any) -> list[str]:
    """Return what PostgreSQL's reader could read although it is no table of the record (must be empty).

    Counts views too: a view runs with its owner's rights, so one named ``record_x`` would open any table.
    """
    if connection.vendor != "postgresql":
        return []
    reader = connections["record"].settings_dict["USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [reader])
        if cursor.fetchone() is None:
            return []
        cursor.execute(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%%'
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND (has_table_privilege(%s, c.oid, 'SELECT') OR has_any_column_privilege(%s, c.oid, 'SELECT'))
              AND NOT (c.relkind IN ('r', 'p') AND starts_with(c.relname, 'record_'))
            ORDER BY 1
            """,
            [reader, reader],
        )
        return [name for (name,) in cursor.fetchall()]


def reader_can_become(connection: Any) -> list[str]:
    """Return the roles PostgreSQL's reader could take on by SET ROLE, and 'superuser' where it is one (must be empty)."""
    if connection.vendor != "postgresql":
        return []
    reader = connections["record"].settings_dict["USER"]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT r.rolname FROM pg_roles r, pg_roles me
            WHERE me.rolname = %s AND r.oid <> me.oid AND pg_has_role(me.oid, r.oid, 'MEMBER') AND NOT me.rolsuper
            UNION ALL SELECT 'superuser' FROM pg_roles WHERE rolname = %s AND rolsuper
            """,
            [reader, reader],
        )
        return [name for (name,) in cursor.fetchall()]
