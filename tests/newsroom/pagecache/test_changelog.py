"""Reading the real change log, on a connection of its own, with a reader's rights and no more."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from articles.record.models import RecordChange
from newsroom.pagecache.changelog import ChangeLog, LogUnreadable
from newsroom.pagecache.following import Follower
from newsroom.pagecache.store import Store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def log() -> Any:
    log = ChangeLog()
    yield log
    log.close()


def touch(*keys: str) -> RecordChange:
    return RecordChange.objects.create(kind="test", keys=sorted(keys), at=timezone.now())


def test_it_tells_what_was_touched_since(log):
    assert log.newest() is None
    first, second = touch("front"), touch("story:1", "section:harbour")

    assert log.newest().number == second.pk
    assert [(each.number, each.keys) for each in log.since(first.pk)] == [
        (first.pk, {"front"}),
        (second.pk, {"story:1", "section:harbour"}),
    ]
    assert log.since(second.pk) == [log.newest()]


@pytest.mark.parametrize("question", ["SELECT * FROM auth_user", "INSERT INTO record_change (kind) VALUES ('x')"])
def test_its_connection_can_do_nothing_else(log, question):
    log.newest()

    with pytest.raises(DatabaseError), log._connection.cursor() as cursor:
        cursor.execute(question)


def test_a_connection_that_was_lost_is_a_silent_log_and_then_made_anew(log):
    touch("front")
    log.newest()
    log._connection.connection.close()

    with pytest.raises(LogUnreadable):
        log.newest()
    assert log.newest() is not None


def test_a_missing_table_is_a_silent_log(log, monkeypatch):
    monkeypatch.setattr("newsroom.pagecache.changelog._NEWEST", "SELECT id FROM record_nothing")

    with pytest.raises(LogUnreadable):
        log.newest()


def test_it_is_followed_from_row_to_row(log):
    time = [0.0]
    follower = Follower(log, Store(1_000_000), lambda: time[0])
    touch("front")
    assert follower.is_current()
    began = follower.moment

    touch("story:7")
    time[0] += 0.3
    assert follower.is_current()

    assert follower.has_touched({"story:7"}, began)
    assert not follower.has_touched({"story:8"}, began)
    assert not follower.has_touched({"story:7"}, follower.moment)
