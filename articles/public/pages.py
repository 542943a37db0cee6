"""One way to answer with a page: in the newsroom's zone and language, without a request in the template, with an ETag."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from articles.public import depends
from articles.record.models import Site


def origin(request: HttpRequest, site: Site) -> str:
    """The public address without a path: the newsroom's own setting, else what the request was sent to."""
    return site.address.rstrip("/") or f"{request.scheme}://{request.get_host()}"


def absolute(request: HttpRequest, site: Site, path: str) -> str:
    """A path of ours as a full address, for feeds, search engines and other people's previews."""
    return urljoin(origin(request, site) + "/", path)


def answer(
    request: HttpRequest, site: Site, template: str, context: dict[str, Any], *, path: str = "", status: int = 200
) -> HttpResponse:
    """Render `template` for a reader. `path` is the page's one address; with it search engines get a canonical link.

    The template gets no request, so that nothing of a session, a cookie or a login can reach a public page.
    """
    now = timezone.now()
    depends.until(request, next_day(now, site.zone))  # the masthead has the date
    full = {"site": site, "today": now, "canonical": absolute(request, site, path) if path else ""} | context
    full["origin"] = origin(request, site)
    response = HttpResponse(printed(site, template, full), status=status)
    response.headers["Content-Language"] = site.language
    if status != 200:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def printed(site: Site, template: str, context: dict[str, Any]) -> SafeString:
    """Fill a template in the newsroom's zone and language."""
    with timezone.override(ZoneInfo(site.zone)), translation.override(site.language.lower()):
        return render_to_string(template, context)


def next_day(now: datetime, zone: str) -> datetime:
    """The midnight that comes next in the newsroom's zone."""
    local = now.astimezone(ZoneInfo(zone))
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def one_line(text: str, limit: int = 159) -> str:
    """Text for a `<meta>` tag: no tags, one line, cut at a word."""
    words = " ".join(strip_tags(text).split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
