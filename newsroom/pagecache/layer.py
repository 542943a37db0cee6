"""The layer in front of Django: a page that stands in memory is answered without it.

What holds: a page is made for nobody in particular (`_for_anybody`), so it cannot carry one reader's data to another; it
is kept only where its view said what it depends on and the answer is a plain one; the change log is looked at before
anything is answered from memory; and where the log cannot be read, nothing is.
"""

import io
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from articles.public import depends
from newsroom.pagecache.address import ASKED_ANYTHING, PASSED_BY, Address, Addresses
from newsroom.pagecache.following import Follower, Moment
from newsroom.pagecache.negotiation import forms_for, has_copy
from newsroom.pagecache.page import Answered, Page
from newsroom.pagecache.store import ENTRY_BYTES, Store

Environ = dict[str, Any]
Start = Callable[..., Any]

KEPT_CODES = (200, 301, 404, 410)
WAIT_SECONDS = 1.0  # for another request that is making the same page; then one makes it oneself
LONGEST_SECONDS = 86_400.0  # also a page the log never touches is made anew once a day
_READING = ("GET", "HEAD")
# All that making a page needs of a request. No cookie, no login, no language, no address of a reader is among them.
_NEEDED = (
    "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "PATH_INFO", "SCRIPT_NAME", "wsgi.version",
    "wsgi.url_scheme", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once",
)  # fmt: skip
_READERS_OWN = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")


class _Making:
    """A page being made: others who want it wait for `done`. `page` stays None where it may not be shared."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.page: Page | None = None


class PageCache:
    """WSGI application that answers public addresses from ``store`` where it can and asks ``application`` where not."""

    def __init__(
        self,
        application: Callable[[Environ, Start], Iterable[bytes]],
        addresses: Addresses,
        store: Store,
        follower: Follower,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.application, self.addresses, self.store, self.follower = application, addresses, store, follower
        self.clock = clock
        self._making: dict[Address, _Making] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in _READING or environ["PATH_INFO"].startswith(PASSED_BY):
            return self._pass_by(environ, start_response)
        address = self.addresses.of(environ)
        if address is None:
            return self._pass_by(environ, start_response)
        page = self.store.get(address, self.clock()) if self.follower.is_current() else None
        if page is None:
            page = self._fetch(address, environ)
        return self._answer(address, page, environ, start_response)

    def _pass_by(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith("/desk/"):
            for name in _READERS_OWN:
                environ.pop(name, None)
        return self.application(environ, start_response)

    def _answer(self, address: Address, page: Page, environ: Environ, start_response: Start) -> Iterable[bytes]:
        form, more = page.form(forms_for(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if more:
            self.store.grow(address, page, more)
        asked = environ.get("HTTP_IF_NONE_MATCH")
        age = ("Age", str(max(0, int(self.clock() - page.born_at))))
        if asked and page.is_ok and has_copy(asked, form.etag):
            start_response("304 Not Modified", [*form.unchanged, age])
            return ()
        start_response(page.status, [*form.headers, age])
        return form.body if environ["REQUEST_METHOD"] == "GET" else ()

    # -- Making pages --------------------------------------------------------------------------------------------------
    def _fetch(self, address: Address, environ: Environ) -> Page:
        if address.path.startswith(ASKED_ANYTHING) and address.query:
            return self._make(address, environ)[0]
        with self._lock:
            making = self._making.get(address)
            is_mine = making is None
            if making is None:
                making = self._making[address] = _Making()
        if not is_mine:
            making.done.wait(WAIT_SECONDS)
            return making.page or self._make(address, environ)[0]
        try:
            page, may_be_shared = self._make(address, environ)
            if may_be_shared:
                making.page = page
            return page
        finally:
            with self._lock:
                del self._making[address]
            making.done.set()

    def _make(self, address: Address, environ: Environ) -> tuple[Page, bool]:
        """Return the page as it is now, and whether it was kept."""
        began = self.follower.moment if self.follower.is_current() else None
        clean = self._for_anybody(address, environ)
        answered = _ask(self.application, clean)
        told = depends.of(clean)
        now = self.clock()
        until = min(now + LONGEST_SECONDS, told.until.timestamp() if told.until else float("inf"))
        keys = told.keys if may_be_kept(answered) else frozenset()
        page = Page(answered, keys, at_side=answered.code != 200 or bool(address.query), now=now, until=until)
        if began is None or not keys:
            return page, False
        return page, self._keep(address, page, began)

    def _for_anybody(self, address: Address, environ: Environ) -> Environ:
        """Return a request for the page of ``address`` that holds nothing of the reader who happens to ask first."""
        needed = {name: environ[name] for name in (*_NEEDED, *self.addresses.deciding) if name in environ}
        return needed | {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": address.query,
            "wsgi.input": io.BytesIO(),
            "CONTENT_LENGTH": "",
            "REMOTE_ADDR": "",
        }

    def _keep(self, address: Address, page: Page, began: Moment) -> bool:
        page.compress()
        page.held += ENTRY_BYTES
        return self.store.put(address, page, lambda: self.follower.has_touched(page.keys, began))


def may_be_kept(answered: Answered) -> bool:
    """Whether an answer is the same for everybody: a plain status, no cookie, nothing private, no variation by reader."""
    if answered.code not in KEPT_CODES or answered.values("set-cookie"):
        return False
    said = ",".join(answered.values("cache-control")).lower()
    varies = {each.strip().lower() for value in answered.values("vary") for each in value.split(",")}
    return not any(word in said for word in ("private", "no-store", "no-cache")) and varies <= {"", "accept-encoding"}


def _ask(application: Callable[[Environ, Start], Iterable[bytes]], environ: Environ) -> Answered:
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        started.append((status, headers))

    chunks = application(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    return Answered(*started[-1], body)
