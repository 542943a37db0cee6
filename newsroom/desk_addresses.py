"""What stands after the question mark of a desk address, before Django's admin hands it to a database.

The desk's own links never hold these things. Django passes words and keys on as they come: a thousand words make a
question too deep for SQLite, a number of thirty figures or a zero character is an error to both databases.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

MAX_WORDS_CHARS = 200  # as in the desk's search
_WORDS = ("q", "term")
_NO_KEY = re.compile(r"\x00|[0-9]{19}")  # no column holds it; keys have up to 18 figures


def with_plain_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Cut the words of a search; answer an address that asks for a key no row can have as one that leads nowhere."""

    @wraps(view)
    def plain(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET:
            request.GET = _plain(request.GET)
        return view(request, *args, **kwargs)

    return plain


def _plain(given: Any) -> Any:
    kept = given.copy()
    for name, values in given.lists():
        if name in _WORDS:
            kept.setlist(name, [value.replace("\0", "")[:MAX_WORDS_CHARS] for value in values])
        elif any(map(_NO_KEY.search, values)):
            raise Http404
    return kept
