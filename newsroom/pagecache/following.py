"""Applying the change log to the pages in memory, before anything is answered from them."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from newsroom.pagecache.changelog import TOO_MANY, Change, LogUnreadable
from newsroom.pagecache.store import Store

LOOK_SECONDS = 0.25  # a page may be old by this much
TRUST_SECONDS = 1.0  # and is not shown once the log has been silent for this long
_PATIENCE_SECONDS = 0.25  # how long a reader waits for another thread that is looking
_REMEMBERED = 500


class Log(Protocol):
    """Where changes are read; `changelog.ChangeLog` outside tests."""

    def newest(self) -> Change | None: ...

    def since(self, number: int) -> list[Change]: ...


class Moment(NamedTuple):
    """How far the log had been followed when a page was begun. `era` rises when everything was dropped at once."""

    era: int
    number: int


class Follower:
    """Follows ``log`` for ``store``. Safe for threads: one looks, the others go on with what is known."""

    def __init__(self, log: Log, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._log, self._store, self._clock = log, store, clock
        self._looking = threading.Lock()
        self._looked_at = self._tried_at = float("-inf")
        self._last: Change | None = None
        self._era = 0
        self._recent: tuple[Change, ...] = ()  # replaced, never changed: other threads read it meanwhile

    @property
    def moment(self) -> Moment:
        last = self._last
        return Moment(self._era, last.number if last else 0)

    def is_current(self) -> bool:
        """Whether pages in memory may be shown now; looks into the log where it is time to."""
        now = self._clock()
        age = now - self._looked_at
        if age < LOOK_SECONDS:
            return True
        is_trusted = age < TRUST_SECONDS
        if now - self._tried_at < LOOK_SECONDS and not self._looking.locked():
            return is_trusted
        if self._looking.acquire(timeout=0 if is_trusted else _PATIENCE_SECONDS):
            try:
                if self._clock() - self._looked_at >= LOOK_SECONDS:
                    self._look()
            finally:
                self._looking.release()
        return self._clock() - self._looked_at < TRUST_SECONDS

    def has_touched(self, keys: Iterable[str], since: Moment) -> bool:
        """Whether one of ``keys`` may have been touched after ``since``, as far as the log has been followed."""
        recent = self._recent
        if since.era != self._era or (len(recent) == _REMEMBERED and recent[0].number > since.number + 1):
            return True
        wanted = frozenset(keys)
        return any(change.number > since.number and wanted & change.keys for change in recent)

    def _look(self) -> None:
        started_at = self._tried_at = self._clock()
        try:
            self._follow()
        except LogUnreadable:
            return
        self._looked_at = started_at

    def _follow(self) -> None:
        if self._last is None:
            self._begin_anew()
            return
        found = self._log.since(self._last.number)
        if not found or found[0] != self._last or len(found) == TOO_MANY:
            # Another log than the one followed so far (a copy was put back, a demo begun anew), or too much to tell apart.
            self._begin_anew()
            return
        new = found[1:]
        if new:
            # First here, then in the store: a page begun before is refused, or dropped when it stands there already.
            self._recent = (*self._recent, *new)[-_REMEMBERED:]
            self._last = new[-1]
            self._store.drop(frozenset().union(*(change.keys for change in new)))

    def _begin_anew(self) -> None:
        last = self._log.newest()
        if last == self._last:
            return  # nothing was ever published, and nothing is now
        self._era += 1
        self._recent = ()
        self._last = last
        self._store.clear()
