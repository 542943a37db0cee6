"""The only code that opens an address on the web (protection.md, section 3).

    CannotFetch            `sources.errors.PageNotFetched`; its `status` is what was answered, if anything was
    ├── AddressRefused     no http(s) address, a port, a password in it, or a machine that is not on the open internet
    ├── NoAnswer           no such name, nobody there, a broken answer; try later, or check the address
    ├── TooSlow            the whole took longer than allowed; try later, or attach a file
    ├── TooMuch            longer than allowed; attach the part that matters
    └── BadStatus          the page is gone, or wants something of us; check the link

The name is resolved once, every address found is judged, and the connection goes to that very address; so a name that
answers differently the second time gains nothing. Each redirect is judged anew. Nothing is sent but the request: no cookie,
no login.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from sources.errors import PageNotFetched

MAX_BYTES = 5 * 1024 * 1024
SECONDS = 5.0
MAX_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_PIECE_BYTES = 64 * 1024
_NAT64 = tuple(ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48"))
_HEADERS = {
    "User-Agent": "Newsroom/1 (keeps copies of pages it quotes)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",  # nothing packed, so nothing can unpack to more than was read
    "Connection": "close",
}

Resolve = Callable[[str, int], list[str]]
IsAllowed = Callable[[str, int], bool]


class CannotFetch(PageNotFetched):
    """Nothing was fetched."""


class AddressRefused(CannotFetch):
    """The address is none that the newsroom opens."""


class NoAnswer(CannotFetch):
    """Nobody answered, or not in HTTP."""


class TooSlow(CannotFetch):
    """The answer was not complete in time."""


class TooMuch(CannotFetch):
    """The answer is longer than allowed."""

    is_there = True


class BadStatus(CannotFetch):
    """The answer was no page; `status` says what."""

    def __init__(self, status: int):
        super().__init__(f"The address answered with status {status}.")
        self.status = status


@dataclass(frozen=True)
class Fetched:
    """`url` after redirects; `media_type` as the server names it, lower case, without parameters."""

    url: str
    media_type: str
    content: bytes


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as texts."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str, port: int) -> bool:
    """Whether this is a machine on the open internet, asked at a port of the web."""
    if port not in _PORTS.values():
        return False
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False  # with a zone, such as fe80::1%eth0
    if isinstance(ip, ipaddress.IPv6Address) and (
        ip.ipv4_mapped or ip.sixtofour or ip.teredo or any(ip in network for network in _NAT64) or int(ip) < 2**32
    ):
        return False  # another way to write an address that might be one of ours
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(
    url: str,
    *,
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    resolve: Resolve = resolve,
    is_allowed: IsAllowed = is_public,
) -> Fetched:
    """The content behind `url`. Raises CannotFetch. Tests, with a server of their own, give `resolve` and `is_allowed`."""
    until = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        address = _one_address(parts, resolve, is_allowed, until)
        status, location, fetched = _ask(parts, address, until, max_bytes)
        if status not in _REDIRECTS or not location:
            if status != 200:
                raise BadStatus(status)
            return fetched
        url = urljoin(urlunsplit(parts), location)
    raise NoAnswer("The address leads from one to the next without end.")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError:
        raise AddressRefused("This is no address.") from None
    if parts.scheme not in _PORTS or not host:
        raise AddressRefused("Only addresses with http or https are opened.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("An address with a name or password in it is not opened.")
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise AddressRefused("This is no address.") from None
    if any(ord(char) <= 32 or ord(char) == 127 for char in host):
        raise AddressRefused("This is no address.")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
    # Letters beyond ASCII are quoted; what is quoted already stays.
    path, query = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"), quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return SplitResult(parts.scheme, netloc, path, query, "")


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _one_address(parts: SplitResult, resolve: Resolve, is_allowed: IsAllowed, until: float) -> str:
    addresses = _in_time(resolve, parts, until)
    if not addresses:
        raise NoAnswer("There is no such host.")
    # All of them: a name with one address inside and one outside is a trick.
    if not all(is_allowed(address, _port(parts)) for address in addresses):
        raise AddressRefused("This address does not lead to the open internet, so it is not opened.")
    return addresses[0]


def _in_time(resolve: Resolve, parts: SplitResult, until: float) -> list[str]:
    """What `resolve` finds; nothing where it fails. The system's own resolver knows no deadline, hence the thread."""
    found: list[str] = []

    def look() -> None:
        with suppress(OSError, UnicodeError):
            found.extend(resolve(parts.hostname or "", _port(parts)))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(max(0, until - time.monotonic()))
    if looking.is_alive():
        raise TooSlow("The name could not be resolved in time.")
    return found


def _ask(parts: SplitResult, address: str, until: float, max_bytes: int) -> tuple[int, str, Fetched]:
    connection = _Pinned(parts, address, until)
    try:
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        connection.request("GET", target, headers={"Host": parts.netloc, **_HEADERS})
        answer = connection.getresponse()
        media_type = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        content = b"" if answer.status != 200 else _content(answer, max_bytes)
        return answer.status, answer.getheader("Location") or "", Fetched(urlunsplit(parts), media_type, content)
    except TimeoutError:
        raise TooSlow("The answer took too long.") from None
    except (OSError, http.client.HTTPException, ValueError):
        if time.monotonic() >= until:
            raise TooSlow("The answer took too long.") from None
        raise NoAnswer("Nobody answered, or not as a web server does.") from None
    finally:
        connection.hang_up()


def _content(answer: http.client.HTTPResponse, max_bytes: int) -> bytes:
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise NoAnswer("The answer is packed, although that was not asked for.")
    content = bytearray()
    while piece := answer.read1(_PIECE_BYTES):
        content += piece
        if len(content) > max_bytes:
            raise TooMuch("The answer is longer than what is kept.")
    if answer.length:
        raise NoAnswer("The answer broke off.")
    return bytes(content)


class _Pinned(http.client.HTTPConnection):
    """A connection to one address, under the name that was asked for, that ends when its time is up."""

    def __init__(self, parts: SplitResult, address: str, until: float):
        super().__init__(parts.hostname or "", _port(parts))
        self._address = address
        self._is_secure = parts.scheme == "https"
        self._until = until
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        self._plain = socket.create_connection((self._address, self.port), timeout=self._left())
        if self._is_secure:
            self._plain = ssl.create_default_context().wrap_socket(self._plain, server_hostname=self.host)
        self.sock = _Hurried(self._plain, self._left)

    def hang_up(self) -> None:
        self.close()
        if self._plain is not None:
            self._plain.close()

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Hurried:
    """A socket whose every step gets only what is left of the whole time, so that a drip of single bytes gains nothing."""

    def __init__(self, sock: socket.socket, left: Callable[[], float]):
        self._sock = sock
        self._left = left

    def sendall(self, content: bytes) -> None:
        self._sock.settimeout(self._left())
        self._sock.sendall(content)

    def makefile(self, mode: str):
        return io.BufferedReader(_Incoming(self._sock, self._left))

    def close(self) -> None:
        """The library lets go here while it still reads; `hang_up` closes."""


class _Incoming(io.RawIOBase):
    def __init__(self, sock: socket.socket, left: Callable[[], float]):
        self._sock = sock
        self._left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        self._sock.settimeout(self._left())
        return self._sock.recv_into(buffer)
