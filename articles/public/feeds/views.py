"""The feeds: of the whole paper, and of every section, topic, author, person, organisation, place and thing."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, gone, pages
from articles.record import chain_files, queries
from articles.record.models import Site, StoryPage

from .entries import Feed, entry
from .formats import TYPES, write

FEED_STORIES = 30
# Below the address of the list: /harbour/feed/, /harbour/feed/atom/, /harbour/feed/json/.
ENDINGS = {"rss": "feed/", "atom": "feed/atom/", "json": "feed/json/"}


@require_safe
def front(request: HttpRequest, kind: str = "rss") -> HttpResponse:
    """The newest stories in full, in three queries."""
    depends.on(request, "front")
    site = queries.site()
    return _answer(request, site, kind, "/", site.name, site.tagline, queries.stories())


@require_safe
def section(request: HttpRequest, slug: str, kind: str = "rss") -> HttpResponse:
    found = queries.section(slug)
    if found is None:
        raise Http404
    depends.on(request, f"section:{slug}", "front")  # the head of the record moves with any story
    stories = queries.stories().filter(section_slug=slug)
    return _of(request, found, kind, found.name, found.description, stories)


@require_safe
def topic(request: HttpRequest, slug: str, kind: str = "rss") -> HttpResponse:
    found = queries.topic(slug)
    if found is None:
        raise Http404
    depends.on(request, f"topic:{found.pk}", "front")
    return _of(request, found, kind, found.name, "", _pages(queries.stories_on(found)))


@require_safe
def author(request: HttpRequest, slug: str, kind: str = "rss") -> HttpResponse:
    found = queries.author(slug)
    if found is None:
        raise Http404
    depends.on(request, f"author:{found.pk}", "front")
    return _of(request, found, kind, found.name, found.role, _pages(queries.stories_by(found)))


@require_safe
def profile(request: HttpRequest, word: str, slug: str, kind: str = "rss") -> HttpResponse:
    """Stories that quote or mention somebody; of whoever was merged, the feed of the one that stays."""
    path = f"/{word}/{slug}/"
    found = queries.profile_at(path)
    if found is None:
        return gone.merged_feed(request, path, ENDINGS[kind])
    depends.on(request, f"profile:{found.pk}", "front")
    return _of(request, found, kind, found.name, found.role, queries.stories_naming(found))


def _pages(rows: QuerySet) -> QuerySet[StoryPage]:
    """The stories of the newest rows of a list."""
    return queries.stories().filter(pk__in=rows.values("page")[:FEED_STORIES])


def _of(request: HttpRequest, found: Any, kind: str, name: str, about: str, stories: QuerySet[StoryPage]) -> HttpResponse:
    site = queries.site_of(found)
    title = _("%(name)s | %(newsroom)s") % {"name": name, "newsroom": site.name}
    return _answer(request, site, kind, found.get_absolute_url(), title, about, stories)


def _answer(
    request: HttpRequest, site: Site, kind: str, path: str, title: str, about: str, stories: QuerySet[StoryPage]
) -> HttpResponse:
    whole = stories.defer(None).defer("sources", "quotations", "structured_data")[:FEED_STORIES]
    feed = Feed(
        title=title,
        description=about or title,
        page=pages.absolute(request, site, path),
        addresses={each: pages.absolute(request, site, path + ending) for each, ending in ENDINGS.items()},
        language=site.language,
        newsroom=site.name,
        head=chain_files.newest_head(),
        entries=tuple(entry(page, request, site) for page in whole),
    )
    return HttpResponse(write(feed, kind), content_type=TYPES[kind])
