"""Security headers that differ between the desk and the public side (protection.md, section 3)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from newsroom.public_guard import is_desk

# Fixed, without nonces: public pages are stored once and served to everybody.
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class SecurityHeaders:
    """Add the public policy to public pages; keep the desk out of caches, referrers and other sites."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if is_desk(request):
            # Other sites learn nothing. Not "no-referrer": under that, browsers send forms with "Origin: null", which the
            # check against forged forms must refuse, and nobody could sign in.
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            # django-csp leaves a policy alone that stands already.
            response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
        return response
