"""What a probe is told: alive, able to serve readers, in time; and how little a stranger learns by it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from articles.models import Article
from articles.record import triggers
from articles.record.models import RecordChange, WorkerReport
from newsroom import health
from newsroom.health import looking, worker
from newsroom.pagecache.changelog import ChangeLog, LogUnreadable
from newsroom.purging import EffectPosition
from tests import factories
from tests.newsroom.pagecache.reader import Clock, asked

GOOD = looking.Seen(*["ok"] * 6)


def elsewhere(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [])
    return [b"elsewhere"]


def refuse(*_args: Any, **_words: Any) -> Any:
    raise LogUnreadable


# -- What a stranger learns --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["/healthz/", "/readyz/x", "/", "/desk/healthz", "/HEALTHZ"])
def test_every_other_address_is_passed_on(path) -> None:
    assert asked(health.Health(elsewhere, lambda: GOOD), path).body == b"elsewhere"


def test_alive_asks_no_database_and_no_host_of_ours() -> None:
    got = asked(health.around(elsewhere), "/healthz", "x=1", HOST="10.0.0.7", COOKIE="newsroom_desk=x")

    assert (got.code, got.body, got.headers["cache-control"]) == (200, b"ok\n", "no-store")
    assert "set-cookie" not in got.headers


def test_a_stranger_reads_words_and_no_more() -> None:
    got = asked(health.Health(elsewhere, lambda: looking.NOTHING), "/readyz")

    assert set(json.loads(got.body).values()) <= {"ok", "late", "fails"}
    assert (got.code, got.headers["cache-control"]) == (503, "no-store")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_answered_and_head_has_no_body(path) -> None:
    app = health.Health(elsewhere, lambda: GOOD)

    assert asked(app, path, method="POST").code == 405
    assert (asked(app, path, method="HEAD").code, asked(app, path, method="HEAD").body) == (200, b"")


def test_many_who_ask_at_once_cost_one_look() -> None:
    looks: list[int] = []
    clock = Clock()
    app = health.Health(elsewhere, lambda: looks.append(1) or GOOD, clock)
    for _number in range(20):
        asked(app, "/readyz")
    assert len(looks) == 1

    clock.pass_by(1.1)
    asked(app, "/readyz")

    assert len(looks) == 2


# -- What is found -----------------------------------------------------------------------------------------------------
@pytest.mark.django_db
class TestLooking:
    """Late is more than 60 seconds; a late worker leaves the readers' pages up."""

    def test_a_record_that_does_not_answer_is_not_ready(self, monkeypatch) -> None:
        monkeypatch.setattr(ChangeLog, "newest", refuse)

        seen = looking.look()

        assert not seen.can_serve
        assert seen.words()["status"] == "fails"

    def test_a_trigger_that_is_gone_is_not_ready(self, monkeypatch) -> None:
        monkeypatch.setattr(ChangeLog, "newest", lambda _log: None)  # on PostgreSQL it would wait for the tables
        triggers.remove(connections["default"])

        seen = looking.look()

        assert (seen.record, seen.triggers, seen.can_serve) == ("ok", "fails", False)

    def test_a_table_of_another_time_is_not_ready(self, monkeypatch) -> None:
        looking._columns_were_found.cache_clear()
        monkeypatch.setattr(WorkerReport._meta, "db_table", "record_nothing")

        assert looking.look().tables == "fails"

    def test_a_worker_never_seen_is_late_and_readers_are_served(self) -> None:
        seen = looking.look()

        assert (seen.worker, seen.can_serve, seen.words()["status"]) == ("late", True, "late")

    def test_a_worker_at_work_is_in_time_and_one_that_stopped_is_late(self) -> None:
        now = timezone.now()
        worker.report(now)

        assert looking.look(now + timedelta(seconds=59)).words()["status"] == "ok"
        assert looking.look(now + timedelta(seconds=61)).worker == "late"

    def test_a_story_that_should_be_out_is_seen(self, reporter) -> None:
        now = timezone.now()
        story = factories.article(reporter)
        Article.objects.filter(pk=story.pk).update(
            status="scheduled", publish_at=now - timedelta(minutes=2), scheduled_by=reporter
        )
        worker.report(now)

        assert (looking.look(now).schedule, looking.look(now).worker) == ("late", "ok")

    def test_a_cdn_that_was_not_told_is_seen(self, settings) -> None:
        settings.NEWSROOM_PURGE_URL = "https://cdn.example/purge"
        now = timezone.now()
        EffectPosition.objects.create(name="purge", number=0)
        RecordChange.objects.create(kind="test", keys=["front"], at=now - timedelta(minutes=2))
        worker.report(now)

        assert looking.look(now).purge == "late"

    def test_one_round_of_the_worker_reports(self) -> None:
        call_command("worker", "--once")
        call_command("worker", "--once")

        assert WorkerReport.objects.count() == 1
        assert looking.look().worker == "ok"

    def test_looking_asks_the_record_and_nothing_else(self) -> None:
        asked_elsewhere: list[str] = []

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            asked_elsewhere.append(sql)
            return execute(sql, *rest)

        with connections["default"].execute_wrapper(note), connections["keys"].execute_wrapper(note):
            looking.look()

        assert asked_elsewhere == []
