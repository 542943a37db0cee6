"""The versions of one story that readers can open."""

from . import queries
from .models import PublishedVersion

MOST = 30  # versions looked through for a change of a quotation


def versions_of(story: str) -> list[PublishedVersion]:
    """Every version of the story, oldest first, without its words; one whose words were taken back has `path` None."""
    found = queries.rows(PublishedVersion).filter(story=story).order_by("number")
    return list(found.only("seq", "number", "kind", "recorded_at", "path", "is_live", "hash"))


def payloads(story: str, numbers: set[int]) -> dict[int, str]:
    """What these versions say, by number; one whose words were taken back is missing."""
    found = queries.rows(PublishedVersion).filter(story=story, number__in=numbers, payload__isnull=False)
    return dict(found.values_list("number", "payload"))


def newest_first(story: str) -> list[PublishedVersion]:
    """The newest versions whose words readers may have, with their words."""
    found = queries.rows(PublishedVersion).filter(story=story, payload__isnull=False)
    return list(
        found.exclude(kind__in=queries.TAKEN_AWAY).order_by("-number").only("number", "recorded_at", "payload")[:MOST]
    )
