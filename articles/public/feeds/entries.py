"""A feed and its entries, whatever format they are written in."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.public import pages, pictures
from articles.public.story import with_dateline
from articles.record.chain_files import Head
from articles.record.models import Site, StoryPage

_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_OUR_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")/(?!/)')
_SIZES = re.compile(r'<source\b[^>]*>|\s(?:srcset|sizes|loading|class|id)="[^"]*"')
# Control characters that no XML 1.0 document may hold; no text of ours needs them in JSON either.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Entry:
    """A story in a feed. `address` and `picture` are whole addresses, `html` is the full text, `picture` may be empty."""

    address: str
    title: str
    summary: str
    html: str
    published_at: datetime
    updated_at: datetime
    writers: tuple[str, ...]
    categories: tuple[str, ...]
    picture: str
    language: str


@dataclass(frozen=True)
class Feed:
    """A list as a feed. `page` is the address of the list for people, `head` the record's when the feed was made."""

    title: str
    description: str
    page: str
    addresses: dict[str, str]
    language: str
    newsroom: str
    head: Head | None
    entries: tuple[Entry, ...]


def entry(page: StoryPage, request: HttpRequest, site: Site) -> Entry:
    origin = pages.origin(request, site)
    picture = pictures.shown(page.picture)
    return Entry(
        address=origin + page.path,
        title=clean(page.headline),
        summary=clean(page.standfirst),
        html=clean(full_text(page, origin)),
        published_at=page.first_published_at,
        updated_at=page.updated_at,
        writers=tuple(clean(each["name"]) for each in page.byline),
        categories=(clean(page.section_name), *(clean(topic["name"]) for topic in page.topics)),
        picture=origin + picture.src if picture else "",
        language=page.language or site.language,
    )


def full_text(page: StoryPage, origin: str) -> str:
    """The story for a feed reader: without our buttons and classes, every address complete."""
    picture = pictures.shown(page.picture)
    lead = format_html('<p><img src="{}" alt="{}"></p>', picture.src, picture.alt) if picture else ""
    corrections = "".join(_correction(each) for each in page.corrections)
    html = _SIZES.sub("", _BUTTON.sub("", lead + corrections + with_dateline(page.body_html, page.dateline)))
    return _OUR_ADDRESS.sub(rf"\g<1>{origin}/", html)


def clean(text: str) -> str:
    """The text without characters that would break a feed."""
    return _NOT_XML.sub("", text)


def _correction(each: dict[str, Any]) -> str:
    return format_html("<p><strong>{}.</strong> {}</p>", each.get("label") or _("Correction"), each["notice"])
