"""Two addresses for whoever runs the newsroom: is the process alive, and can it serve readers, in time?

`/healthz` says "ok" and asks nobody. `/readyz` says in words what `looking.py` found: 200 where readers can be served, also
when the worker is late, since taking the readers' pages away would mend nothing; 503 where they cannot.

They stand before Django (`around`), so that a probe needs no name of ours in its `Host`, is not sent on to https, and has
nothing to do with the page cache or a session. They ask the record only, like every other public address.
"""

import json
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from newsroom.health import looking

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
REMEMBERED_SECONDS = 1.0  # many who ask at once cost one look
_ALIVE = b"ok\n"


def around(application: Application) -> Application:
    """Return ``application`` with both addresses before it."""
    return Health(application, looking.look)


class Health:
    """WSGI application that answers the two addresses itself and passes everything else on."""

    def __init__(
        self, application: Application, look: Callable[[], looking.Seen], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.application, self.look, self.clock = application, look, clock
        self._looking = threading.Lock()
        self._seen: looking.Seen | None = None
        self._looked_at = float("-inf")

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path not in ("/healthz", "/readyz"):
            return self.application(environ, start_response)
        if method not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        status, kind, body = self._alive() if path == "/healthz" else self._ready()
        headers = [
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start_response(status, headers)
        return [body] if method == "GET" else []

    def _alive(self) -> tuple[str, str, bytes]:
        return "200 OK", "text/plain; charset=utf-8", _ALIVE

    def _ready(self) -> tuple[str, str, bytes]:
        seen = self._newest()
        status = "200 OK" if seen.can_serve else "503 Service Unavailable"
        return status, "application/json", json.dumps(seen.words()).encode() + b"\n"

    def _newest(self) -> looking.Seen:
        """What was seen within the last second; while another thread is looking, what was seen last."""
        if self.clock() - self._looked_at > REMEMBERED_SECONDS and self._looking.acquire(blocking=self._seen is None):
            try:
                if self.clock() - self._looked_at > REMEMBERED_SECONDS:
                    self._seen, self._looked_at = self.look(), self.clock()
            finally:
                self._looking.release()
        return self._seen or looking.NOTHING
