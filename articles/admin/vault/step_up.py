"""Step-up: the page that asks for the password once more. It leads back to the source it was asked for and nowhere else."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sources import vault
from sources.errors import TooManyTries, WrongPassword

from .door import PROVED_AT, at_the_door, back_to, find_source


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@at_the_door
@sensitive_variables()
def prove(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Show the form, or note the proof in the session and go back."""
    source = find_source(request, pk) if pk else None
    error = ""
    if request.method == "POST":
        now = timezone.now()
        try:
            vault.prove(request.user, request.POST.get("password", ""), now)
        except WrongPassword:
            error = _("That is not your password. Try again.")
        except TooManyTries:
            error = _("Too many wrong passwords. Wait a quarter of an hour; if it was not you, tell the source desk.")
        else:
            request.session[PROVED_AT] = int(now.timestamp())
            return back_to(pk)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Your password, once more"),
        "source": source,
        "error": error,
    }
    return TemplateResponse(request, "desk/vault/prove.html", context, status=403 if error else 200)
