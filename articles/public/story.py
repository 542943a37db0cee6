"""The story page: the text, 'How we know' for each quotation, and every source below."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.public import card_picture, depends, gone, pages, pictures, printed, sourcing, structured, teasers
from articles.record import queries
from articles.record.beside import BesideStory, beside
from articles.record.models import Site, StoryPage

RELATED = 4
# An update is news and a small repair changed no meaning: neither is a mistake to be shown above the text.
NOT_ADMITTED = ("update", "minor_refile")


@require_safe
def story(request: HttpRequest, section: str, year: int, month: str, slug: str) -> HttpResponse:
    """A story by its address; an old address leads to the present one, a withdrawn one to a dated notice."""
    page = queries.story_at(request.path)
    if page is None:
        return gone.moved_or_withdrawn(request)
    return render(request, page, queries.site_of(page))


def render(request: HttpRequest, page: StoryPage, site: Site) -> HttpResponse:
    """The page of a story, saved or not: the desk's preview gives an unsaved `page` and gets what readers will get."""
    found = beside(page, RELATED)
    depends.on(request, f"story:{page.pk}", f"section:{page.section_slug}", "portraits", *found.keys)
    faces = {path: pictures.face(picture) for path, picture in found.faces.items()}
    picture = pictures.shown(page.picture)
    ingredients = ([getattr(page, each.attname) for each in page._meta.concrete_fields], faces, site.zone, site.language)
    context = {
        "page": page,
        "article": printed.STORIES.get(ingredients, lambda: article_of(page, site, faces)),
        "shared": card_picture.of_picture(picture) if picture else card_picture.of_story(page, site),
        "structured_data": structured.script(structured.of_story(page, site, pages.origin(request, site))),
        "description": pages.one_line(page.standfirst or page.headline),
        "here": f"/{page.section_slug}/",
        "here_is": "true",
        "related": related(found.stories),
        "is_section_only": not any(each.shares for each in found.stories),
    }
    return pages.answer(request, site, "public/story.html", context, path=page.path)


def article_of(page: StoryPage, site: Site, faces: dict[str, str]) -> SafeString:
    """The story's own part of its page, which depends on nothing but these three."""
    context = {
        "page": page,
        "picture": pictures.shown(page.picture),
        "body": with_dateline(page.body_html, page.dateline),
        "sources": [_entry(source, page.quotations, faces) for source in page.sources],
        "cards": [_card(quotation, page.sources, faces) for quotation in page.quotations],
        # What was asked about quotations stands with them; what was asked about our own words stands below.
        "own_replies": [each for each in page.replies if not each["quotations"]],
        "dots": [sourcing.shape_of(quotation, page.sources) for quotation in page.quotations],
        "glance": glance(page.quotations, page.sources),
        "was_updated": page.updated_at > page.first_published_at,
        "is_same_day": page.updated_at.date() == page.first_published_at.date(),
        "corrections": [
            each | {"on": datetime.fromisoformat(each["at"])}
            for each in page.corrections
            if each["kind"] not in NOT_ADMITTED
        ],
        "here": f"/{page.section_slug}/",
    }
    return pages.printed(site, "_parts/article.html", context)


def related(found: list[BesideStory]) -> list[teasers.Teaser]:
    """The stories nearest to this one, those with a picture first, so that pictures stand side by side."""
    return sorted((teasers.beside(each) for each in found), key=lambda each: each.picture is None)


def glance(quotations: list[dict[str, Any]], sources: list[dict[str, Any]]) -> str:
    """One sentence that counts the quotations by what stands behind them, or nothing where there are none."""
    if not quotations:
        return ""
    count = Counter(sourcing.shape_of(quotation, sources) for quotation in quotations)
    parts = [
        ngettext("%(n)d on the record or in public", "%(n)d on the record or in public", count["named"]),
        ngettext("%(n)d from a document", "%(n)d from documents", count["document"]),
        ngettext("%(n)d from a source we do not name", "%(n)d from sources we do not name", count["unnamed"]),
    ]
    numbers = (count["named"], count["document"], count["unnamed"])
    listed = _(", ").join(part % {"n": n} for part, n in zip(parts, numbers, strict=True) if n)
    total = ngettext("%(n)d quotation", "%(n)d quotations", len(quotations)) % {"n": len(quotations)}
    return _("%(total)s: %(listed)s.") % {"total": total, "listed": listed}


def with_dateline(body_html: str, dateline: str) -> SafeString:
    """The text with its dateline at the head of the first paragraph.

    `body_html` is ready HTML of the record, written by our own renderer from a body the sanitiser has passed; that is why
    it may be printed as it stands (S308).
    """
    if not dateline:
        return mark_safe(body_html)  # noqa: S308
    marked = format_html('<span class="dateline">{}</span> ', sourcing.closed(dateline))
    if body_html.startswith("<p>"):
        return mark_safe(f"<p>{marked}{body_html[3:]}")  # noqa: S308
    return mark_safe(f"<p>{marked}</p>{body_html}")  # noqa: S308


def _look(source: dict[str, Any], faces: dict[str, str]) -> dict[str, str]:
    """A portrait where the source has a page with one, else initials; the unnamed and documents get a sign."""
    face = faces.get(source.get("address") or "", "")
    return {"face": face, "initials": teasers.initials(source["name"]) if source["shape"] == "named" else ""}


def _entry(source: dict[str, Any], cards: list[dict[str, Any]], faces: dict[str, str]) -> dict[str, Any]:
    words = {"heading": sourcing.heading(source["name"], source["shape"]), "reason": sourcing.closed(source["reason"])}
    return source | _look(source, faces) | words | {"occasions": sourcing.occasions(source, cards)}


def _card(quotation: dict[str, Any], sources: list[dict[str, Any]], faces: dict[str, str]) -> dict[str, Any]:
    source = sourcing.source_of(quotation, sources)
    shape = source.get("shape", "named")
    look = _look(source, faces) if source else {"face": "", "initials": teasers.initials(quotation["speaker"])}
    more = {
        "shape": shape,
        "heading": sourcing.heading(quotation["speaker"], shape),
        "profile": source.get("address"),
        "how_and_where": sourcing.how_and_where(quotation),
        "reason": sourcing.closed(quotation["reason"]),
        "on": sourcing.day(quotation["when"]),
    }
    return quotation | look | more
