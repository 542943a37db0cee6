"""What no longer stands where it was asked for: moved, withdrawn, taken out of its story, or never there."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from articles.public import depends
from articles.public.api.problems import Problem, nothing_here
from articles.public.api.telling import BASE
from articles.record import catalogue, queries


def story(request: HttpRequest, which: str, ending: str = "") -> HttpResponse:
    """Lead an old address to the present one. Raises Problem: 410 with the notice of a withdrawal, or 404."""
    depends.on(request, "addresses")
    key = which
    if which.startswith("/"):
        known = catalogue.former(which)
        if known is None:
            raise nothing_here()
        key, present = known
        if present is not None and present != which:
            return HttpResponsePermanentRedirect(f"{BASE}/stories{present.rstrip('/')}{ending}")
    raise _withdrawn(key)


def _withdrawn(key: str) -> Problem:
    notice = queries.withdrawal_of(key)
    if notice is None:
        return nothing_here()
    told = {"notice": notice.notice, "kind": notice.kind, "at": notice.at.isoformat()}
    return Problem(410, _("This story was withdrawn."), **told)


def quotation(request: HttpRequest, key: str) -> Problem:
    """Say whether a quotation ever was: 410 for one that is no longer in its story or whose story was withdrawn."""
    depends.on(request, "addresses")
    known = catalogue.former(f"/quotations/{key}/")
    if known is None:
        return nothing_here()
    story_key, present = known
    if present is None:
        return _withdrawn(story_key)
    return Problem(410, _("This quotation is no longer in its story."), story=story_key)


def profile(request: HttpRequest, path: str) -> HttpResponse:
    """Lead the old address of somebody or something to what it became part of. Raises Problem (404)."""
    depends.on(request, "addresses")
    present = queries.present_profile(path)
    if present is None or present == path:
        raise nothing_here()
    return HttpResponsePermanentRedirect(f"{BASE}/profiles{present.rstrip('/')}")
