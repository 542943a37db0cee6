"""Readers' connection can read the record and nothing else, however it is asked (DESIGN, invariant 1)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.test import Client

from articles.models import Article
from articles.record.models import Site
from newsroom import record_guard
from newsroom.checks import readers_have_a_login_of_their_own
from newsroom.public_guard import DeskQueryOnPublicPage, PublicGuard

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(transactional_db: None) -> Iterator[Any]:
    """A real second connection, as a public page has it; the rows below are committed."""
    Site.objects.create(name="The Aldermere Record", zone="Europe/London", language="en-GB")
    record_guard.renew_grants(connections["default"])
    fresh = connections.create_connection("record")
    yield fresh
    fresh.close()


def ask(reader: Any, sql: str) -> list[tuple]:
    with reader.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def only(vendor: str) -> None:
    if connections["default"].vendor != vendor:
        pytest.xfail(f"an attack that only {vendor} knows")


def test_reader_reads_the_record(reader: Any) -> None:
    assert ask(reader, "SELECT name FROM record_site") == [("The Aldermere Record",)]


ATTACKS = [
    "SELECT * FROM articles_article",
    "SELECT * FROM sources_source",
    "SELECT count(*) FROM sources_accesslog",
    "SELECT name FROM record_site UNION SELECT username FROM auth_user",
    "SELECT (SELECT max(password) FROM auth_user) FROM record_site",
    "SELECT name FROM record_site WHERE EXISTS (SELECT 1 FROM sources_source)",
    "WITH stolen AS (SELECT * FROM auth_user) SELECT * FROM stolen",
    "SELECT session_key FROM django_session",
    "INSERT INTO record_site (name, tagline, address, zone, language, contact, navigation) "
    "VALUES ('x', '', '', 'UTC', 'en', '', '[]')",
    "UPDATE record_site SET name = 'x'",
    "DELETE FROM record_site",
    "DROP TABLE record_site",
    "CREATE TABLE record_mine (id integer)",
    "CREATE TEMPORARY TABLE record_mine AS SELECT * FROM auth_user",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_reader_is_refused(reader: Any, attack: str) -> None:
    with pytest.raises(DatabaseError):
        ask(reader, attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_guard_also_stands_inside_a_tests_transaction(attack: str) -> None:
    with pytest.raises(DatabaseError):
        ask(connections["record"], attack)


@pytest.mark.parametrize(
    "attack",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA query_only = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA table_info(auth_user)",
        "SELECT load_extension('x')",
        "CREATE TEMP VIEW record_v AS SELECT * FROM auth_user",
        "DETACH DATABASE main",
        "VACUUM INTO 'copy.sqlite3'",
    ],
)
def test_sqlite_reader_cannot_open_another_door(reader: Any, attack: str) -> None:
    only("sqlite")

    with pytest.raises(DatabaseError):
        ask(reader, attack)


@pytest.mark.parametrize(
    "attack",
    [
        "SET ROLE {desk}",
        "SET SESSION AUTHORIZATION {desk}",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
        "CREATE VIEW record_v AS SELECT 1",
        "GRANT SELECT ON auth_user TO {reader}",
        "TRUNCATE record_change",
    ],
)
def test_postgresql_reader_cannot_open_another_door(reader: Any, attack: str) -> None:
    only("postgresql")
    desk, me = connections["default"].settings_dict["USER"], reader.settings_dict["USER"]

    with pytest.raises(DatabaseError):
        ask(reader, attack.format(desk=f'"{desk}"', reader=f'"{me}"'))


def test_set_role_none_does_not_free_the_postgresql_reader(reader: Any) -> None:
    only("postgresql")
    ask(reader, "SET ROLE NONE")

    with pytest.raises(DatabaseError):
        ask(reader, "SELECT * FROM auth_user")


def test_a_view_named_like_the_record_opens_nothing(reader: Any) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE VIEW record_x AS SELECT username FROM auth_user")
    try:
        record_guard.renew_grants(connections["default"])

        with pytest.raises(DatabaseError):
            ask(reader, "SELECT * FROM record_x")
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute("DROP VIEW record_x")


def test_a_view_granted_by_hand_stops_the_start(transactional_db: None) -> None:
    only("postgresql")
    reader = connections["record"].settings_dict["USER"]
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE VIEW record_x AS SELECT username FROM auth_user")
        cursor.execute(f'GRANT SELECT ON record_x TO "{reader}"')
    try:
        assert [error.id for error in readers_have_a_login_of_their_own(["default"])] == ["newsroom.E003"]
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute("DROP VIEW record_x")


def test_start_up_finds_nothing_wrong_as_it_is() -> None:
    assert readers_have_a_login_of_their_own(["default"]) == []


def test_orm_cannot_reach_the_desk_through_the_record_alias() -> None:
    with pytest.raises(DatabaseError):
        list(Article.objects.using("record"))


def test_orm_cannot_write_through_the_record_alias() -> None:
    with pytest.raises(DatabaseError):
        Site.objects.using("record").create(name="x", zone="UTC", language="en")


@pytest.mark.parametrize("alias", ["default", "keys"])
def test_a_public_view_that_asks_the_desk_is_stopped(alias: str, rf: Any) -> None:
    def leaky(request: Any) -> Any:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")

    with pytest.raises(DeskQueryOnPublicPage):
        PublicGuard(leaky)(rf.get("/harbour/"))


def test_after_a_public_request_the_desk_can_ask_again(rf: Any) -> None:
    PublicGuard(lambda request: None)(rf.get("/harbour/"))

    assert Article.objects.count() == 0


def test_a_public_page_sets_no_cookie(client: Client) -> None:
    Site.objects.create(name="The Aldermere Record", zone="Europe/London", language="en-GB")

    response = client.get("/")

    assert response.status_code == 200
    assert not response.cookies


def test_grants_are_renewed_after_every_migrate(transactional_db: None) -> None:
    only("postgresql")
    reader = connections["record"].settings_dict["USER"]
    with connections["default"].cursor() as cursor:
        cursor.execute(f'REVOKE ALL ON record_site FROM "{reader}"')

    call_command("migrate", verbosity=0)

    fresh = connections.create_connection("record")
    try:
        assert ask(fresh, "SELECT count(*) FROM record_site")
    finally:
        fresh.close()
