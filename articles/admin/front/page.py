"""The page on which editors place the front. Every button is a plain form; dragging sends the same one."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.admin.story.posted import read_moment
from articles.errors import Invalid, Stale
from articles.models import FrontChange
from articles.permissions import may_place_front
from articles.publishing import front as placing

from .choosing import offered, words_of
from .places import places

LATEST_CHANGES = 8
_TYPED = ("words", "story", "place", "starts_at", "ends_at")
_LONGEST_NUMBER = 18
_CHANGED_MEANWHILE = gettext_lazy(
    "Somebody changed the front while you were at it, and nothing of yours was written. It stands below as it is now; what "
    "you chose is still in the form."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest) -> HttpResponse:
    """Show the places; or place, move, take off or look for a story, as the button says. A refusal keeps what was typed."""
    if not may_place_front(request.user):
        raise Http404
    now = timezone.now()
    if request.method != "POST" or request.POST.get("do") == "look":
        return _page(request, now)
    try:
        _carry_out(request, now)
    except Stale:
        return _page(request, now, {"version": _CHANGED_MEANWHILE}, 409)
    except Invalid as trouble:
        return _page(request, now, trouble.fields, 422)
    return redirect("desk:front")


def _carry_out(request: HttpRequest, now: datetime) -> None:
    post = request.POST
    common: dict[str, Any] = {"by": request.user, "now": now, "version": _number(post, "version")}
    match post.get("do"):
        case "place":
            faults: dict[str, Any] = {}
            moments = {name: _moment(post, name, faults) for name in ("starts_at", "ends_at")}
            if faults:
                raise Invalid(faults)
            placing.place(words_of(post.get("story", "")), _number(post, "place"), **moments, **common)
            messages.success(request, _("Placed."))
        case "move":
            placing.move(_number(post, "slot"), _number(post, "to"), **common)
            messages.success(request, _("Moved."))
        case "off":
            placing.take_off(_number(post, "slot"), **common)
            messages.success(request, _("Taken off."))
        case _:
            raise Invalid({"version": _("Choose what to do.")})


def _number(post: QueryDict, name: str) -> int:
    """Return a whole number that was sent; -1, which nothing has, for anything else."""
    text = post.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else -1


def _moment(post: QueryDict, name: str, faults: dict[str, Any]) -> datetime | None:
    try:
        return read_moment(post.get(name, ""))
    except (ValueError, OverflowError):
        faults[name] = _("Write a day and an hour, such as 2026-11-12T18:00.")
        return None


def _page(request: HttpRequest, now: datetime, faults: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    typed = {name: words_of(request.POST.get(name, "")) for name in _TYPED}
    if typed["words"] and request.POST.get("do") == "look":
        typed["story"] = ""  # whoever looks for another story has not chosen the one that stood first in the list
    context = {
        **admin.site.each_context(request),
        "title": _("The front"),
        "places": places(now),
        "version": placing.current_version(),
        "stories": offered(typed["words"], typed["story"]),
        "typed": typed,
        "faults": faults or {},
        "numbers": [str(number) for number in range(1, placing.PLACES + 1)],
        "changes": FrontChange.objects.select_related("by")[:LATEST_CHANGES],
        "now": now,
    }
    return TemplateResponse(request, "desk/front/page.html", context, status=status)
