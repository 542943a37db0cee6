"""Lists in pages: cut by the last row of the page before, with the whole address of the next."""

import re
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.public import keyset, pages
from articles.public.api.asked import Paged
from articles.public.api.problems import Problem
from articles.record import catalogue
from articles.record.models import PublishedQuotation, Site
from articles.record.queries import older_than


def by_moment(asked: Paged, found: QuerySet, moment: str) -> tuple[list[Any], str]:
    """Return the rows of a page of a list sorted newest first by ``moment``, and the cursor of the next or ""."""
    some = list(_after(asked, found, moment)[: asked.limit + 1])
    rows = some[: asked.limit]
    return rows, _cursor(rows[-1], moment) if len(some) > asked.limit else ""


def by_name(asked: Paged, found: QuerySet, name: str) -> tuple[list[Any], str]:
    """Return the rows of a page of a list sorted by the unique column ``name``, and the cursor of the next or ""."""
    some = list(found[: asked.limit + 1])
    rows = some[: asked.limit]
    return rows, str(getattr(rows[-1], name)) if len(some) > asked.limit else ""


def looked_through(
    asked: Paged, found: QuerySet[PublishedQuotation], is_wanted: Callable[[str, str], bool]
) -> tuple[list[PublishedQuotation], str]:
    """Return those of the next `LOOKED_THROUGH` quotations whose type and terms are wanted, and the cursor of the next.

    So a rare kind costs no more than a frequent one: its pages hold fewer, perhaps none, and the next one goes on.
    """
    found = _after(asked, found, "published_at")
    looked = catalogue.facts_of(found)
    wanted = [(at, row_id) for at, row_id, kind, terms in looked if is_wanted(kind, terms)]
    chosen = wanted[: asked.limit]
    last = chosen[-1] if len(wanted) > asked.limit else looked[-1][:2] if len(looked) == catalogue.LOOKED_THROUGH else None
    rows = list(found.filter(pk__in=[row_id for _at, row_id in chosen])) if chosen else []
    return rows, keyset.write_cursor(*last) if last else ""


def number(asked: Paged) -> int:
    """Read `after` where it is the number of a version. Raises Problem (400)."""
    if not asked.after:
        return 0
    if not re.fullmatch("[0-9]{1,9}", asked.after):
        raise Problem(400, _("after: this is no number of a version."))
    return int(asked.after)


def page(request: HttpRequest, site: Site, items: list[Any], cursor: str) -> dict[str, Any]:
    """A page of a list as it is told. The next page is asked for with the same words and this cursor."""
    following = None
    if cursor:
        words = request.GET.copy()
        words["after"] = cursor
        following = pages.absolute(request, site, f"{request.path}?{words.urlencode()}")
    return {"items": items, "next": following}


def _after(asked: Paged, found: QuerySet, moment: str) -> QuerySet:
    key = keyset.read_cursor(asked.after)
    if asked.after and key is None:
        raise Problem(400, _("after: this is no cursor. Take it from “next” of the page before."))
    return older_than(found, key, moment)


def _cursor(row: Any, moment: str) -> str:
    return keyset.write_cursor(getattr(row, moment), row.pk)
