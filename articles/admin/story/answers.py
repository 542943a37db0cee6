"""How the form's addresses answer: JSON for the script, with a refusal that says what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.checks import Problem, overrides
from articles.desk.overriding import may_override
from articles.errors import Blocked, Invalid, NothingNew, Stale, StoryError
from articles.models import Article
from articles.permissions import find_story, may_create
from articles.snapshot import Story

View = Callable[..., HttpResponse]


def story_or_404(request: HttpRequest, pk: int) -> Article:
    """Return the story if the person may see it; a forbidden one looks absent."""
    story = find_story(request.user, pk)
    if story is None:
        raise Http404
    return story


def for_writers(view: View) -> View:
    """Open a look-up to people who write stories, by POST only; to everybody else it looks absent."""

    @never_cache
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_create(request.user):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except StoryError as error:
            return refusal(error)

    return guarded


def refusal(error: StoryError, user: Any = None) -> JsonResponse:
    """Return what went wrong as the script shows it: `message`, with `fields`, `problems` or `stale` where they help.

    Problems say which of them ``user`` may set aside.
    """
    answer: dict[str, Any] = {"ok": False, "message": str(error.message)}
    status = 403
    match error:
        case Blocked():
            answer |= {"message": "", "problems": [problem_of(each, user) for each in error.problems]}
            status = 422
        case Invalid():
            answer["fields"] = {name: str(text) for name, text in error.fields.items()}
            status = 422
        case Stale():
            answer["stale"] = error.current_version
            status = 409
        case NothingNew():
            answer["nothing_new"] = True
            status = 200
    return JsonResponse(answer, status=status)


def problem_of(problem: Problem, user: Any = None) -> dict[str, Any]:
    """Return a problem for the script; `start` and `end` are code points into the text that `field` names.

    `may_override` says whether ``user`` may set it aside.
    """
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": str(problem.message),
        "mend": problem.how_to_mend,
        "field": problem.field,
        "start": problem.start,
        "end": problem.end,
        "key": problem.key,
        "place": problem.place,
        "is_clearable": problem.is_clearable,
        "may_override": user is not None and problem.is_block and (problem.is_clearable or may_override(user, problem.code)),
    }


def overridden_of(story: Story, problems: list[Problem]) -> list[dict[str, str]]:
    """Return {code, message, reason, by, at} of each block that somebody set aside, once for each override."""
    shown = {}
    for problem in problems:
        if problem.is_block or problem.is_warning:
            continue
        each = overrides.standing(story, problem)
        who = each.by.get_full_name() or each.by.username
        at = date_format(timezone.localtime(each.at), "j F Y, H.i")
        shown.setdefault(
            each.pk, {"code": each.rule, "message": problem.message, "reason": each.reason, "by": who, "at": at}
        )
    return list(shown.values())


def wants_json(request: HttpRequest) -> bool:
    """Whether the form's script asks; without script the browser sends the form itself and gets a page."""
    return request.headers.get("Accept", "").startswith("application/json")
