"""Who comes in: people who keep attributions; to everybody else these pages look absent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from articles.permissions import may_keep_attributions

View = Callable[..., HttpResponse]


def for_keepers(view: View) -> View:
    """Open a page to whoever keeps attributions."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_keep_attributions(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
