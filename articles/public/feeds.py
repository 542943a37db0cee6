"""The news feed and what machines ask for: RSS with the full text, the map of the site, robots.txt."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.public import depends, pages, pictures
from articles.public.story import with_dateline
from articles.record import queries
from articles.record.models import Site, StoryPage

FEED_STORIES = 30
# A map of the site may hold 50,000 addresses (sitemaps.org); the newest stories come first.
MAP_STORIES, MAP_PROFILES = 40_000, 8_000

_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_OUR_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")/(?!/)')
_SIZES = re.compile(r'<source\b[^>]*>|\s(?:srcset|sizes|loading|class|id)="[^"]*"')
# Control characters that no XML 1.0 document may hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FullTextFeed(Rss201rev2Feed):
    """RSS 2.0 with the whole text (`content:encoded`) and the writers (`dc:creator`)."""

    def rss_attributes(self) -> dict[str, str]:
        namespaces = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return {**super().rss_attributes(), **namespaces, "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["full_text"])


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest stories in full, in two queries."""
    depends.on(request, "front")
    site = queries.site()
    link = pages.absolute(request, site, "/")
    rss = FullTextFeed(
        title=site.name,
        link=link,
        description=site.tagline or site.name,
        language=site.language,
        feed_url=pages.absolute(request, site, "/feed/"),
    )
    for page in queries.stories().defer(None).defer("sources", "quotations", "structured_data")[:FEED_STORIES]:
        _add(rss, page, request, site)
    return HttpResponse(rss.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _add(rss: FullTextFeed, page: StoryPage, request: HttpRequest, site: Site) -> None:
    address = pages.absolute(request, site, page.path)
    rss.add_item(
        title=_xml(page.headline),
        link=address,
        description=_xml(page.standfirst),
        unique_id=address,
        unique_id_is_permalink=True,
        pubdate=page.first_published_at,
        categories=[_xml(page.section_name), *(_xml(topic["name"]) for topic in page.topics)],
        writers=[_xml(each["name"]) for each in page.byline],
        full_text=_xml(full_text(page, pages.origin(request, site))),
    )


def full_text(page: StoryPage, origin: str) -> str:
    """The story for a feed reader: without our buttons and classes, every address complete."""
    picture = pictures.shown(page.picture)
    lead = format_html('<p><img src="{}" alt="{}"></p>', picture.src, picture.alt) if picture else ""
    corrections = "".join(_correction(each) for each in page.corrections)
    html = _SIZES.sub("", _BUTTON.sub("", lead + corrections + with_dateline(page.body_html, page.dateline)))
    return _OUR_ADDRESS.sub(rf"\g<1>{origin}/", html)


def _correction(each: dict[str, Any]) -> str:
    return format_html("<p><strong>{}.</strong> {}</p>", each.get("label") or _("Correction"), each["notice"])


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address readers can open, in four queries."""
    depends.on(request, "front", "addresses")
    site = queries.site()
    lines = [f"<url><loc>{pages.absolute(request, site, '/')}</loc></url>"]
    for path, changed_at in queries.story_addresses(MAP_STORIES):
        lines.append(_entry(pages.absolute(request, site, path), changed_at.date().isoformat()))
    for path in (*queries.listing_addresses(), *queries.profile_addresses(MAP_PROFILES)):
        lines.append(_entry(pages.absolute(request, site, path), ""))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return HttpResponse(head + "\n".join(lines) + "\n</urlset>\n", content_type="application/xml")


def _entry(address: str, changed_on: str) -> str:
    changed = f"<lastmod>{changed_on}</lastmod>" if changed_on else ""
    return f"<url><loc>{escape(iri_to_uri(address))}</loc>{changed}</url>"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Machines may read everything public; the desk is not theirs, and a search page is no content."""
    depends.on(request, depends.SITE)
    where = pages.absolute(request, queries.site(), "/sitemap.xml")
    text = f"User-agent: *\nDisallow: /desk/\nDisallow: /search/\n\nSitemap: {where}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
