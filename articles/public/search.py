"""Search over stories, quotations and names. Whatever is typed gets an answer, and nothing typed is kept."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import pages
from articles.public.search_hits import Hit, entry_hit, profile_hit
from articles.public.search_question import Offer, offer_of
from articles.public.search_wish import Asked, ask, facets, link, sorts
from articles.record import queries, search

PEOPLE_BESIDE = 3  # pages of people above the stories; all of them under 'People and organisations'
BROWSED = 60  # without words, so that a small newsroom's people all stand on one page
UNKEPT = "private, no-store"  # what somebody looked for stays with nobody


@dataclass(frozen=True)
class Answer:
    """What the page shows. `offer` is the person the words name; `people` pages of people whose names were typed."""

    found: search.Found = field(default_factory=lambda: search.Found([], {}, 0, False, None))
    people: list[Hit] = field(default_factory=list)
    offer: Offer | None = None


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Three queries: the newsroom with the names typed, what matches, and the results shown; four for a rare last word."""
    asked = ask(request.GET, timezone.now())
    site, named = search.names_in(asked.typed)
    asked, answer = _answer(asked, named)
    context: dict[str, Any] = {
        "asked": asked,
        "typed": asked.typed.text,
        "answer": answer,
        "hits": [entry_hit(each) for each in answer.found.hits],
        "facets": facets(asked, answer.found, len(answer.people), {each.path: each.name for each in named}),
        "sorts": sorts(asked),
        "older": link(asked, after=answer.found.next) if answer.found.next else "",
        "start": link(asked, after=None),
        "is_first": asked.wish.after is None,
        "fewer": " ".join(asked.typed.words[:-1]),
        "title": _("Search: %(words)s") % {"words": asked.typed.text} if asked.typed.text else _("Search"),
    }
    path = "" if asked.is_any else "/search/"
    response = pages.answer(request, site or queries.site(), "public/search.html", context, path=path)
    if asked.typed.text:
        response.headers["Cache-Control"] = UNKEPT
    return response


def _answer(asked: Asked, named: list[search.Named]) -> tuple[Asked, Answer]:
    """Find what was asked for; a question after what somebody said is answered as one."""
    offer = None if asked.is_literal or asked.wish.chosen.get("person") else offer_of(asked, named)
    if offer and offer.is_applied:
        asked = offer.asked
    people = _people(asked, named) if asked.shows_people else []
    if not asked.shows_entries:
        return asked, Answer(people=people, offer=offer)
    return asked, Answer(search.find(asked.typed, asked.wish), people, offer)


def _people(asked: Asked, named: list[search.Named]) -> list[Hit]:
    if not asked.typed:
        return [profile_hit(each, []) for each in queries.profiles_by_name()[:BROWSED]] if not asked.shows_entries else []
    words = [search.folded(word) for word in asked.typed.words]
    found = [each for each in named if search.has_all(each, words)]
    return [profile_hit(each, words) for each in (found if not asked.shows_entries else found[:PEOPLE_BESIDE])]


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """At most two queries: names and headlines that go on from what is typed.

    The answer is {"suggestions": [{"name", "about", "address"}]}.
    """
    typed = search.read(request.GET.get("q", ""))
    names = search.suggest_names(typed)
    rows = [{"name": each.name, "about": each.about or _kind(each.kind), "address": each.path} for each in names]
    rows += [{"name": headline, "about": _("Story"), "address": path} for headline, path in search.suggest_headlines(typed)]
    response = JsonResponse({"suggestions": rows})
    response.headers["Cache-Control"] = UNKEPT
    return response


def _kind(kind: str) -> str:
    names = {"topic": _("Topic"), "person": _("Person"), "organisation": _("Organisation"), "place": _("Place")}
    return names.get(kind, _("Page"))
