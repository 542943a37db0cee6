"""Cards that other sites show in a frame: a story, or a single quotation.

A card is a page of ours, so it changes where it stands when words are corrected or a story is withdrawn.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.public import depends, frames, gone, pages, pictures, quotations, sourcing, teasers
from articles.record import queries

# A card runs no script and loads nothing but our own styles, fonts and pictures; anybody may frame it.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
GONE = "public/embed_gone.html"


@require_safe
def quotation(request: HttpRequest, key: str) -> HttpResponse:
    """The card of a quotation: the words, who said them, on what terms, where; or that they are gone (410)."""
    depends.on(request, f"quotation:{key}")
    found = queries.quotation(key)
    if found is None:
        return _framed(gone.quotation(request, f"/quotations/{key}/", GONE))
    depends.on(request, f"story:{found.page_id}", "portraits")
    kind = quotations.shape(found)
    context = {
        "quotation": found,
        "card": found.card,
        "words": sourcing.standing_alone(found.text),
        "heading": sourcing.heading(found.speaker, kind),
        "shape": kind,
        "face": pictures.face(found.profile.picture) if found.profile else "",
        "initials": teasers.initials(found.speaker) if found.profile else "",
        "story": found.page,
        "corrected": quotations.corrected_words(found) if found.page.number > 1 else None,
        "is_being_checked": quotations.is_being_checked(found),
        "title": frames.title_of(found),
    }
    path = found.get_absolute_url()
    return _framed(pages.answer(request, queries.site_of(found), "public/embed_quotation.html", context, path=path))


@require_safe
def story(request: HttpRequest, section: str, year: int, month: str, slug: str) -> HttpResponse:
    """The card of a story: headline, standfirst, how it is sourced; or that it was withdrawn (410)."""
    path = request.path.removesuffix("card/")
    page = queries.story_at(path)
    if page is None:
        return _framed(gone.moved_or_withdrawn(request, path, "card/", GONE))
    depends.on(request, f"story:{page.pk}")
    context = {
        "page": page,
        "teaser": teasers.teaser(page),
        "correction": next((each for each in page.corrections if each["kind"] == "correction"), None),
        "title": page.headline,
    }
    return _framed(pages.answer(request, queries.site_of(page), "public/embed_story.html", context, path=path))


def _framed(response: HttpResponse) -> HttpResponse:
    """Let other sites show the answer in a frame, whatever it says; a redirect needs nothing."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
