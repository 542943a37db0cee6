"""How soon readers get what was published, on every address and in every process of the server."""

import http.client
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from articles.models import Article
from articles.publishing import withdraw
from newsroom.bench.publisher import edit_and_publish

# The kernel spreads connections over the processes; with so many none of two goes without.
CONNECTIONS = 16
GIVEN_UP_SECONDS = 20.0


class NeverSeen(Exception):
    """Readers did not get what was published within `GIVEN_UP_SECONDS`."""


class Readers:
    """Readers who keep their connections and look at the same address again and again."""

    def __init__(self, port: int) -> None:
        self.connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=20) for _ in range(CONNECTIONS)]

    def close(self) -> None:
        for connection in self.connections:
            connection.close()

    def look(self, path: str) -> list[tuple[int, str]]:
        """Return (status, page) of every connection."""
        found = []
        for connection in self.connections:
            connection.request("GET", path)
            answer = connection.getresponse()
            found.append((answer.status, answer.read().decode()))
        return found

    def wait(self, paths: Sequence[str], is_there: Callable[[int, str], bool]) -> float:
        """Return the seconds until all of them saw it on all these addresses. Raises NeverSeen."""
        began, waiting = time.perf_counter(), list(paths)
        while waiting:
            if all(is_there(*seen) for seen in self.look(waiting[0])):
                waiting.pop(0)
            elif time.perf_counter() - began > GIVEN_UP_SECONDS:
                raise NeverSeen(f"{waiting[0]} stayed as it was")
        return time.perf_counter() - began


def seconds_to_visible(port: int, story: Article, address: str, others: Sequence[str], by: Any, mark: str) -> float:
    """Publish ``story`` with ``mark`` in its headline while its pages stand in memory; seconds until all show it."""
    readers, paths = Readers(port), [address, *others]
    try:
        for path in paths:
            readers.look(path)
        edit_and_publish(story, by, mark)
        return readers.wait(paths, lambda _status, page: mark in page)
    finally:
        readers.close()


def seconds_to_gone(port: int, story: Article, address: str, by: Any) -> float:
    """Withdraw ``story`` while its page stands in memory; seconds until everybody gets 410."""
    readers = Readers(port)
    try:
        readers.look(address)
        withdraw(story, by=by, now=timezone.now(), notice="This story was written by a machine and said nothing.")
        return readers.wait([address], lambda status, _page: status == 410)
    finally:
        readers.close()
