"""The story form: opening it and saving it. With script the answer to a save is JSON, without it a page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.desk.saving import Saved, save_story
from articles.errors import Invalid, NotAllowed, NothingNew, Stale, StoryError
from articles.models import Article
from articles.permissions import Action, may, may_create
from articles.snapshot import load_story

from . import moves
from .answers import refusal, story_or_404, wants_json
from .page import form_context, live_facts
from .posted import TEXTS, read_edits, read_version


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story, or save it; somebody who may only read it gets it without a pen."""
    story = story_or_404(request, pk)
    return _save(request, story) if request.method == "POST" else _page(request, story)


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Show an empty form; the story exists from its first save on."""
    if not may_create(request.user):
        raise Http404
    story = Article(owner=request.user)
    return _save(request, story) if request.method == "POST" else _page(request, story)


def _save(request: HttpRequest, story: Article) -> HttpResponse:
    try:
        saved = _saved(request, story)
    except StoryError as error:
        return refusal_with_text(request, story, error)
    if wants_json(request):
        return _as_json(request, saved)
    for note in saved.notes:
        messages.warning(request, note)
    _take_step(request, saved.article)
    # To the story's own page, whatever came of the step: the text is stored, and sending it again would store it twice.
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[saved.article.pk]))


def _take_step(request: HttpRequest, story: Article) -> None:
    """Take the step whose button sent the form, where one did, and say what came of it."""
    step = request.POST.get("move", "")
    try:
        address = moves.take(request, story, step) if step else ""
    except NothingNew as error:
        messages.info(request, error.message)
    except StoryError as error:
        messages.error(request, _("Your text is saved, but the step was not taken. %s") % error.message)
    else:
        messages.success(request, _("Saved.") if not address else _("Done."))


def _saved(request: HttpRequest, story: Article) -> Saved:
    is_new = story.pk is None
    only_hold = not is_new and not may(request.user, Action.EDIT, story)
    if only_hold and not may(request.user, Action.HOLD, story):
        raise NotAllowed()
    return save_story(
        None if is_new else story,
        read_edits(request.POST, only_hold=only_hold),
        by=request.user,
        expected_version=None if is_new else read_version(request.POST),
        now=timezone.now(),
    )


def _as_json(request: HttpRequest, saved: Saved) -> JsonResponse:
    story = saved.article
    return JsonResponse(
        {
            "ok": True,
            "id": story.pk,
            "address": reverse("admin:articles_article_change", args=[story.pk]),
            "body": story.body,
            "copies": saved.copies,
            "notes": saved.notes,
            **live_facts(load_story(story), request.user),
        }
    )


def refusal_with_text(request: HttpRequest, story: Article, error: StoryError) -> HttpResponse:
    """Say why nothing was saved, and give back what the person wrote; of a stale save, the other text as well."""
    if wants_json(request):
        answer = refusal(error)
        return _with_their_text(answer, story, request) if isinstance(error, Stale) else answer
    typed = {name: request.POST[name] for name in TEXTS if name in request.POST}
    their_text = None
    if isinstance(error, Stale):
        their_text = {name: getattr(story, name) for name in ("headline", "standfirst")} | {"body": load_story(story).plain}
    page = _page(request, story, typed=typed, error=error, their_text=their_text)
    page.status_code = 409 if isinstance(error, Stale) else 422
    return page


def _with_their_text(answer: JsonResponse, story: Article, request: HttpRequest) -> JsonResponse:
    current = load_story(Article.objects.get(pk=story.pk))
    last = current.article.revisions.select_related("by").first()
    who = (last.by.get_full_name() or last.by.username) if last and last.by else ""
    their_text = {
        "headline": current.article.headline,
        "standfirst": current.article.standfirst,
        "body": current.plain,
        "by": who,
    }
    return JsonResponse(
        {"ok": False, "stale": current.article.version, "message": str(Stale.message), "theirs": their_text}, status=409
    )


def _page(
    request: HttpRequest,
    story: Article,
    typed: dict[str, str] | None = None,
    error: StoryError | None = None,
    their_text: dict[str, str] | None = None,
) -> TemplateResponse:
    context: dict[str, Any] = form_context(request, story) | {
        "typed": typed or {},
        "error": error,
        "errors": error.fields if isinstance(error, Invalid) else {},
        "their_text": their_text,
    }
    for name, text in (typed or {}).items():
        setattr(story, name, text)
    return TemplateResponse(request, "desk/story/form.html", context)
