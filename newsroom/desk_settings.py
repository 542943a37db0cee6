"""The settings page: one door to everything about the newsroom itself, shown by permission."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.desk_navigation import settings_of

ABOUT = {
    "sitesettings": gettext_lazy("Name, address, time zone and language of the newsroom, and how readers reach it."),
    "section": gettext_lazy("The sections of the paper, in the order of the masthead."),
    "author": gettext_lazy("Bylines: whom readers see as the writer."),
    "user": gettext_lazy("Who works at the desk, and in which roles."),
    "housepolicy": gettext_lazy("What a story must have before it goes out."),
    "tag": gettext_lazy("Topics that stories are filed under."),
    "describedattribute": gettext_lazy("What people on the record are asked about themselves. Nothing, unless you say so."),
}


@dataclass(frozen=True)
class Door:
    """One card: where it leads and what is behind it."""

    label: str
    about: str
    address: str


def settings_page(request: HttpRequest) -> HttpResponse:
    """Show the doors this person may open; absent for somebody who may open none."""
    doors = [Door(label, str(ABOUT[name]), address) for name, label, address in settings_of(admin.site, request)]
    if not doors:
        raise Http404
    context: dict[str, Any] = {**admin.site.each_context(request), "title": _("Settings"), "doors": doors}
    return TemplateResponse(request, "desk/settings.html", context)
