"""Addresses that no story has now: moved, withdrawn, or never ours."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from articles.public import depends, pages
from articles.record import queries


def moved_or_withdrawn(
    request: HttpRequest, path: str = "", ending: str = "", template: str = "public/withdrawn.html"
) -> HttpResponse:
    """Lead an old address to the present one (301), show the notice of a withdrawn story (410), or answer 404.

    `path` is the story's where the request asks for a page below it, and `ending` what follows there; `template` says it.
    """
    depends.on(request, "addresses")
    path = path or request.path
    known = queries.moved_or_withdrawn(path)
    if known is None:
        raise Http404
    present = queries.address_of(known.story)
    if present is not None and present != path:
        return HttpResponsePermanentRedirect(present + ending)
    notice = queries.withdrawal_of(known.story)
    if notice is None:
        raise Http404
    return pages.answer(request, queries.site(), template, {"notice": notice}, status=410)


def quotation(request: HttpRequest, path: str = "", template: str = "") -> HttpResponse:
    """Say that a quotation is no longer in its story, or that its story was withdrawn (410), or answer 404.

    `path` is the quotation's where the request asks for a page below it, and `template` what says either there.
    """
    depends.on(request, "addresses")
    path = path or request.path
    known = queries.moved_or_withdrawn(path)
    if known is None:
        raise Http404
    present = queries.address_of(known.story)
    if present is None:
        return moved_or_withdrawn(request, path, template=template or "public/withdrawn.html")
    template = template or "public/quotation_gone.html"
    return pages.answer(request, queries.site(), template, {"story": present}, status=410)


def merged(request: HttpRequest) -> HttpResponse:
    """Lead the old address of somebody or something to the page it became part of (301), or answer 404."""
    depends.on(request, "addresses")
    present = queries.present_profile(request.path)
    if present is None or present == request.path:
        raise Http404
    return HttpResponsePermanentRedirect(present)


def merged_feed(request: HttpRequest, path: str, ending: str) -> HttpResponse:
    """Lead the feed of somebody's old address to the feed of the page it became part of, or answer 404."""
    depends.on(request, "addresses")
    present = queries.present_profile(path)
    if present is None or present == path:
        raise Http404
    return HttpResponsePermanentRedirect(present + ending)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere: it says so and offers a search."""
    depends.on(request, "addresses")
    return pages.answer(request, queries.site(), "public/not_found.html", {"title": _("Not found")}, status=404)
