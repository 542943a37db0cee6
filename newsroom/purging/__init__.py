"""Telling a CDN which pages changed: every row of the change log at least once, in order, however often the CDN fails.

The CDN keeps the answers of public pages under the keys in their `Surrogate-Key` and `Cache-Tag` headers; `tell` asks it to
drop those of the rows it has not been told of yet. Being told twice does no harm. Any number of workers may call `tell`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from articles.models import EffectPosition
from articles.record.models import RecordChange
from newsroom.purging.call import Refused, purge

NAME = "purge"
MAX_KEYS = 256
LEASE = timedelta(seconds=60)  # longer than a call can take
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=5)
_ROWS = 500


@dataclass(frozen=True)
class Lag:
    """What the CDN has not been told yet: how many changes, since when the oldest waits, how often telling has failed."""

    changes: int
    since: datetime | None
    failures: int


def tell(now: datetime) -> int:
    """Tell the CDN of the next changes it has not heard of; return how many rows of the log these were, 0 where none are.

    After a failure the next try waits 1 s, then twice as long each time, at most 5 minutes.
    """
    if not settings.NEWSROOM_PURGE_URL or not _position().number < _newest():
        return 0
    position = EffectPosition.take(NAME, now=now, until=now + LEASE)
    if position is None:
        return 0
    rows = _next_rows(position.number)
    keys = sorted({key for row in rows for key in row.keys})
    try:
        for start in range(0, len(keys), MAX_KEYS):
            purge(keys[start : start + MAX_KEYS], f"{rows[0].pk}-{rows[-1].pk}-{start}")
    except Refused:
        _wait(position, now)
        return 0
    EffectPosition.objects.filter(pk=position.pk).update(
        number=rows[-1].pk, leased_until=None, failures=0, next_try_at=None, told_at=now
    )
    return len(rows)


def lag() -> Lag:
    """Return what has not been told yet; nothing where no CDN is told."""
    if not settings.NEWSROOM_PURGE_URL:
        return Lag(0, None, 0)
    position = _position()
    waiting = RecordChange.objects.filter(pk__gt=position.number).order_by("pk")
    first = waiting.first()
    return Lag(waiting.count(), first.at if first else None, position.failures)


def _position() -> EffectPosition:
    """Return how far we have come. The first time that is here and now: what a CDN never had, it need not drop."""
    known = EffectPosition.objects.filter(name=NAME).first()
    return known or EffectPosition.objects.get_or_create(name=NAME, defaults={"number": _newest()})[0]


def _newest() -> int:
    return RecordChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _next_rows(number: int) -> list[RecordChange]:
    return list(RecordChange.objects.filter(pk__gt=number).order_by("pk")[:_ROWS])


def _wait(position: EffectPosition, now: datetime) -> None:
    failures = position.failures + 1
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failures - 1, 10))
    EffectPosition.objects.filter(pk=position.pk).update(failures=failures, next_try_at=now + wait, leased_until=None)
