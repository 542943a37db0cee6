"""Show the desk in the newsroom's own time zone and language."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from articles.models import SiteSettings
from newsroom.public_guard import is_desk


class DeskZone:
    """Read the newsroom's settings once a desk request, keep them as ``request.newsroom``, and switch zone and language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_desk(request):
            return self.get_response(request)
        request.newsroom = SiteSettings.load()
        with (
            timezone.override(ZoneInfo(request.newsroom.zone)),
            translation.override(known_language(request.newsroom.language)),
        ):
            return self.get_response(request)


def known_language(wanted: str) -> str:
    """Return the desk's language nearest to ``wanted`` (a language tag); the desk's default where there is none."""
    try:
        return translation.get_supported_language_variant(wanted.lower())
    except LookupError:
        return translation.get_language() or "en-gb"
