"""Telling a CDN: every change, in order, again after a failure, and never by two workers at the same time."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import EffectPosition
from articles.record.models import RecordChange
from newsroom import purging
from tests.articles.public import paper

pytestmark = pytest.mark.django_db


class Cdn:
    """A CDN on this machine: what it was asked, and the status it answers with."""

    def __init__(self) -> None:
        self.status, self.heard = 200, []
        cdn = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                cdn.heard.append((dict(self.headers.items()), json.loads(body)))
                self.send_response(cdn.status)
                if cdn.status == 302:
                    self.send_header("Location", f"{cdn.address}/elsewhere")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def keys(self) -> list[list[str]]:
        return [body["tags"] for _headers, body in self.heard]


@pytest.fixture
def cdn(settings: Any) -> Iterator[Cdn]:
    cdn = Cdn()
    settings.NEWSROOM_PURGE_URL = cdn.address
    yield cdn
    cdn.server.shutdown()
    cdn.server.server_close()


def touch(now: Any, *keys: str) -> RecordChange:
    return RecordChange.objects.create(kind="test", keys=sorted(keys), at=now)


def test_nobody_is_told_where_no_cdn_is_set(now):
    touch(now, "front")

    assert purging.tell(now) == 0
    assert not EffectPosition.objects.exists()


def test_what_was_before_the_first_time_is_not_told(cdn, now):
    touch(now, "front")

    assert purging.tell(now) == 0
    assert cdn.heard == []


def test_every_change_is_told_once(cdn, now):
    purging.tell(now)
    touch(now, "front", "story:1")
    touch(now, "front", "story:2")

    assert purging.tell(now) == 2
    assert purging.tell(now) == 0

    assert cdn.keys == [["front", "story:1", "story:2"]]
    assert cdn.heard[0][0]["Surrogate-Key"] == "front story:1 story:2"


def test_one_call_holds_256_keys_at_most(cdn, now):
    purging.tell(now)
    touch(now, *(f"story:{number}" for number in range(600)))

    purging.tell(now)

    assert [len(keys) for keys in cdn.keys] == [256, 256, 88]
    assert len({headers["Idempotency-Key"] for headers, _body in cdn.heard}) == 3


@pytest.mark.parametrize("status", [302, 400, 403, 500, 503])
def test_a_failure_is_tried_again_later_and_later(cdn, now, status):
    purging.tell(now)
    touch(now, "front")
    cdn.status = status

    waits = []
    for _ in range(12):
        assert purging.tell(now) == 0
        position = EffectPosition.objects.get()
        waits.append((position.next_try_at - now).total_seconds())
        heard = len(cdn.heard)
        assert purging.tell(now + timedelta(seconds=waits[-1] - 0.5)) == 0
        assert len(cdn.heard) == heard  # too early
        now = position.next_try_at

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert purging.lag() == purging.Lag(1, RecordChange.objects.get().at, 12)

    cdn.status = 200
    assert purging.tell(now) == 1
    assert purging.lag() == purging.Lag(0, None, 0)


def test_a_cdn_that_is_not_there_is_tried_again(settings, now):
    settings.NEWSROOM_PURGE_URL = "http://127.0.0.1:9/"
    purging.tell(now)
    touch(now, "front")

    assert purging.tell(now) == 0
    assert purging.lag().changes == 1


def test_two_workers_do_not_tell_at_once_and_a_dead_one_is_replaced(cdn, now):
    purging.tell(now)
    touch(now, "front")
    EffectPosition.take(purging.NAME, now=now, until=now + purging.LEASE)

    assert purging.tell(now) == 0
    assert purging.tell(now + purging.LEASE) == 1


@pytest.mark.parametrize(
    ("token", "header", "value"),
    [("abc", "Authorization", "Bearer abc"), ("Fastly-Key: abc", "Fastly-Key", "abc")],
)
def test_the_token_goes_where_the_cdn_wants_it(cdn, now, settings, token, header, value):
    settings.NEWSROOM_PURGE_TOKEN = token

    call_command("purge", "site")

    assert cdn.keys == [["site"]]
    assert cdn.heard[0][0][header] == value


def test_the_command_says_what_waits_and_refuses_without_a_cdn(cdn, now, settings, capsys):
    purging.tell(now)
    touch(now, "front")
    call_command("purge")
    assert "1 changes not told yet" in capsys.readouterr().out

    cdn.status = 500
    with pytest.raises(CommandError):
        call_command("purge", "site")
    settings.NEWSROOM_PURGE_URL = ""
    with pytest.raises(CommandError):
        call_command("purge", "site")


def test_the_headers_let_a_cdn_keep_pages_only_where_it_is_told(client, settings, now):
    paper.fill()
    alone = client.get("/")
    settings.NEWSROOM_PURGE_URL = "https://cdn.example/purge"
    told = client.get("/")

    assert "s-maxage" not in alone.headers["Cache-Control"]
    assert 0 < int(told.headers["Cache-Control"].rpartition("s-maxage=")[2]) <= 86_400
    assert told.headers["Surrogate-Key"].split() == told.headers["Cache-Tag"].split(",")
    assert {"front", "site"} <= set(told.headers["Surrogate-Key"].split())
    assert client.get("/search/?q=ramp").headers["Cache-Control"].startswith("private")
