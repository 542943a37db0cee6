"""From rows of the record to what is told of them (`shapes.py`)."""

import json
from typing import Any

from django.http import HttpRequest

from articles.public import corrections as correction_pages
from articles.public import pages, pictures
from articles.record import catalogue
from articles.record.models import Profile, PublicCorrection, PublishedQuotation, PublishedVersion, Site, StoryPage, Topic

BASE = "/api/v1"
# Of the card in the payload; what is not here a quotation tells by itself.
_OF_THE_CARD = ("terms", "how", "when", "place", "reason", "evidence", "reply", "role")


class Teller:
    """Tells of rows on one request: whole addresses need the newsroom's own."""

    def __init__(self, request: HttpRequest, site: Site) -> None:
        self.request, self.site = request, site

    def url(self, path: str) -> str:
        return pages.absolute(self.request, self.site, path)

    def story(self, page: StoryPage) -> dict[str, Any]:
        """A story as lists have it."""
        return {
            "key": page.story,
            "address": page.path,
            "url": self.url(page.path),
            "headline": page.headline,
            "short_headline": page.short_headline,
            "standfirst": page.standfirst,
            "section": {"name": page.section_name, "address": f"/{page.section_slug}/"},
            "byline": page.byline,
            "dateline": page.dateline,
            "language": page.language or self.site.language,
            "published_at": page.first_published_at,
            "updated_at": page.updated_at,
            "version": page.number,
            "topics": page.topics,
            "picture": picture(page.picture),
            "counts": {
                "quotations": page.quotation_count,
                "sources": page.source_count,
                "unnamed_sources": page.unnamed_count,
                "words": page.word_count,
            },
            "is_corrected": page.is_corrected,
        }

    def whole_story(self, page: StoryPage) -> dict[str, Any]:
        """A story with what its live version says."""
        payload = json.loads(page.version.payload)
        lists = ("quotations", "sources", "replies", "mentions", "corrections")
        links = {each: f"{BASE}/stories/{page.story}/{each}" for each in ("versions", "ninjs")}
        told = {name: payload.get(name, []) for name in lists}  # older payloads have no word for replies
        return self.story(page) | told | {"body": payload["body"], "links": links}

    def quotation(self, row: PublishedQuotation) -> dict[str, Any]:
        page = row.page
        return {name: row.card.get(name) for name in _OF_THE_CARD} | {
            "key": row.key,
            "address": row.get_absolute_url(),
            "url": self.url(row.get_absolute_url()),
            "type": row.type,
            "text": row.text,
            "speaker": row.speaker,
            "profile": row.profile.path if row.profile else None,
            "published_at": row.published_at,
            "story": {"key": page.story, "address": page.path, "headline": page.headline, "version": page.number},
        }

    def profile(self, row: Profile) -> dict[str, Any]:
        links = {each: f"{BASE}/{each}?profile={row.path}" for each in ("quotations", "stories")}
        facts = {name: getattr(row, name) for name in ("kind", "name", "role", "description")}
        return facts | {"address": row.path, "url": self.url(row.path), "picture": picture(row.picture), "links": links}

    def topic(self, row: Topic) -> dict[str, Any]:
        path = row.get_absolute_url()
        links = {"stories": f"{BASE}/stories?topic={row.slug}"}
        return {"slug": row.slug, "address": path, "url": self.url(path), "name": row.name, "links": links}


def version(row: PublishedVersion) -> dict[str, Any]:
    """A link of the chain; the payload as the text it is, never written anew."""
    header = {name: getattr(row, name) for name in catalogue.VERSION_HEADER}
    return header | {"salt": bytes(row.salt).hex() if row.salt else None, "payload": row.payload}


def correction(row: PublicCorrection) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("kind", "at", "story", "headline", "wrong", "right", "notice")}
    return facts | {"label": correction_pages.label(row.kind), "address": row.path, "section": row.section_name}


def picture(kept: dict[str, Any] | None) -> dict[str, Any] | None:
    shown = pictures.shown(kept)
    if shown is None:
        return None
    facts = {name: getattr(shown, name) for name in ("alt", "caption", "credit", "width", "height")}
    return facts | {"address": shown.src}
