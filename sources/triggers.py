"""Database triggers that make the access log append-only, on SQLite and on PostgreSQL.

A rule in Python is walked past by `QuerySet.update`, raw SQL or a console; these are not. Django rebuilds SQLite tables
when it alters them and drops their triggers, so they are made again after every migrate and looked for at start-up.
"""

from django.core.checks import Error

TABLE = "sources_accesslog"
REFUSAL = "The access log is append-only."

_SQLITE = {
    "sources_access_log_no_update": f"""
        CREATE TRIGGER IF NOT EXISTS sources_access_log_no_update BEFORE UPDATE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    "sources_access_log_no_delete": f"""
        CREATE TRIGGER IF NOT EXISTS sources_access_log_no_delete BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    # INSERT OR REPLACE deletes without firing the trigger above unless recursive_triggers is on, and any
    # connection may switch that off. This one asks first, whatever the pragma says.
    "sources_access_log_no_replace": f"""
        CREATE TRIGGER IF NOT EXISTS sources_access_log_no_replace BEFORE INSERT ON {TABLE}
        WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR rowid = NEW.rowid)
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",  # noqa: S608  (constants of this file only)
}

_POSTGRESQL_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION sources_access_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
# ENABLE ALWAYS: an ordinary trigger sleeps while session_replication_role is 'replica'.
_POSTGRESQL = {
    "sources_access_log_no_change": f"""
        CREATE OR REPLACE TRIGGER sources_access_log_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION sources_access_log_refuse()""",
    "sources_access_log_no_truncate": f"""
        CREATE OR REPLACE TRIGGER sources_access_log_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION sources_access_log_refuse()""",
}


def install(connection) -> None:
    """Makes the triggers on this connection's database; does nothing where they stand or the table is not there."""
    if not _has_table(connection):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
            for name, statement in _POSTGRESQL.items():
                cursor.execute(statement)
                cursor.execute(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}")
        else:
            for statement in _SQLITE.values():
                cursor.execute(statement)


def remove(connection) -> None:
    """Drops the triggers. Only the tests' flush asks for this; `install` puts them back."""
    if not _has_table(connection):
        return
    with connection.cursor() as cursor:
        for name in _statements(connection):
            on_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def missing(connection) -> list[str]:
    """Names of the triggers that should stand in this database and do not, or are switched off."""
    if not _has_table(connection):
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'A' AND NOT tgisinternal",
                [TABLE],
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in _statements(connection) if name not in standing]


def errors_for(connection) -> list[Error]:
    """One check error for each missing trigger."""
    return [
        Error(
            f"The trigger {name} is missing, so the log of readings of protected sources could be rewritten.",
            hint="Run manage.py migrate --skip-checks, which puts it back, and find out who took it away.",
            id="sources.E001",
        )
        for name in missing(connection)
    ]


def _statements(connection) -> dict[str, str]:
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE


def _has_table(connection) -> bool:
    return TABLE in connection.introspection.table_names()
