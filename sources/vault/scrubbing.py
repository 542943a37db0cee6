"""Overwriting what deleted rows leave behind in the files of the database and of the key store."""

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from . import keys

_TABLES = {
    keys.STORE: ("sources_datakey",),
    DEFAULT_DB_ALIAS: (
        "sources_source", "sources_agreement", "sources_evidence", "sources_sourceparty", "sources_proposal",
    ),
}  # fmt: skip


def scrub(more: tuple[str, ...] = ()) -> bool:
    """True when both files were rewritten. False inside a transaction, or where somebody else is reading: try again later.

    What was destroyed is unreadable without it; this is for what stood in clear. `more` are other tables of the desk.
    """
    tables_of = {**_TABLES, DEFAULT_DB_ALIAS: (*_TABLES[DEFAULT_DB_ALIAS], *more)}
    done = [_scrub(connections[alias], tables) for alias, tables in tables_of.items()]
    return all(done)


def _scrub(connection, tables: tuple[str, ...]) -> bool:
    if connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                for table in tables:
                    cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
                return True
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            # The log beside the file holds the old pages until it is emptied; (0, …) says that nobody was in the way.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return cursor.fetchone()[0] == 0
    except OperationalError:
        return False
