"""The map of the site (https://www.sitemaps.org/protocol.html), the map of the news, robots.txt, security.txt."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles.public import depends, pages
from articles.record import maps, queries
from articles.record.models import Site, StoryPage

from .entries import clean

# A search engine's map of news holds the last two days, at most a thousand stories.
NEWS_AGE, NEWS_STORIES = timedelta(hours=48), 1000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_NAMESPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SECURITY_LASTS = timedelta(days=180)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address readers can open; where they are too many for one map, a list of maps."""
    depends.on(request, "front", "addresses")
    site = queries.site()
    parts = maps.parts()
    if sum(each.at_most for each in parts) < maps.ADDRESSES_A_MAP:
        every = (line for part in parts for line in _lines(request, site, maps.addresses(part.name, part.number)))
        return _urls([_url(pages.absolute(request, site, "/"), ""), *every])
    lines = (
        f"<sitemap><loc>{escape(pages.absolute(request, site, f'/sitemap-{part.name}-{part.number}.xml'))}</loc></sitemap>"
        for part in parts
    )
    return _xml(f"<sitemapindex {_NAMESPACE}>\n" + "\n".join(lines) + "\n</sitemapindex>\n")


@require_safe
def sitemap_part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One of the maps: of stories, profiles or lists."""
    depends.on(request, "front", "addresses")
    if not any((part.name, part.number) == (name, number) for part in maps.parts()):
        raise Http404
    return _urls(_lines(request, queries.site(), maps.addresses(name, number)))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days, with what a news search asks of each."""
    now = timezone.now()
    depends.on(request, "front")
    depends.until(request, now + timedelta(hours=1))
    site = queries.site()
    stories = queries.stories().filter(first_published_at__gte=now - NEWS_AGE)[:NEWS_STORIES]
    lines = "\n".join(_news(request, site, page) for page in stories)
    return _xml(f"<urlset {_NAMESPACE} {_NEWS_NAMESPACE}>\n{lines}\n</urlset>\n")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Machines may read everything public; the desk is not theirs, and a search page is no content."""
    depends.on(request, depends.SITE)
    site = queries.site()
    where = "".join(f"Sitemap: {pages.absolute(request, site, path)}\n" for path in ("/sitemap.xml", "/sitemap-news.xml"))
    return _text(f"User-agent: *\nDisallow: /desk/\nDisallow: /search/\n\n{where}")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to tell of a hole (RFC 9116); nothing where the newsroom has given no address to write to."""
    now = timezone.now()
    depends.on(request, depends.SITE)
    site = queries.site()
    depends.until(request, pages.next_day(now, site.zone))
    if not site.contact:
        raise Http404
    expires = (now + SECURITY_LASTS).strftime("%Y-%m-%dT00:00:00Z")
    where = pages.absolute(request, site, "/.well-known/security.txt")
    return _text(
        f"Contact: mailto:{clean(site.contact)}\nExpires: {expires}\n"
        f"Preferred-Languages: {site.language}\nCanonical: {where}\n"
    )


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where a password manager sends somebody of the desk (https://w3c.github.io/webappsec-change-password-url/)."""
    return HttpResponseRedirect("/desk/password_change/")


def _lines(request: HttpRequest, site: Site, found: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (_url(pages.absolute(request, site, path), changed_on) for path, changed_on in found)


def _url(address: str, changed_on: str) -> str:
    changed = f"<lastmod>{changed_on}</lastmod>" if changed_on else ""
    return f"<url><loc>{escape(iri_to_uri(address))}</loc>{changed}</url>"


def _news(request: HttpRequest, site: Site, page: StoryPage) -> str:
    language = (page.language or site.language).split("-")[0].lower()
    return (
        f"<url><loc>{escape(iri_to_uri(pages.absolute(request, site, page.path)))}</loc><news:news><news:publication>"
        f"<news:name>{escape(clean(site.name))}</news:name><news:language>{escape(language)}</news:language>"
        f"</news:publication><news:publication_date>{page.first_published_at.isoformat()}</news:publication_date>"
        f"<news:title>{escape(clean(page.headline))}</news:title></news:news></url>"
    )


def _urls(lines: Iterable[str]) -> HttpResponse:
    return _xml(f"<urlset {_NAMESPACE}>\n" + "\n".join(lines) + "\n</urlset>\n")


def _xml(text: str) -> HttpResponse:
    return HttpResponse(_HEAD + text, content_type="application/xml")


def _text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
