"""Which addresses stand on which map of the site. Maps are cut by id, so that none is counted through to find its start."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from . import queries
from .models import Profile, StoryPage

ADDRESSES_A_MAP = 50_000  # the most a map may hold (sitemaps.org)
STORIES, PROFILES, LISTS = "stories", "profiles", "lists"


@dataclass(frozen=True)
class Part:
    """One map; it holds no more than `at_most` addresses."""

    name: str
    number: int
    at_most: int


def parts() -> list[Part]:
    """Return every map there is, in two queries."""
    found = []
    for name, model in ((STORIES, StoryPage), (PROFILES, Profile)):
        highest = queries.rows(model).aggregate(highest=Max("pk"))["highest"] or 0
        for number in range(1, -(-highest // ADDRESSES_A_MAP) + 1):
            found.append(Part(name, number, min(ADDRESSES_A_MAP, highest - (number - 1) * ADDRESSES_A_MAP)))
    return [*found, Part(LISTS, 1, 0)]


def addresses(name: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield (path, day of the last change or "") of one map, in one query."""
    if name == LISTS:
        yield from ((path, "") for path in queries.listing_addresses())
        return
    above = (number - 1) * ADDRESSES_A_MAP
    within = {"pk__gt": above, "pk__lte": above + ADDRESSES_A_MAP}
    if name == STORIES:
        rows = queries.rows(StoryPage).filter(**within).order_by("-pk").values_list("path", "updated_at")
        yield from ((path, changed_at.date().isoformat()) for path, changed_at in rows)
    else:
        rows = queries.rows(Profile).filter(**within).order_by("pk").values_list("path", flat=True)
        yield from ((path, "") for path in rows)
