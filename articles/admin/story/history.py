"""What a story was: one revision beside the story of today, and back to it. A restore is a save like any other."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles.body import diff_bodies, plain_text
from articles.desk.edits import StoryEdits
from articles.desk.saving import save_story
from articles.errors import StoryError
from articles.models import Article, Author, Picture, Revision, Section
from articles.permissions import Action, may
from articles.snapshot import as_seen_by

from .answers import story_or_404
from .posted import read_version

_TEXTS = ("headline", "short_headline", "standfirst", "slug", "body", "dateline", "language")


@never_cache
@require_safe
def compare(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show what changed between a revision and the story as it stands now."""
    story, revision = _revision_or_404(request, pk, number)
    then = as_seen_by(revision.snapshot, request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Revision %d") % number,
        "story": story,
        "revision": revision,
        "then": then,
        # Whole and safe: written by our own renderer from two bodies that went through the sanitiser.
        "changes": [{"kind": each.kind, "shown": mark_safe(each.html)} for each in diff_bodies(then["body"], story.body)],  # noqa: S308
        "is_empty": not plain_text(story.body) and not plain_text(then["body"]),
        "may_edit": may(request.user, Action.EDIT, story),
    }
    return TemplateResponse(request, "desk/story/compare.html", context)


@never_cache
@require_POST
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Save the story as it was in a revision. Sources come back with their words; none is attached anew."""
    story, revision = _revision_or_404(request, pk, number)
    try:
        save_story(
            story,
            _edits(revision.snapshot),
            by=request.user,
            expected_version=read_version(request.POST),
            now=timezone.now(),
            why=_("Back to revision %d") % number,
        )
    except StoryError as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(reverse("admin:articles_article_compare", args=[pk, number]))
    messages.success(request, _("The story is as it was in revision %d. What it was before is in its history.") % number)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))


def _revision_or_404(request: HttpRequest, pk: int, number: int) -> tuple[Article, Revision]:
    story = story_or_404(request, pk)
    revision = story.revisions.select_related("by").filter(number=number).first()
    if revision is None:
        raise Http404
    return story, revision


def _edits(then: dict[str, Any]) -> StoryEdits:
    """Return the edits that bring the story's own fields back; whatever has gone since (a section, an author) stays away."""
    lead = then["lead_picture"]
    fields = {name: then[name] for name in _TEXTS} | {
        "section": Section.objects.filter(slug=then["section"] or "").first(),
        "lead_picture": Picture.objects.filter(pk=lead["id"]).first() if lead else None,
        "lead_alt": lead["alt"] if lead else "",
        "lead_caption": lead["caption"] if lead else "",
        "lead_credit": lead["credit"] if lead else "",
    }
    known = set(Author.objects.filter(pk__in=then["authors"]).values_list("pk", flat=True))
    return StoryEdits(
        fields=fields, author_ids=[pk for pk in then["authors"] if pk in known], tags=then["tags"], from_revision=then
    )
