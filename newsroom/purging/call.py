"""One call to the CDN. Its address is the operator's own, so it may be a private one and is not looked at closely."""

import json
import urllib.error
import urllib.request
from collections.abc import Sequence

from django.conf import settings

TIMEOUT_SECONDS = 10


class Refused(Exception):
    """The CDN did not answer, or not with success. Try again later."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token elsewhere."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def purge(keys: Sequence[str], call: str) -> None:
    """Ask the CDN to drop every page under ``keys``; ``call`` names the call, so that a repeated one can be known.

    POST with the keys as `Surrogate-Key` (Fastly and its kind read the header) and as {"tags": […]} (Cloudflare and its
    kind read the body). Raises Refused.
    """
    headers = {"Content-Type": "application/json", "Surrogate-Key": " ".join(keys), "Idempotency-Key": f"newsroom-{call}"}
    request = urllib.request.Request(  # noqa: S310  (the operator's own setting; its scheme is checked at start-up)
        settings.NEWSROOM_PURGE_URL, json.dumps({"tags": list(keys)}).encode(), headers | _who_we_are(), method="POST"
    )
    try:
        with _opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            answer.read(1024)
    except (OSError, urllib.error.HTTPError, ValueError) as problem:
        raise Refused(type(problem).__name__) from None  # not its text, which may repeat the token


def _who_we_are() -> dict[str, str]:
    name, separator, value = settings.NEWSROOM_PURGE_TOKEN.partition(": ")
    if separator:
        return {name: value}
    return {"Authorization": f"Bearer {name}"} if name else {}
