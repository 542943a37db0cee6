"""Triggers that keep the chain: no version is deleted or changed, but for what an announced removal takes away.

Django's table rebuild on SQLite drops triggers, so they are made again after every migrate, and start-up refuses to run
without them (protection.md, section 4).
"""

from typing import Any

HEADER = ("chain", "seq", "previous", "story", "number", "kind", "recorded_at", "commitment", "hash")
_NAMES = {
    "record_version": ("record_version_keep_rows", "record_version_keep_header"),
    "record_change": ("record_change_keep_rows", "record_change_keep_text"),
}

_SAME_HEADER = " AND ".join(f"OLD.{column} IS NOT DISTINCT FROM NEW.{column}" for column in ("id", *HEADER))
# Payload, salt and path stay, go together, or come back together.
_SAME_CONTENT = (
    "(OLD.payload IS NOT DISTINCT FROM NEW.payload AND OLD.salt IS NOT DISTINCT FROM NEW.salt"
    " AND OLD.path IS NOT DISTINCT FROM NEW.path)"
)
_CONTENT_GOES = "(NEW.payload IS NULL AND NEW.salt IS NULL AND NEW.path IS NULL)"
_CONTENT_RETURNS = "(OLD.payload IS NULL AND OLD.salt IS NULL AND NEW.payload IS NOT NULL AND NEW.salt IS NOT NULL)"
_KEPT = f"{_SAME_HEADER} AND ({_SAME_CONTENT} OR {_CONTENT_GOES} OR {_CONTENT_RETURNS})"
_REFUSAL = "the record keeps what was published"


def install(connection: Any) -> None:
    """Make the triggers, replacing older forms of them."""
    remove(connection)
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the triggers away. Only tests do this, to empty their tables, and `install`, to renew them."""
    with connection.cursor() as cursor:
        for table, names in _NAMES.items():
            for name in (*names, f"{table}_keep_table"):
                suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{suffix}")


def missing(connection: Any) -> list[str]:
    """Return the names of the triggers that should stand and do not."""
    wanted = [name for names in _NAMES.values() for name in names]
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted += [f"{table}_keep_table" for table in _NAMES]
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {name for (name,) in cursor.fetchall()}
    return [name for name in wanted if name not in present]


def _sqlite() -> list[str]:
    # SQLite 3.39 knows IS NOT DISTINCT FROM; its plain IS means the same and works on older ones.
    kept = _KEPT.replace("IS NOT DISTINCT FROM", "IS")
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    rows = [f"CREATE TRIGGER {names[0]} BEFORE DELETE ON {table} {refuse}" for table, names in _NAMES.items()]
    return [
        *rows,
        f"CREATE TRIGGER {_NAMES['record_version'][1]} BEFORE UPDATE ON record_version WHEN NOT ({kept}) {refuse}",
        f"CREATE TRIGGER {_NAMES['record_change'][1]} BEFORE UPDATE ON record_change {refuse}",
    ]


def _postgresql() -> list[str]:
    statements = [
        "CREATE OR REPLACE FUNCTION newsroom_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    ]
    for table, (rows, text) in _NAMES.items():
        when = f" WHEN (NOT ({_KEPT}))" if table == "record_version" else ""
        statements += [
            f"CREATE TRIGGER {rows} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION newsroom_refuse()",
            f"CREATE TRIGGER {text} BEFORE UPDATE ON {table} FOR EACH ROW{when} EXECUTE FUNCTION newsroom_refuse()",
            f"CREATE TRIGGER {table}_keep_table BEFORE TRUNCATE ON {table} EXECUTE FUNCTION newsroom_refuse()",
        ]
    return statements
