"""What every test shares: all databases, the guarded ``record`` connection, people in every role."""

import os
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management.commands.flush import Command
from django.db import connections
from hypothesis import settings as hypothesis_settings

from articles.record import triggers as record_triggers
from sources import triggers as access_triggers
from tests import factories, record_connection

# Times are no tests: a busy machine must not fail one. What lands is decided on the same examples each time.
hypothesis_settings.register_profile("newsroom", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis_settings.load_profile("newsroom")

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give database tests every alias: a story touches the desk, the record and the key store."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and "databases" not in marker.kwargs:
            item.add_marker(pytest.mark.django_db(databases="__all__", **marker.kwargs), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Any:
    """Under REQUIRE_ALL=1 (CI) a skipped test is a failed one: a required part must not be missing in silence."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although REQUIRE_ALL=1: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        record_connection.borrow()
    _open_door_for_flush()


def _open_door_for_flush() -> None:
    """Let Django empty the tables after a transactional test: take the triggers away first; post_migrate renews them.

    On the command, not on a connection: where a browser's event loop runs, Django hands out other connection objects.
    """
    flush = Command.handle

    def without_triggers(command: Command, **options: Any) -> None:
        if options["database"] == "record":
            return  # the same tables as `default`, which is emptied too
        if options["database"] == "default":
            record_triggers.remove(connections["default"])
            access_triggers.remove(connections["default"])
        flush(command, **options)

    Command.handle = without_triggers


@pytest.fixture
def now() -> datetime:
    """The moment tests live in: Thursday 12 November 2026, 12:48 UTC."""
    return datetime(2026, 11, 12, 12, 48, tzinfo=UTC)


@pytest.fixture
def reporter(db: None) -> Any:
    return factories.person("nessa", "Reporter", name="Nessa Vantongeren")


@pytest.fixture
def other_reporter(db: None) -> Any:
    return factories.person("col", "Reporter", name="Col Adair")


@pytest.fixture
def editor(db: None) -> Any:
    return factories.person("rhona", "Editor", name="Rhona Mabey")


@pytest.fixture
def publisher(db: None) -> Any:
    return factories.person("ada", "Publisher", name="Ada Lorne")


@pytest.fixture
def source_desk(db: None) -> Any:
    return factories.person("tessa", "Source desk", name="Tessa Brill")


@pytest.fixture
def standards(db: None) -> Any:
    return factories.person("owen", "Standards editor", name="Owen Farr")


@pytest.fixture
def administrator(db: None) -> Any:
    return factories.person("admin", "Administrator", name="Ivo Stell")
