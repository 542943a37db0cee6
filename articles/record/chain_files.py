"""The chain as files that anyone may keep: a thousand versions a file, and the last version of every day that is over."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min
from django.db.models.functions import Substr

from . import chain
from .models import ChainHead, PublishedVersion

VERSIONS_A_FILE = 1000
_RECORD = "record"  # the readers' own connection
_CHUNK = 50  # a payload is some ten thousand characters
_DAY = len("2026-01-31")


@dataclass(frozen=True)
class Head:
    """The chain up to one of its versions; `day` is that of its recording, in UTC."""

    day: str
    seq: int
    hash: str


def newest_head() -> Head | None:
    """Return the chain's last version, None while nothing was published."""
    found = ChainHead.objects.using(_RECORD).filter(chain=chain.CHAIN).first()
    if found is None or found.seq == 0:
        return None
    recorded_at = PublishedVersion.objects.using(_RECORD).values_list("recorded_at", flat=True).get(seq=found.seq)
    return Head(recorded_at[:_DAY], found.seq, found.hash)


def number_of_files(head: Head | None) -> int:
    return -(-head.seq // VERSIONS_A_FILE) if head else 0


def state_of_file(number: int) -> tuple[int, int]:
    """Return (last seq, versions whose words are there) of a file: together they change whenever the file does."""
    found = _versions(number).aggregate(last=Max("seq"), full=Count("salt"))
    return found["last"] or 0, found["full"]


def lines_of_file(number: int) -> Iterator[str]:
    """Yield the versions of a file, one JSON object a line; `payload` is the committed text as a string, or null."""
    for version in _versions(number).order_by("seq").iterator(_CHUNK):
        header = dict(zip(chain.HEADER_FIELDS, chain.header_of(version), strict=True))
        rest = {
            "hash": version.hash,
            "salt": bytes(version.salt).hex() if version.salt else None,
            "payload": version.payload,
        }
        yield json.dumps(header | rest, ensure_ascii=False) + "\n"


def daily_heads() -> list[Head]:
    """Return the head with which each day ended, oldest first. A line never changes once it is there.

    A clock may be set back, so a day ends with the last version before the first one of any later day; the newest day is
    left out, since it may still go on.
    """
    first_of = dict(
        PublishedVersion.objects.using(_RECORD)
        .annotate(day=Substr("recorded_at", 1, _DAY))
        .values_list("day")
        .annotate(Min("seq"))
    )
    ends: dict[str, int] = {}
    next_begins: int | None = None
    for day in sorted(first_of, reverse=True):
        if next_begins is not None and first_of[day] < next_begins:
            ends[day] = next_begins - 1
        next_begins = min(first_of[day], next_begins or first_of[day])
    hashes = dict(PublishedVersion.objects.using(_RECORD).filter(seq__in=ends.values()).values_list("seq", "hash"))
    return [Head(day, ends[day], hashes[ends[day]]) for day in sorted(ends)]


def _versions(number: int):
    first = (number - 1) * VERSIONS_A_FILE
    return PublishedVersion.objects.using(_RECORD).filter(seq__gt=first, seq__lte=first + VERSIONS_A_FILE)
