"""Answers to what goes wrong before a page is reached."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.public import gone
from newsroom.public_guard import is_desk


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the login ran out while a form was open, and that going back keeps what was typed."""
    return render(request, "desk/csrf_failed.html", _frame(request), status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what was wrong with a request that no page could read; as JSON where a script asks, which shows the sentence."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        message, status = _("That is more than can be taken at once. Nothing was saved: go back, and send it in parts."), 413
    else:
        message, status = _("The request could not be understood. Nothing was saved: go back, reload, and try again."), 400
    if request.META.get("HTTP_ACCEPT", "").startswith("application/json"):
        return JsonResponse({"ok": False, "message": message}, status=status)
    return HttpResponse(render_to_string("400.html", {"message": message}), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere: at the desk in the desk's looks, elsewhere with the readers' page."""
    if is_desk(request):
        return render(request, "desk/not_found.html", _frame(request), status=404)
    return gone.not_found(request, exception)


def _frame(request: HttpRequest) -> dict[str, Any]:
    # An address that no middleware has seen (a wrong host, for example) has neither settings nor a person.
    return admin.site.each_context(request) if hasattr(request, "newsroom") and hasattr(request, "user") else {}
