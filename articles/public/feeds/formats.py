"""One feed in three formats: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Each gives the full text, and the head of the record when it was made: whoever keeps a feed can check the record by it.
"""

import json
from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.record.chain_files import Head

from .entries import Feed

RECORD_NAMESPACE = "https://newsroom.invalid/record/1"
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def write(feed: Feed, kind: str) -> bytes:
    """Return the feed as "rss", "atom" or "json"."""
    if kind == "json":
        return _as_json(feed)
    return _as_xml(feed, FullTextRss if kind == "rss" else FullTextAtom, feed.addresses[kind])


def _as_xml(feed: Feed, form: type[SyndicationFeed], address: str) -> bytes:
    written = form(
        title=feed.title,
        link=feed.page,
        description=feed.description,
        language=feed.language,
        feed_url=address,
        author_name=feed.newsroom,
        head=feed.head,
    )
    for each in feed.entries:
        written.add_item(
            title=each.title,
            link=each.address,
            description=each.summary,
            unique_id=each.address,
            unique_id_is_permalink=True,
            pubdate=each.published_at,
            updateddate=each.updated_at,
            categories=each.categories,
            writers=each.writers,
            full_text=each.html,
        )
    return written.writeString("utf-8").encode()


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text (`content:encoded`) and the writers (`dc:creator`)."""

    def rss_attributes(self) -> dict[str, str]:
        namespaces = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:record": RECORD_NAMESPACE,
        }
        return {**super().rss_attributes(), **namespaces}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        _add_head(handler, self.feed["head"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["full_text"])


class FullTextAtom(Atom1Feed):
    """Atom with the whole text and every writer."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:record": RECORD_NAMESPACE}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        _add_head(handler, self.feed["head"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["full_text"], {"type": "html"})


def _add_head(handler: SimplerXMLGenerator, head: Head | None) -> None:
    if head is not None:
        handler.addQuickElement("record:head", head.hash, {"number": str(head.seq)})


def _as_json(feed: Feed) -> bytes:
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.addresses["json"],
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.newsroom}],
        "_record": {"number": feed.head.seq, "head": feed.head.hash} if feed.head else None,
        "items": [_json_item(each) for each in feed.entries],
    }
    return json.dumps(_given(written), ensure_ascii=False).encode()


def _json_item(each: Any) -> dict[str, Any]:
    return _given(
        {
            "id": each.address,
            "url": each.address,
            "title": each.title,
            "summary": each.summary,
            "content_html": each.html,
            "image": each.picture,
            "date_published": _moment(each.published_at),
            "date_modified": _moment(each.updated_at),
            "authors": [{"name": name} for name in each.writers],
            "tags": list(each.categories),
            "language": each.language,
        }
    )


def _given(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value or name == "items"}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
