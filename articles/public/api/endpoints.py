"""The addresses of the interface. Each says what it shows (`depends`), asks the record, and tells it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from articles.public import depends
from articles.public.api import asked, gone, listing, ninjs, problems, shapes, telling
from articles.public.api.telling import Teller
from articles.record import catalogue, queries
from articles.record.models import Profile


class Renderer(JSONRenderer):
    """Text as it is, not as escapes: a third shorter in most languages."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


class Interface(NinjaAPI):
    """With names for programs that are made from the description."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


# docs_url: the page it would show loads scripts from elsewhere, which our policy refuses.
api = Interface(
    title="The record",
    version="1",
    description="Everything this newsroom has published, read only: stories, their versions, who said what, on which terms.",
    docs_url=None,
    openapi_url=None,  # `urls.py` serves it, which knows the whole addresses
    renderer=Renderer(),
    urls_namespace="api_v1",
)
_TROUBLE = {400: shapes.Trouble, 404: shapes.Trouble}
_GONE = _TROUBLE | {410: shapes.Trouble}


@api.exception_handler(problems.Problem)
def on_problem(request: HttpRequest, problem: problems.Problem) -> HttpResponse:
    return problems.answer(problem)


@api.exception_handler(ValidationError)
def on_unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problems.answer(problems.unreadable(error.errors))


# -- Stories -----------------------------------------------------------------------------------------------------------
@api.get("/stories", response={200: shapes.Stories, **_TROUBLE}, tags=["stories"])
def stories(request: HttpRequest, words: Query[asked.StoriesAsked]) -> dict[str, Any]:
    """Stories readers can open, newest first."""
    asked.refuse_unknown(request, asked.StoriesAsked)
    depends.on(request, "front", "addresses")
    site = queries.site()
    found = catalogue.stories(asked.narrowing(words, site))
    rows, cursor = listing.by_moment(words, found, "first_published_at")
    depends.on(request, *(f"section:{page.section_slug}" for page in rows))
    teller = Teller(request, site)
    return listing.page(request, site, [teller.story(page) for page in rows], cursor)


@api.get("/stories/{story_name:which}/ninjs", response={200: dict[str, Any], **_GONE}, tags=["stories"])
def story_as_ninjs(request: HttpRequest, which: str) -> Any:
    """A story as News in JSON 3.2, by its address or key."""
    page = catalogue.story(which)
    if page is None:
        return gone.story(request, which, "/ninjs")
    depends.on(request, f"story:{page.pk}", f"section:{page.section_slug}")
    return ninjs.story(page, Teller(request, queries.site_of(page)))


@api.get("/stories/{story_name:which}/versions", response={200: shapes.Versions, **_GONE}, tags=["stories"])
def versions(request: HttpRequest, which: str, words: Query[asked.Paged]) -> Any:
    """Every version of a story, oldest first, with the text each commits to."""
    asked.refuse_unknown(request, asked.Paged)
    above = listing.number(words)
    page = catalogue.story_in_short(which)
    if page is None:
        return gone.story(request, which, "/versions")
    depends.on(request, f"story:{page.pk}")
    rows, cursor = listing.by_name(words, catalogue.versions(page.story, above), "number")
    return listing.page(request, queries.site_of(page), [telling.version(row) for row in rows], cursor)


@api.get("/stories/{story_name:which}", response={200: shapes.Story, **_GONE}, tags=["stories"])
def story(request: HttpRequest, which: str) -> Any:
    """A story by its address or key: the text, and behind each quotation how the newsroom knows."""
    page = catalogue.story(which)
    if page is None:
        return gone.story(request, which)
    depends.on(request, f"story:{page.pk}", f"section:{page.section_slug}")
    return Teller(request, queries.site_of(page)).whole_story(page)


# -- Quotations --------------------------------------------------------------------------------------------------------
@api.get("/quotations", response={200: shapes.Quotations, **_TROUBLE}, tags=["quotations"])
def quotations(request: HttpRequest, words: Query[asked.QuotationsAsked]) -> dict[str, Any]:
    """Quotations of live stories, newest first. With `type` or `terms` a page may be empty although more follow."""
    asked.refuse_unknown(request, asked.QuotationsAsked)
    depends.on(request, "front", "addresses")
    site = queries.site()
    found = catalogue.quotations(asked.narrowing(words, site))
    if words.type or words.terms:
        rows, cursor = listing.looked_through(
            words, found, lambda kind, terms: words.type in (None, kind) and words.terms in (None, terms)
        )
    else:
        rows, cursor = listing.by_moment(words, found, "published_at")
    teller = Teller(request, site)
    return listing.page(request, site, [teller.quotation(row) for row in rows], cursor)


@api.get("/quotations/{name:key}", response={200: shapes.Quotation, **_GONE}, tags=["quotations"])
def quotation(request: HttpRequest, key: str) -> Any:
    """A quotation by its key: the words, who said them, on what terms, and where."""
    depends.on(request, f"quotation:{key}")
    found = queries.quotation(key)
    if found is None:
        raise gone.quotation(request, key)
    depends.on(request, f"story:{found.page_id}")
    return Teller(request, queries.site_of(found)).quotation(found)


# -- People, organisations, places, things; topics ---------------------------------------------------------------------
@api.get("/profiles", response={200: shapes.Profiles, **_TROUBLE}, tags=["profiles"])
def profiles(request: HttpRequest, words: Query[asked.ProfilesAsked]) -> dict[str, Any]:
    """Everybody and everything a live story names, by address."""
    asked.refuse_unknown(request, asked.ProfilesAsked)
    depends.on(request, "front", "addresses", "portraits")
    site = queries.site()
    rows, cursor = listing.by_name(words, catalogue.profiles(words.after, words.kind or ""), "path")
    depends.on(request, *_keys(rows))
    teller = Teller(request, site)
    return listing.page(request, site, [teller.profile(row) for row in rows], cursor)


@api.get("/profiles/{profile_word:word}/{name:slug}", response={200: shapes.Profile, **_TROUBLE}, tags=["profiles"])
def profile(request: HttpRequest, word: str, slug: str) -> Any:
    """Somebody or something by its address."""
    path = f"/{word}/{slug}/"
    found = queries.profile_at(path)
    if found is None:
        return gone.profile(request, path)
    depends.on(request, *_keys([found]))
    return Teller(request, queries.site_of(found)).profile(found)


@api.get("/topics", response={200: shapes.Topics, **_TROUBLE}, tags=["topics"])
def topics(request: HttpRequest, words: Query[asked.Paged]) -> dict[str, Any]:
    """Topics that a live story carries, by slug."""
    asked.refuse_unknown(request, asked.Paged)
    depends.on(request, "front", "addresses")
    site = queries.site()
    rows, cursor = listing.by_name(words, catalogue.topics(words.after), "slug")
    teller = Teller(request, site)
    return listing.page(request, site, [teller.topic(row) for row in rows], cursor)


@api.get("/topics/{name:slug}", response={200: shapes.TopicWithLinks, **_TROUBLE}, tags=["topics"])
def topic(request: HttpRequest, slug: str) -> Any:
    """A topic by its slug."""
    found = queries.topic(slug)
    depends.on(request, "addresses", "front")
    if found is None:
        raise problems.nothing_here()
    return Teller(request, queries.site_of(found)).topic(found)


# -- Corrections -------------------------------------------------------------------------------------------------------
@api.get("/corrections", response={200: shapes.Corrections, **_TROUBLE}, tags=["corrections"])
def corrections(request: HttpRequest, words: Query[asked.CorrectionsAsked]) -> dict[str, Any]:
    """What the newsroom got wrong, and what it withdrew, newest first."""
    asked.refuse_unknown(request, asked.CorrectionsAsked)
    depends.on(request, "corrections")
    site = queries.site()
    rows, cursor = listing.by_moment(words, catalogue.corrections(asked.narrowing(words, site)), "at")
    return listing.page(request, site, [telling.correction(row) for row in rows], cursor)


def _keys(rows: Iterable[Profile]) -> list[str]:
    return [f"profile:{row.pk}" for row in rows] + ["portraits"]
