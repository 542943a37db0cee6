"""How to show a story or a quotation of ours on another page, said as https://oembed.com (version 1.0) has it.

404 for an address that is not a story or a quotation readers can open, 501 for a format other than the two. One thing the
specification leaves open: without an address the answer is 400.
"""

from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.public import depends, pages
from articles.public.frames import WIDTH, Frame, frame_of_quotation, frame_of_story
from articles.record import queries
from articles.record.models import Site, StoryPage

FORMATS = ("json", "xml")
NARROWEST, LOWEST = 240, 120  # pixels: in less, nothing can be read
KEPT_SECONDS = 3600


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The oEmbed answer for `url`, at most `maxwidth` wide and `maxheight` high, as `format` json (the default) or xml."""
    asked = request.GET.dict()
    form = asked.get("format") or FORMATS[0]
    if form not in FORMATS:
        return _plain(_("This format is not one we answer in; we have json and xml."), 501)
    if not asked.get("url"):
        return _plain(_("Say with url which page is to be embedded."), 400)
    site = queries.site()
    frame = _frame_of(request, site, asked["url"], _pixels(asked.get("maxwidth")), _pixels(asked.get("maxheight")))
    if frame is None:
        return _plain(_("This is not the address of a story or a quotation of ours."), 404)
    told = _told(frame, site, pages.origin(request, site))
    response = JsonResponse(told) if form == "json" else HttpResponse(_xml(told), content_type="text/xml; charset=utf-8")
    return _for_anybody(response)


def _frame_of(request: HttpRequest, site: Site, url: str, widest: int | None, tallest: int | None) -> Frame | None:
    """The frame for an address of ours; None for any other, and where no frame of the size asked for could be read."""
    path = _path_here(request, site, url)
    origin = pages.origin(request, site)
    if path is None or (widest or WIDTH) < NARROWEST:
        return None
    with override(site.language.lower()):
        frame = _found_at(request, path, origin, widest)
    if frame is None or tallest is None or frame.height <= tallest:
        return frame
    # A low frame scrolls.
    return None if tallest < LOWEST else Frame(**(vars(frame) | {"height": tallest}))


def _found_at(request: HttpRequest, path: str, origin: str, widest: int | None) -> Frame | None:
    first, _slash, rest = path.strip("/").partition("/")
    if first == "quotations":
        quoted = queries.quotation(rest)
        if quoted is None or path != quoted.get_absolute_url():
            return None
        depends.on(request, f"quotation:{rest}", f"story:{quoted.page_id}")
        return frame_of_quotation(quoted, origin, widest)
    page = queries.story_at(path) or _moved(path)
    if page is None:
        return None
    depends.on(request, f"story:{page.pk}", "addresses")
    return frame_of_story(page, origin, widest)


def _moved(path: str) -> StoryPage | None:
    """The story that once stood at this address, where readers find it now."""
    known = queries.moved_or_withdrawn(path)
    present = queries.address_of(known.story) if known else None
    return queries.story_at(present) if present else None


def _path_here(request: HttpRequest, site: Site, url: str) -> str | None:
    """The path of an address of ours, under either scheme; None for another host's or what cannot be read."""
    try:
        asked = urlsplit(url)
        ours = {urlsplit(pages.origin(request, site)).netloc, request.get_host()}
    except ValueError:
        return None
    path = unquote(asked.path)
    # PostgreSQL refuses to look for NUL.
    is_ours = asked.scheme in ("http", "https") and asked.netloc in ours and "\x00" not in path
    return path if is_ours else None


def _told(frame: Frame, site: Site, origin: str) -> dict[str, Any]:
    told = {
        "version": "1.0",
        "type": "rich",
        "provider_name": site.name,
        "provider_url": f"{origin}/",
        "title": frame.title,
        "author_name": frame.author,
        "author_url": frame.author_address,
        "cache_age": KEPT_SECONDS,
        "html": str(frame.html),
        "width": frame.width,
        "height": frame.height,
    }
    return {name: value for name, value in told.items() if value}


def _xml(told: dict[str, Any]) -> bytes:
    root = Element("oembed")
    for name, value in told.items():
        SubElement(root, name).text = "".join(each for each in str(value) if each >= " " or each in "\t\n")
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _plain(words: str, status: int) -> HttpResponse:
    return _for_anybody(HttpResponse(words, status=status, content_type="text/plain; charset=utf-8"))


def _for_anybody(response: HttpResponse) -> HttpResponse:
    """Editors of other sites ask from their own pages."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _pixels(given: str | None) -> int | None:
    """A size as a consumer sends it; one that cannot be read counts as not sent."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 6 and int(given) else None
