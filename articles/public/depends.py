"""What a page shows, said by its view while it is made: the keys of the change log (`articles/publishing/changes.py`).

Whoever keeps pages (the page cache, a CDN) drops a page when one of its keys is touched. A page whose view says nothing is
kept by nobody, so a forgotten line costs speed and never truth.

Keys: `story:7`, `section:harbour`, `profile:7`, `topic:3`, `author:2`, `quotation:key`, `picture:4`; `front` (any story),
`corrections`, `portraits` (somebody's portrait), `addresses` (an address began or ceased to lead somewhere). `site`, the
newsroom itself, is part of every page and is not named by views.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest

SITE = "site"
_NAME = "newsroom.depends"


@dataclass
class Depends:
    """The keys of one page, and the moment from which the clock alone may have changed it (None: never)."""

    named: set[str] = field(default_factory=set)
    until: datetime | None = None

    @property
    def keys(self) -> set[str]:
        """Every key of the page; none where its view named none."""
        return self.named | {SITE} if self.named else set()


def on(request: HttpRequest, *keys: str) -> None:
    """Say that the page being made shows these things."""
    of(request.META).named.update(keys)


def until(request: HttpRequest, moment: datetime | None) -> None:
    """Say that the page may differ from ``moment`` on, whatever else happens; the earliest such moment counts."""
    told = of(request.META)
    if moment is not None and (told.until is None or moment < told.until):
        told.until = moment


def of(environ: Mapping[str, Any]) -> Depends:
    """Return what was said so far; the WSGI environment carries it, so that it outlives Django's request."""
    return environ.setdefault(_NAME, Depends())  # type: ignore[attr-defined]
