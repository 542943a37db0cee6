"""The front: what editors placed, then the newest; one strip for each section; who is quoted most; latest corrections."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.public import depends, pages, people, structured
from articles.public.teasers import Teaser, teaser
from articles.record import queries
from articles.record.models import Site, StoryPage

IN_MAIN, IN_SIDE = 4, 6  # the lead with three below it; the column beside them
IN_STRIP = 7
PLACES = IN_MAIN + IN_SIDE
MOST_QUOTED = 4
LATEST_CORRECTIONS = 2


@dataclass
class Strip:
    """A section on the front with its newest stories that do not stand above already."""

    name: str
    address: str
    teasers: list[Teaser] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many of the front's four columns it takes: a section with one story left stands beside others."""
        return min(len(self.teasers), 4)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Four queries: the newsroom, the stories, who is quoted, the corrections."""
    return render(request, queries.site(), timezone.now())


def render(request: HttpRequest, site: Site, now: datetime) -> HttpResponse:
    """The front as it stands at ``now``: this moment for readers, another one for the desk's preview."""
    slugs = [entry["address"].strip("/") for entry in site.navigation]
    # A section may have all its newest stories in the top places and still fill its strip.
    found = queries.front_stories(now, PLACES, slugs, IN_STRIP + PLACES)
    quoted = queries.often_quoted(MOST_QUOTED)
    depends.on(request, "front", "corrections", *(f"profile:{each.pk}" for each in quoted))
    depends.until(request, found[0].front_changes_at if found else None)
    top = arrange(found)
    context = {
        "lead": next(iter(top), None),
        "below": top[1:IN_MAIN],
        "side": top[IN_MAIN:],
        "strips": strips(found, site.navigation, {each.path for each in top}),
        "quoted": people.voices(quoted),
        "corrections": queries.corrections()[:LATEST_CORRECTIONS],
        "structured_data": structured.script(structured.of_front(site, pages.origin(request, site))),
        "title": site.tagline,
        "description": site.tagline,
    }
    return pages.answer(request, site, "public/front.html", context, path="/")


def arrange(found: list[StoryPage]) -> list[Teaser]:
    """The top stories in their places: an editor's choice stands where it was put, the newest fill the rest."""
    return [teaser(page) for page in in_places(found) if page is not None]


def in_places(found: list[StoryPage]) -> list[StoryPage | None]:
    """What stands in each place; None where there are fewer stories. Of several placed in one, that which began last."""
    placed: dict[int, StoryPage] = {}
    for page in found:
        if page.slot is None or not 1 <= page.slot <= PLACES:
            continue
        rival = placed.get(page.slot)
        if rival is None or _began(page) > _began(rival):
            placed[page.slot] = page
    waiting = (page for page in found if page not in placed.values())
    return [placed.get(place) or next(waiting, None) for place in range(1, PLACES + 1)]


def _began(page: StoryPage) -> datetime:
    return page.slot_from or datetime.min.replace(tzinfo=UTC)


def strips(found: list[StoryPage], navigation: list[dict[str, str]], above: set[str]) -> list[Strip]:
    """One strip a section, in the order of the masthead; a section with nothing left to show has none."""
    rows = {entry["address"].strip("/"): Strip(entry["name"], entry["address"]) for entry in navigation}
    for page in found:
        strip = rows.get(page.section_slug)
        if strip and page.path not in above and len(strip.teasers) < IN_STRIP:
            strip.teasers.append(teaser(page))
    return [strip for strip in rows.values() if strip.teasers]
