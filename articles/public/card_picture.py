"""The picture that goes with a link to a story or a quotation on other sites: drawn, not photographed.

Its address holds a hash of all that is drawn, so a correction gives it a new address. Nothing is kept on the disk: words
that are withdrawn must not stay there. Pages in memory and a CDN drop the picture with its story.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, sourcing, teasers
from articles.public.drawing import HEIGHT, WIDTH, Drawing, can_be_drawn, png
from articles.public.pictures import FOR_EVER, Shown
from articles.record import queries
from articles.record.models import PublishedQuotation, Site, StoryPage


@dataclass(frozen=True)
class Drawn:
    """The picture as a page names it in its head; `src` is a path."""

    src: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def of_story(page: StoryPage, site: Site) -> Drawn | None:
    """The drawn picture of a story; None where our type has no signs for its headline."""
    drawing = _story(page, site)
    return Drawn(f"/cards/stories/{page.story}/{drawing.version}.png", page.headline) if can_be_drawn(drawing) else None


def of_quotation(found: PublishedQuotation, site: Site) -> Drawn | None:
    """The drawn picture of a quotation; None where our type has no signs for its words."""
    drawing = _quotation(found, site)
    if not can_be_drawn(drawing):
        return None
    return Drawn(f"/cards/quotations/{found.key}/{drawing.version}.png", f"{drawing.words} {found.speaker}")


def of_picture(shown: Shown) -> Drawn:
    """A story's own picture in the place of a drawn one: its widest rendition, whose width stands in its address."""
    width = int(shown.src.rpartition("/")[2].partition(".")[0])
    return Drawn(shown.src, shown.alt, width, round(shown.height * width / shown.width))


@require_safe
def of_story_by_key(request: HttpRequest, key: str, version: str) -> HttpResponse:
    """Serve the picture of a story that readers can open; 410 once it was withdrawn."""
    depends.on(request, "addresses")
    path = queries.address_of(key)
    page = queries.story_at(path) if path else None
    if page is None:
        return _absent(queries.withdrawal_of(key) is not None)
    depends.on(request, f"story:{page.pk}")
    site = queries.site_of(page)
    return _answer(_story(page, site), of_story(page, site), version)


@require_safe
def of_quotation_by_key(request: HttpRequest, key: str, version: str) -> HttpResponse:
    """Serve the picture of a quotation that stands in its story; 410 once it was taken out or withdrawn."""
    depends.on(request, "addresses", f"quotation:{key}")
    found = queries.quotation(key)
    if found is None:
        return _absent(queries.moved_or_withdrawn(f"/quotations/{key}/") is not None)
    depends.on(request, f"story:{found.page_id}")
    site = queries.site_of(found)
    return _answer(_quotation(found, site), of_quotation(found, site), version)


def _absent(was_there: bool) -> HttpResponse:
    if not was_there:
        raise Http404
    return HttpResponse(status=410)


def _answer(drawing: Drawing, drawn: Drawn | None, version: str) -> HttpResponse:
    """The picture; from the address of an earlier drawing the way to the present one, since its words may be corrected."""
    if drawn is None:
        raise Http404
    if version != drawing.version:
        return HttpResponseRedirect(drawn.src)
    response = HttpResponse(png(drawing), content_type="image/png")
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _story(page: StoryPage, site: Site) -> Drawing:
    with translation.override(site.language.lower()):
        writers = get_text_list([each["name"] for each in page.byline], _("and"))
        sourced = teasers.source_count(page.quotation_count, page.source_count)
    return Drawing(page.headline, writers, sourced, site.name)


def _quotation(found: PublishedQuotation, site: Site) -> Drawing:
    kind = sourcing.shape_of(found.card, found.page.sources)
    words = sourcing.standing_alone(found.text)
    return Drawing(words, sourcing.heading(found.speaker, kind), found.card["role"], site.name, kind)
