"""Attacks on the access log: whatever is tried, the row stands as it was written."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sources import triggers, vault
from sources.apps import _access_log_is_append_only
from sources.models import AccessLog

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def row(protected, reporter):
    vault.read(protected, reporter, "Lawyer asked")
    if connection.vendor == "postgresql":  # inside a test's transaction foreign keys are still waiting to be checked
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    return AccessLog.objects.get()


def refused(act):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()


def execute(statement, params=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_a_row_cannot_be_saved_again(row, colleague):
    row.user = colleague

    refused(row.save)


def test_rows_cannot_be_updated_or_deleted_in_bulk(row):
    refused(lambda: AccessLog.objects.update(at=timezone.now()))
    refused(lambda: AccessLog.objects.all().delete())
    refused(row.delete)


def test_raw_sql_cannot_either(row):
    refused(lambda: execute("UPDATE sources_accesslog SET which = 'change'"))
    refused(lambda: execute("DELETE FROM sources_accesslog"))
    refused(lambda: execute("DELETE FROM sources_accesslog WHERE 1 = 1"))


def test_an_upsert_cannot_either(row, colleague):
    forged = AccessLog(pk=row.pk, source_id=row.source_id, user=colleague, which=row.which, at=row.at, reason=row.reason)

    refused(
        lambda: AccessLog.objects.bulk_create([forged], update_conflicts=True, update_fields=["user"], unique_fields=["id"])
    )


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_replace_on_sqlite_or_truncate_on_postgresql_cannot_either(row, recursive):
    if connection.vendor == "postgresql":
        refused(lambda: execute("TRUNCATE sources_accesslog"))
        refused(lambda: execute("TRUNCATE sources_accesslog CASCADE"))
        return
    execute(f"PRAGMA recursive_triggers={recursive}")
    try:
        refused(lambda: execute("REPLACE INTO sources_accesslog SELECT * FROM sources_accesslog"))
        refused(
            lambda: execute(
                "INSERT OR REPLACE INTO sources_accesslog (id, source_id, which, at, reason, user_id)"
                " SELECT id, source_id, 'change', at, reason, user_id FROM sources_accesslog"
            )
        )
        refused(
            lambda: execute(
                "INSERT OR REPLACE INTO sources_accesslog (rowid, id, source_id, which, at, reason, user_id)"
                " SELECT rowid, 'ffffffffffffffffffffffffffffffff', source_id, 'change', at, reason, user_id"
                " FROM sources_accesslog"
            )
        )
    finally:
        execute("PRAGMA recursive_triggers=ON")
    assert AccessLog.objects.get().which == "identity"


def test_a_replica_session_on_postgresql_does_not_put_them_to_sleep(row):
    if connection.vendor == "postgresql":
        # Most logins may not even do this; one that may must find the trigger awake all the same.
        with suppress(DatabaseError), transaction.atomic():
            execute("SET LOCAL session_replication_role = 'replica'")

    refused(lambda: execute("DELETE FROM sources_accesslog"))


def test_a_missing_trigger_is_an_error_at_start_up(row):
    assert triggers.missing(connection) == []
    assert _access_log_is_append_only(databases=["default", "keys"]) == []

    triggers.remove(connection)

    errors = _access_log_is_append_only(databases=["default", "keys"])
    assert {error.id for error in errors} == {"sources.E001"}
    assert len(errors) == len(triggers.missing(connection)) >= 2
    triggers.install(connection)


def test_installing_twice_changes_nothing_and_rows_can_still_be_added(protected, reporter):
    triggers.install(connection)
    triggers.install(connection)

    vault.read(protected, reporter, "Lawyer asked")
    vault.read(protected, reporter, "Lawyer asked again")

    assert AccessLog.objects.count() == 2


def test_migrating_puts_a_missing_trigger_back(row):
    triggers.remove(connection)

    call_command("migrate", "sources", verbosity=0, skip_checks=True)

    assert triggers.missing(connection) == []
    refused(lambda: execute("DELETE FROM sources_accesslog"))
