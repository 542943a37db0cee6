"""Pages that are lists of stories: sections, topics, authors."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.public import depends, gone, keyset, pages, people, pictures
from articles.public.teasers import initials, teaser
from articles.record import queries

VOICES = 3


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Three queries: the section with the newsroom, its stories, and on the first page who is quoted most in them."""
    found = queries.section(slug)
    if found is None:
        return gone.moved_or_withdrawn(request)
    stories = keyset.cut(request, queries.stories().filter(section_slug=slug), "first_published_at")
    voices = list(queries.often_quoted(VOICES, slug)) if stories.is_first else []
    depends.on(request, f"section:{slug}", *(f"profile:{each.pk}" for each in voices))
    context = {
        "section": found,
        "teasers": [teaser(page) for page in stories.rows],
        "cut": stories,
        "voices": people.voices(voices),
        "here": found.get_absolute_url(),
        "title": found.name,
        "feed_of": found.get_absolute_url(),
        "description": found.description,
    }
    return pages.answer(request, queries.site_of(found), "public/section.html", context, path=found.get_absolute_url())


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Two queries: the topic with the newsroom, its stories."""
    found = queries.topic(slug)
    if found is None:
        raise Http404
    depends.on(request, f"topic:{found.pk}")
    stories = keyset.cut(request, queries.stories_on(found), "published_at")
    context = {
        "topic": found,
        "teasers": [teaser(row.page) for row in stories.rows],
        "cut": stories,
        "title": found.name,
        "feed_of": found.get_absolute_url(),
        "description": found.name,
    }
    return pages.answer(request, queries.site_of(found), "public/topic.html", context, path=found.get_absolute_url())


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Two queries: the author with the newsroom, the stories."""
    found = queries.author(slug)
    if found is None:
        raise Http404
    depends.on(request, f"author:{found.pk}")
    stories = keyset.cut(request, queries.stories_by(found), "published_at")
    context = {
        "author": found,
        "face": pictures.shown(found.picture),
        "initials": initials(found.name),
        "teasers": [teaser(row.page) for row in stories.rows],
        "cut": stories,
        "title": found.name,
        "feed_of": found.get_absolute_url(),
        "description": pages.one_line(found.bio or found.role or found.name),
    }
    return pages.answer(request, queries.site_of(found), "public/author.html", context, path=found.get_absolute_url())
