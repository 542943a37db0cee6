"""The pages in memory: found by address, dropped by key, never more than so many bytes.

Two shelves: pages that readers come for, and at the side what anybody can make without end (addresses that lead nowhere,
pages of a list cut somewhere), so that the latter never push out the former.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable

from newsroom.pagecache.address import Address
from newsroom.pagecache.page import Page

SIDE_SHARE = 8  # the side shelf has an eighth of the room
ENTRY_BYTES = 2000  # headers, keys and the tables' own rows, measured
_MAKE_ROOM = 0.9  # drop more than the one page too many, or every new page would search for the oldest
_LARGEST_SHARE = 4  # a page that would take a quarter of its shelf is not kept


class Store:
    """Pages up to ``max_bytes``; what was not asked for longest goes first. Safe for threads."""

    def __init__(self, max_bytes: int) -> None:
        self._room = {False: max_bytes - max_bytes // SIDE_SHARE, True: max_bytes // SIDE_SHARE}
        self._held = {False: 0, True: 0}
        self._pages: dict[Address, Page] = {}
        self._by_key: dict[str, set[Address]] = defaultdict(set)
        self._lock = threading.RLock()

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def held_bytes(self) -> int:
        return sum(self._held.values())

    def get(self, address: Address, now: float) -> Page | None:
        """Return the page, unless the clock has overtaken it. ``now`` is in seconds since 1970."""
        page = self._pages.get(address)  # one look into a dict: readers never wait for each other here
        if page is None or page.until <= now:
            return None
        page.asked_at = now
        return page

    def put(self, address: Address, page: Page, is_outdated: Callable[[], bool]) -> bool:
        """Keep ``page`` unless ``is_outdated()``, asked while no change can come in between. Say whether it was kept."""
        with self._lock:
            if page.held > self._room[page.at_side] // _LARGEST_SHARE or is_outdated():
                return False
            self._remove(address)
            self._pages[address] = page
            self._held[page.at_side] += page.held
            for key in page.keys:
                self._by_key[key].add(address)
            self._make_room(page.at_side)
            return True

    def grow(self, address: Address, page: Page, more: int) -> None:
        """Count ``more`` bytes for a page that was given another form, if it still stands here."""
        with self._lock:
            page.held += more
            if self._pages.get(address) is page:
                self._held[page.at_side] += more
                self._make_room(page.at_side)

    def drop(self, keys: Iterable[str]) -> None:
        """Drop every page that depends on one of ``keys``."""
        with self._lock:
            for key in keys:
                for address in list(self._by_key.get(key, ())):
                    self._remove(address)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._by_key.clear()
            self._held = {False: 0, True: 0}

    def _remove(self, address: Address) -> None:
        page = self._pages.pop(address, None)
        if page is None:
            return
        self._held[page.at_side] -= page.held
        for key in page.keys:
            self._by_key[key].discard(address)
            if not self._by_key[key]:
                del self._by_key[key]

    def _make_room(self, at_side: bool) -> None:
        if self._held[at_side] <= self._room[at_side]:
            return
        oldest_first = sorted((page.asked_at, address) for address, page in self._pages.items() if page.at_side == at_side)
        for _asked_at, address in oldest_first:
            if self._held[at_side] <= self._room[at_side] * _MAKE_ROOM:
                return
            self._remove(address)
