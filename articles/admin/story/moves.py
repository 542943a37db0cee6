"""The steps of a story as buttons take them: submit, send back, ready, schedule, publish, withdraw, spike, reopen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.body.characters import clean
from articles.desk.protected_names import require_no_protected_name
from articles.desk.workflow import transition
from articles.errors import Invalid, NothingNew, StoryError
from articles.models import Article
from articles.models.vocabulary import Status
from articles.publishing import Change, publish, schedule, withdraw

from .answers import refusal, story_or_404
from .page import CHANGES
from .posted import read_moment, read_version


@never_cache
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step that `to` names and answer {ok, address}, or why not; a second click changes nothing."""
    story = story_or_404(request, pk)
    try:
        address = take(request, story, request.POST.get("to", ""))
    except NothingNew as error:
        messages.info(request, error.message)
        address = ""
    except StoryError as error:
        return refusal(error, request.user)
    return JsonResponse({"ok": True, "address": reverse("admin:articles_article_change", args=[pk]), "public": address})


def take(request: HttpRequest, story: Article, to: str) -> str:
    """Take one step and return the public address where readers now find the story, or nothing.

    Raises what publishing and the workflow raise, and Invalid for a step that does not exist.
    """
    if to not in Status.values:
        raise Invalid({"move": _("There is no such step. Reload the page.")})
    by, now, post = request.user, timezone.now(), request.POST
    note = _words(post, "note")
    match Status(to):
        case Status.PUBLISHED:
            version = read_version(post) if "version" in post and "move" not in post else None
            looked = require_no_protected_name(story, Status.PUBLISHED, by=by, now=now)
            seen = looked if version is None else version
            done = publish(
                story, by=by, now=now, change=_change(request, story), expected_version=seen,
                acknowledge=bool(post.get("acknowledge")),
            )  # fmt: skip
            messages.success(request, _("Published. Readers see it now."))
            return done.address
        case Status.WITHDRAWN:
            withdraw(story, by=by, now=now, notice=_words(post, "notice"))
            messages.success(request, _("Withdrawn. Readers find a dated notice in its place."))
        case Status.SCHEDULED:
            at = _hour(post.get("publish_at", ""))
            require_no_protected_name(story, Status.SCHEDULED, by=by, now=now, goes_out_at=at)
            schedule(story, by=by, now=now, at=at, acknowledge=bool(post.get("acknowledge")))
            messages.success(request, _("Scheduled."))
        case step:
            if step is Status.IN_REVIEW:
                require_no_protected_name(story, step, by=by, now=now)
            transition(story, step, by=by, now=now, note=note)
            messages.success(request, _("The story is now “%s”.") % step.label)
    return ""


def _change(request: HttpRequest, story: Article) -> Change | None:
    kind = request.POST.get("kind", "")
    if story.first_published_at is None or not kind:
        return None
    if kind not in CHANGES:
        raise Invalid({"kind": _("Say what kind of change this is.")})
    words = {name: _words(request.POST, name) for name in ("notice", "wrong", "right")}
    return Change(kind, **words)


def _words(post: QueryDict, name: str) -> str:
    """Return what was written, without characters that PostgreSQL and a page cannot hold."""
    return clean(post.get(name, "")).strip()


def _hour(text: str):
    try:
        moment = read_moment(text)
    except ValueError:
        moment = None
    if moment is None:
        raise Invalid({"publish_at": _("Say the day and the hour.")})
    return moment
