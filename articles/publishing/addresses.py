"""Giving stories their public addresses: an empty slug is made from the headline, and no address is ever given twice."""

from collections.abc import Sequence
from datetime import datetime

from articles.errors import AddressTaken
from articles.record.models import PublicPath
from articles.record.paths import path_hashes, story_path
from articles.snapshot import Story

from . import gaps

_TRIES_FOR_A_SLUG = 1000


class AddressBook:
    """Which addresses other stories have or had, for the stories given; asks the record once for all of them."""

    def __init__(self, stories: Sequence[Story], first_published: dict[int, datetime], zone: str) -> None:
        self._first, self._zone = first_published, zone
        wanted = [self._path(story, story.article.slug or gaps.slug_from(story.article.headline)) for story in stories]
        self._owners = self._ask(wanted)

    def settle(self, story: Story) -> bool:
        """Fill the slug of the story's article (not saved) where it is empty, and say whether it was.

        Raises AddressTaken where the slug somebody chose makes an address that was another story's.
        """
        article = story.article
        if article.slug:
            if not self._take(story, article.slug):
                raise AddressTaken(article.slug)
            return False
        stem = gaps.slug_from(article.headline)
        tries = (stem, *(f"{stem}-{number}" for number in range(2, _TRIES_FOR_A_SLUG)), f"{stem}-{article.story_key}")
        article.slug = next(slug for slug in tries if self._take(story, slug))
        return True

    def path_of(self, story: Story) -> str:
        """Return the address of a settled story."""
        return self._path(story, story.article.slug)

    def _path(self, story: Story, slug: str) -> str:
        return story_path(story.section.slug, self._first[story.article.pk], slug, self._zone) if story.section else ""

    def _take(self, story: Story, slug: str) -> bool:
        path = self._path(story, slug)
        if path not in self._owners:
            self._owners |= self._ask([path])
        owner = self._owners[path]
        if owner not in (None, story.article.story_key):
            return False
        self._owners[path] = story.article.story_key
        return True

    def _ask(self, paths: list[str]) -> dict[str, str | None]:
        hashes = {known_as: path for path in paths for known_as in path_hashes(path)}
        owners: dict[str, str | None] = dict.fromkeys(paths)
        for known_as, story in PublicPath.objects.filter(path_hash__in=hashes).values_list("path_hash", "story"):
            owners[hashes[known_as]] = story
        return owners
