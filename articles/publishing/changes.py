"""The change log: which of the record's things a publication touched, for caches, feeds and everybody who follows.

A key is a word and an id of the record's own tables (`story:42`, `profile:7`), or a word alone: `site` (every page), `front`
(any story), `corrections`, `portraits` (somebody's portrait), `addresses` (one began or ceased to lead somewhere). What each
page depends on is said by its view (`articles/public/depends.py`).

It is written under the chain's lock, taken first of all, so that sequence numbers become visible in order: whoever follows
the log by its numbers misses none.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from articles.record.models import (
    Profile,
    PublicAuthor,
    PublishedByline,
    PublishedMention,
    PublishedPicture,
    PublishedQuotation,
    PublishedTopic,
    RecordChange,
    StoryPage,
    Topic,
)

from . import forwarding


def log(kind: str, keys: Iterable[str], now: datetime) -> RecordChange:
    """Write one row that names what readers will find changed."""
    return RecordChange.objects.create(kind=kind, keys=sorted(keys), at=now)


def log_all(entries: Iterable[tuple[str, set[str]]], now: datetime) -> None:
    """Write one row for each (kind, keys), in their order."""
    RecordChange.objects.bulk_create(RecordChange(kind=kind, keys=sorted(touched), at=now) for kind, touched in entries)


def keys_of(page: StoryPage) -> set[str]:
    """Return the keys of everything that shows ``page`` as it is written now."""
    quotations = list(PublishedQuotation.objects.filter(page=page).values_list("key", flat=True))
    profiles = PublishedMention.objects.filter(page=page).values_list("profile", flat=True)
    topics = PublishedTopic.objects.filter(page=page).values_list("topic", flat=True)
    authors = PublishedByline.objects.filter(page=page).values_list("author", flat=True)
    return keys(page, quotations, profiles, topics, authors)


def keys(
    page: StoryPage, quotations: Iterable[str], profiles: Iterable[int], topics: Iterable[int], authors: Iterable[int]
) -> set[str]:
    """Return the keys of a page with these quotations (public keys), profiles, topics and authors (ids of the record)."""
    return {
        f"story:{page.pk}",
        f"section:{page.section_slug}",
        "front",
        "addresses",
        *(f"quotation:{key}" for key in quotations),
        *(f"profile:{pk}" for pk in profiles),
        *(f"topic:{pk}" for pk in topics),
        *(f"author:{pk}" for pk in authors),
        *(["corrections"] if page.corrections else []),
    }


def show_pictures(*pictures: dict[str, Any] | None) -> None:
    """Let readers open these pictures ({"hash", "width", "height", "widths"})."""
    wanted = {picture["hash"]: picture for picture in pictures if picture}
    if not wanted:
        return
    shown = set(PublishedPicture.objects.filter(hash__in=wanted).values_list("hash", flat=True))
    PublishedPicture.objects.bulk_create(
        PublishedPicture(hash=each["hash"], width=each["width"], height=each["height"], widths=each["widths"])
        for picture_hash, each in sorted(wanted.items())
        if picture_hash not in shown
    )


def hide_unused_pictures(hashes: Iterable[str]) -> set[str]:
    """Take these pictures from readers where no live story, byline or profile shows them any more; return their keys."""
    hidden: set[str] = set()
    for picture_hash in hashes:
        in_story = StoryPage.objects.filter(Q(picture__hash=picture_hash) | Q(body_html__contains=picture_hash))
        faces = (model.objects.filter(picture__hash=picture_hash) for model in (PublicAuthor, Profile))
        if not in_story.exists() and not any(found.exists() for found in faces):
            rows = PublishedPicture.objects.filter(hash=picture_hash)
            hidden |= {f"picture:{pk}" for pk in rows.values_list("pk", flat=True)}
            rows.delete()
    return hidden


def drop_unnamed_profiles(ids: Iterable[int]) -> set[str]:
    """Delete the pages of those whom no live story names any more; return the hashes of their portraits."""
    unnamed = Profile.objects.filter(pk__in=ids, quotations__isnull=True, mentions__isnull=True)
    portraits = {row.picture["hash"] for row in unnamed if row.picture}
    forwarding.forget(row.path for row in unnamed)
    unnamed.delete()
    return portraits


def drop_empty_topics(ids: Iterable[int]) -> None:
    """Delete the topics no live story carries any more: a topic may be the name of somebody the story was wrong about."""
    Topic.objects.filter(pk__in=ids, stories__isnull=True).delete()
