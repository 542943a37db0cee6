"""A load client: some connections, each of which asks again as soon as it was answered. No pipelining, one thread.

It spends about 40 microseconds on a request, so that it is the limit where a server answers from memory: such figures are
what was reached, not what the server could do.
"""

import itertools
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

HEAD_END = b"\r\n\r\n"
PATIENCE_SECONDS = 20.0  # for one answer
REFUSALS = 1000  # so often a connection may be closed before it is answered


class NoAnswer(Exception):
    """A server did not answer within `PATIENCE_SECONDS`, or answered what is no HTTP."""


@dataclass
class Measured:
    """What one connection or many got: seconds of every answer, their statuses, and bytes of the last one's body."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    body_bytes: int = 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    def percentile(self, percent: int) -> float:
        """Seconds within which ``percent`` (1 to 99) of a hundred answers came."""
        if len(self.times) < 2:
            return self.times[0] if self.times else 0.0
        return quantiles(self.times, n=100, method="inclusive")[percent - 1]

    def add(self, other: "Measured") -> None:
        """Count another round of the same."""
        self.seconds += other.seconds
        self.times += other.times
        self.statuses += other.statuses
        self.body_bytes = other.body_bytes or self.body_bytes


class _Connection:
    """One connection that waits for one answer at a time."""

    def __init__(self, port: int, requests: Iterator[bytes], selector: selectors.BaseSelector) -> None:
        self.port, self.requests, self.selector, self.refusals = port, requests, selector, 0
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.selector.register(self.socket, selectors.EVENT_READ, self)

    def close(self) -> None:
        self.selector.unregister(self.socket)
        self.socket.close()

    def ask(self) -> None:
        self.request = next(self.requests)
        self.asked_at = time.perf_counter()
        self._send()

    def _send(self) -> None:
        self.received, self.needed = b"", 0
        self.socket.sendall(self.request)

    def is_answered(self) -> bool:
        """Take in what has come; whether the answer is complete."""
        some = self.socket.recv(262_144)
        if not some and self.refusals < REFUSALS:
            # A server that has as many connections as it wants closes one that is new; its time runs on.
            self.refusals += 1
            self._reopen()
            self._send()
            return False
        if not some:
            raise NoAnswer(f"the server on port {self.port} kept closing a connection before its answer was complete")
        self.received += some
        if not self.needed:
            end = self.received.find(HEAD_END)
            if end < 0:
                return False
            self.head = self.received[:end].lower()
            self.body_bytes = _length(self.head)
            self.needed = end + len(HEAD_END) + self.body_bytes
        return len(self.received) >= self.needed

    @property
    def status(self) -> int:
        return int(self.head[9:12])

    def again(self) -> None:
        if b"connection: close" in self.head:
            self._reopen()
        self.ask()

    def _reopen(self) -> None:
        self.close()
        self.open()


def _length(head: bytes) -> int:
    at = head.find(b"content-length:")
    if at >= 0:
        return int(head[at + 15 :].split(b"\r\n", 1)[0])
    if head[9:12] in (b"304", b"204"):
        return 0
    raise NoAnswer("an answer came without its length")


def measure(
    port: int, paths: Sequence[str], *, connections: int, seconds: float, headers: Mapping[str, str] | None = None
) -> Measured:
    """Ask for ``paths`` in turn, on so many connections, for so long. Raises NoAnswer, OSError."""
    requests = itertools.cycle([_request(port, path, headers or {}) for path in paths])
    measured, selector = Measured(), selectors.DefaultSelector()
    every = [_Connection(port, requests, selector) for _ in range(connections)]
    began = time.perf_counter()
    ends = began + seconds
    for each in every:
        each.ask()
    waiting = connections
    while waiting:
        ready = selector.select(PATIENCE_SECONDS)
        if not ready:
            raise NoAnswer(f"no answer for {paths[0]} within {PATIENCE_SECONDS:.0f} s")
        for key, _events in ready:
            connection = key.data
            if not connection.is_answered():
                continue
            now = time.perf_counter()
            measured.times.append(now - connection.asked_at)
            measured.statuses[connection.status] += 1
            measured.body_bytes = connection.body_bytes
            if now < ends:
                connection.again()
            else:
                waiting -= 1
    measured.seconds = time.perf_counter() - began
    for each in every:
        each.close()
    selector.close()
    return measured


def _request(port: int, path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
