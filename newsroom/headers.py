"""Headers that differ between the desk and the public side: security (protection.md, section 3) and who may keep a page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from articles.public import depends
from newsroom.public_guard import is_desk

# Fixed, without nonces: public pages are stored once and served to everybody.
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
READING = ("GET", "HEAD")
SHARED_SECONDS = 86_400  # at a CDN that is told of changes; the page cache knows them by itself
# A browser asks each time whether its copy still stands, which costs an answer without a body.
ASK_AGAIN = "max-age=0, must-revalidate"
_KEPT_STATUSES = (200, 301, 304, 404, 410)


class SecurityHeaders:
    """Add the public policy to public pages; keep the desk out of caches, referrers and other sites."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_desk(request):
            response = self.get_response(request)
            # Other sites learn nothing. Not "no-referrer": under that, browsers send forms with "Origin: null", which the
            # check against forged forms must refuse, and nobody could sign in.
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            # Readers have no form that is sent; refused here, or the check against forged forms would ask for a session.
            # The interface says so itself, as JSON, and answers browsers that ask first (articles/public/api/around.py).
            is_answered = request.method in READING or request.path_info.startswith("/api/")
            response = self.get_response(request) if is_answered else HttpResponseNotAllowed(READING)
            # django-csp leaves a policy alone that stands already.
            response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
            _say_who_may_keep(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


def _say_who_may_keep(request: HttpRequest, response: HttpResponse) -> None:
    """Name what a page depends on, for the caches that are told of changes; let nobody keep a page that does not say."""
    told = depends.of(request.META)
    if not told.keys or response.status_code not in _KEPT_STATUSES or response.cookies:
        response.headers.setdefault("Cache-Control", f"private, {ASK_AGAIN}")
        return
    keys = sorted(told.keys)
    response.headers["Surrogate-Key"] = " ".join(keys)
    response.headers["Cache-Tag"] = ",".join(keys)
    response.headers.setdefault("Cache-Control", f"public, {ASK_AGAIN}{_shared(told)}")


def _shared(told: depends.Depends) -> str:
    """How long a CDN may keep the page: until the clock changes it, or not at all where no CDN is told of changes."""
    if not settings.NEWSROOM_PURGE_URL:
        return ""
    left = (told.until - timezone.now()).total_seconds() if told.until else SHARED_SECONDS
    return f", s-maxage={max(0, min(SHARED_SECONDS, int(left)))}"
