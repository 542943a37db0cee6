"""A reader before the page cache, and the same newsroom without one, to compare."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

from articles.record.models import RecordChange
from newsroom.pagecache.address import Addresses
from newsroom.pagecache.changelog import TOO_MANY, Change, LogUnreadable
from newsroom.pagecache.following import Follower
from newsroom.pagecache.layer import PageCache
from newsroom.pagecache.store import Store

MEGABYTE = 1024 * 1024


@dataclass
class Got:
    """An answer; `headers` by lower-case name."""

    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> int:
        return int(self.status[:3])


class Clock:
    """Seconds that pass when a test says so; each look at it takes none."""

    def __init__(self) -> None:
        self.now = time.time()  # pages end at midnight of the real day

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


class WrittenLog:
    """A change log that a test writes itself."""

    def __init__(self) -> None:
        self.rows: list[Change] = []
        self.is_silent = False
        self.looks = 0

    def touch(self, *keys: str) -> None:
        self.rows.append(Change(len(self.rows) + 1, at=len(self.rows), keys=frozenset(keys)))

    def newest(self) -> Change | None:
        self._look()
        return self.rows[-1] if self.rows else None

    def since(self, number: int) -> list[Change]:
        self._look()
        return [row for row in self.rows if row.number >= number][:TOO_MANY]

    def _look(self) -> None:
        self.looks += 1
        if self.is_silent:
            raise LogUnreadable


class LogOfTheTest:
    """The real change log, read inside the test's own transaction."""

    def newest(self) -> Change | None:
        found = [_change(row) for row in RecordChange.objects.order_by("-id")[:1]]
        return found[0] if found else None

    def since(self, number: int) -> list[Change]:
        return [_change(row) for row in RecordChange.objects.filter(id__gte=number).order_by("id")[:TOO_MANY]]


def _change(row: RecordChange) -> Change:
    return Change(row.pk, row.at, frozenset(row.keys))


class Reader:
    """Asks the cache; `fresh` asks Django. The log is looked at before every answer unless ``clock`` is given."""

    def __init__(
        self, application: Any = None, log: Any = None, clock: Clock | None = None, max_bytes: int = 4 * MEGABYTE
    ) -> None:
        self.application = application or WSGIHandler()
        self.made = 0
        self.store = Store(max_bytes)
        self.clock = clock or Clock()
        self.steps = 0.0 if clock else 0.3
        self.log = log or LogOfTheTest()
        follower = Follower(self.log, self.store, self.clock)
        # Pages end at midnight of the real day, which the steps of a thousand requests would reach before it comes.
        wall_clock = self.clock if clock else time.time
        self.cache = PageCache(self._counted, Addresses(["*"]), self.store, follower, wall_clock)

    def get(self, path: str, query: str = "", method: str = "GET", **headers: str) -> Got:
        self.clock.pass_by(self.steps)
        return asked(self.cache, path, query, method, **headers)

    def fresh(self, path: str, query: str = "") -> Got:
        return asked(self.application, path, query)

    def _counted(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.made += 1
        return self.application(environ, start_response)


def asked(application: Any, path: str, query: str = "", method: str = "GET", **headers: str) -> Got:
    """Ask a WSGI application; ``headers`` by their WSGI names without HTTP_."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "testserver",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    } | {f"HTTP_{name}": value for name, value in headers.items()}  # fmt: skip
    chunks = application(environ, lambda status, given, exc_info=None: started.append((status, given)))
    body = b"".join(chunks)
    getattr(chunks, "close", lambda: None)()
    status, given = started[-1]
    return Got(status, {name.lower(): value for name, value in given}, body)
