"""Lists in pages, cut by the last row of the page before, so that page 900 costs what page 1 costs."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.record.queries import older_than

PAGE_ROWS = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True)
class Slice:
    """One page of a list. `older` is the query string of the next one, or empty; `is_first` is true without a cursor."""

    rows: list[Any]
    older: str
    is_first: bool


def cut(request: HttpRequest, found: QuerySet, moment: str, size: int = PAGE_ROWS) -> Slice:
    """The page that `?before=` asks for of a list sorted newest first by `moment`, then by id.

    What cannot be read as a cursor gives the first page: a mistyped address still answers.
    """
    key = read_cursor(request.GET.get("before", ""))
    some = list(older_than(found, key, moment)[: size + 1])
    older = ""
    if len(some) > size:
        last = some[size - 1]
        older = f"before={write_cursor(getattr(last, moment), last.pk)}"
    return Slice(some[:size], older, key is None)


def write_cursor(at: datetime, row_id: int) -> str:
    """Microseconds since 1970 and the id of a row."""
    return f"{(at - _EPOCH) // timedelta(microseconds=1)}-{row_id}"


def read_cursor(text: str) -> tuple[datetime, int] | None:
    match = _CURSOR.fullmatch(text)
    if match is None:
        return None
    try:
        return _EPOCH + timedelta(microseconds=int(match[1])), int(match[2])
    except OverflowError:
        return None
