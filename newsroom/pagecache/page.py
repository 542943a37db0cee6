"""One page as it is kept: in the forms in which it is sent, each complete with its headers."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import brotli

Headers = list[tuple[str, str]]

FORMS = ("br", "gzip", "identity")  # in this order where a reader takes several alike
# Quality 5 is where brotli beats gzip in size and in time; higher ones would hold up the reader who is waiting for it.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
WORTH_BYTES = 400  # below this a compressed form saves nothing
_COMPRESSIBLE = ("text/", "application/xml", "application/rss+xml", "application/atom+xml", "application/json",
                 "application/feed+json", "application/ld+json", "application/xhtml+xml", "image/svg+xml")  # fmt: skip
# Not part of what is kept: made anew for each form, or for one connection.
_OWN = ("content-length", "etag", "vary", "content-encoding", "connection", "date", "age")
# Of a 304 these stay (RFC 9110, section 15.4.5), and what caches on the way sort by.
_OF_UNCHANGED = ("cache-control", "content-location", "expires", "surrogate-key", "cache-tag")


class Form(NamedTuple):
    """A page in one encoding. `etag` is strong and differs by encoding."""

    etag: str
    headers: Headers
    unchanged: Headers
    body: tuple[bytes, ...]
    held: int


@dataclass
class Answered:
    """What the application answered, whole. `status` is as in "200 OK"."""

    status: str
    headers: Headers
    body: bytes

    @property
    def code(self) -> int:
        return int(self.status[:3])

    def values(self, name: str) -> list[str]:
        return [value for each, value in self.headers if each.lower() == name]


class Page:
    """A page that may be kept: the forms made so far, its keys, and until when the clock lets it stand."""

    __slots__ = ("_answered", "_tag", "asked_at", "at_side", "born_at", "forms", "held", "is_ok", "keys", "status", "until")

    def __init__(
        self, answered: Answered, keys: Iterable[str] = (), *, at_side: bool = False, now: float = 0.0, until: float = 0.0
    ) -> None:
        self.status, self.is_ok = answered.status, answered.code == 200
        self.keys, self.at_side = frozenset(keys), at_side
        self.born_at = self.asked_at = now
        self.until = until
        self._answered: Answered | None = answered
        self._tag = hashlib.blake2b(answered.body, digest_size=16).hexdigest()
        self.forms: dict[str, Form] = {}
        self.held = 0

    def compress(self) -> None:
        """Make the forms that browsers ask for, and let go of the whole text, which the shorter ones can give back."""
        if self._is_compressible:
            self.forms = {name: self._made(name) for name in ("br", "gzip")}
            self._answered = Answered(self._answered.status, self._answered.headers, b"")
        else:
            self.forms = {"identity": self._made("identity")}
        self.held = sum(form.held for form in self.forms.values())

    def form(self, wanted: tuple[str, ...]) -> tuple[Form, int]:
        """Return the first of ``wanted`` (the last is "identity") that this page can have, and what bytes it holds more."""
        for name in wanted:
            if name in self.forms:
                return self.forms[name], 0
            if name == "identity" or (self._answered.body and self._is_compressible):
                break
        found = self.forms[name] = self._made(name)
        return found, found.held

    @property
    def _is_compressible(self) -> bool:
        kind = "".join(self._answered.values("content-type"))
        return "gzip" in self.forms or (len(self._answered.body) >= WORTH_BYTES and kind.startswith(_COMPRESSIBLE))

    def _made(self, name: str) -> Form:
        body = self._answered.body
        if name == "br":
            body = brotli.compress(body, quality=BROTLI_QUALITY)
        elif name == "gzip":
            # mtime=0: the same page has the same bytes, as a strong tag promises.
            body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        elif "gzip" in self.forms:
            body = gzip.decompress(self.forms["gzip"].body[0])
        return self._form(name, body)

    def _form(self, name: str, body: bytes) -> Form:
        kept = [(each, value) for each, value in self._answered.headers if each.lower() not in _OWN]
        tag = f'"{self._tag}"' if name == "identity" else f'"{self._tag}-{name}"'
        own = [("Vary", "Accept-Encoding")] + ([("ETag", tag)] if self.is_ok else [])
        encoded = [("Content-Encoding", name)] if name != "identity" else []
        headers = kept + own + encoded + [("Content-Length", str(len(body)))]
        unchanged = [pair for pair in kept if pair[0].lower() in _OF_UNCHANGED] + own
        return Form(tag, headers, unchanged, (body,), len(body))
