"""A story read as the source, the reader or the lawyer: a page of rows, each of which leads to its place in the story."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.desk.reading_as import Reading, Seen, as_the_lawyer, as_the_reader, as_the_source, voices_of
from articles.models import Article
from articles.publishing.disclosure import disclose
from articles.publishing.project import VersionFacts, project, read
from articles.record.models import PublishedVersion, VersionKind
from articles.snapshot import Story, load_story
from sources import vault

from .answers import story_or_404

READERS = ("source", "reader", "lawyer")
_LONGEST_NUMBER = 4


@never_cache
@require_safe
def read_as(request: HttpRequest, pk: int, who: str) -> HttpResponse:
    """Show one reading; `of` in the address is the place of a source in the story, never its id."""
    if who not in READERS:
        raise Http404
    article = story_or_404(request, pk)
    seen = _seen(load_story(article), request)
    voices = voices_of(seen) if who == "source" else []
    chosen = _chosen(request, len(voices))
    context = {
        **admin.site.each_context(request),
        "story": article,
        "who": who,
        "tabs": [(each, label, each == who) for each, label in zip(READERS, _labels(), strict=True)],
        "voices": [(at, name, at == chosen) for at, (name, _said) in enumerate(voices)],
        "reading": _reading(seen, who, voices, chosen),
    }
    context["title"] = context["reading"].title if context["reading"] else _("Read as the source")
    return TemplateResponse(request, "desk/story/reading_as/page.html", context)


def _labels() -> tuple[str, str, str]:
    return _("The source"), _("The reader"), _("The lawyer")


def _seen(story: Story, request: HttpRequest) -> Seen:
    article, now = story.article, timezone.now()
    first = article.first_published_at or now
    payload = project(story, VersionFacts(VersionKind.PUBLISH, "", first, now, request.newsroom.language))
    shown = [quotation for quotation in story.quotations if disclose(quotation) is not None]
    cards = {quotation.key: card for quotation, card in zip(shown, payload["quotations"], strict=True)}
    return Seen(story, payload, cards, _known(story, request.user))


def _known(story: Story, user: Any) -> frozenset[UUID]:
    protected = {each.source.pk for each in story.quotations if each.source and each.source.protected}
    return (
        frozenset(vault.visible_to(user).filter(pk__in=protected).values_list("pk", flat=True)) if protected else frozenset()
    )


def _chosen(request: HttpRequest, number: int) -> int:
    text = request.GET.get("of", "")
    at = int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
    return at if at < number else 0


def _reading(seen: Seen, who: str, voices: list[Any], chosen: int) -> Reading | None:
    if who == "source":
        return as_the_source(seen, voices[chosen][1]) if voices else None
    return as_the_reader(seen) if who == "reader" else as_the_lawyer(seen, _live(seen.story.article))


def _live(article: Article) -> dict[str, Any] | None:
    """Return the payload readers have now; none where they have none."""
    if not article.is_live:
        return None
    version = PublishedVersion.objects.filter(story=article.story_key, is_live=True).only("payload").first()
    return read(version.payload) if version and version.payload else None
