"""What every answer of the interface owes to HTTP: HEAD and OPTIONS, who may read it from where, a tag, problems as JSON."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.public.api import problems

METHODS = "GET, HEAD, OPTIONS"
# Anybody's page may read what anybody may read; no cookie or login goes along.
FROM_ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}

View = Callable[..., HttpResponse]


def around(pattern: URLPattern) -> URLPattern:
    """The same address with `readable` put around its view."""
    return URLPattern(pattern.pattern, readable(pattern.callback), pattern.default_args, pattern.name)


def readable(view: View) -> View:
    """Let ``view``, which answers GET, answer HEAD, OPTIONS and every other method as they should be."""

    @csrf_exempt  # nothing can be sent, so nothing can be forged
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        for name, value in FROM_ANYWHERE.items():
            response.headers[name] = value
        return response

    return answer


def _answer(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        response = problems.answer(problems.Problem(405, _("The record can only be read.")))
        response.headers["Allow"] = METHODS
        return response
    method, request.method = request.method, "GET"  # the server leaves the body of an answer to HEAD out
    response = view(request, *args, **kwargs)
    request.method = method
    if response.status_code != 200:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
