"""The desk's rooms: what stands in the side rail for one person. A room nobody may enter is not shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.permissions import HAS_A_PART, may_keep_attributions, may_place_front, roles_of

# Model, word in the rail, icon. In the order of an editor's day.
LISTS = (
    ("articles.Article", gettext_lazy("Stories"), "newspaper"),
    ("sources.Source", gettext_lazy("Sources"), "users"),
    ("sources.Entity", pgettext_lazy("people and organisations in the news", "Directory"), "book-user"),
    ("articles.Correction", gettext_lazy("Corrections"), "history"),
    ("articles.Override", gettext_lazy("Overrides"), "circle-alert"),
    ("articles.Picture", gettext_lazy("Pictures"), "image"),
)


@dataclass(frozen=True)
class Room:
    """One line of the rail. `icon` is the path of its template."""

    label: str
    icon: str
    address: str
    is_current: bool


def rooms(site: Any, request: HttpRequest) -> list[Room]:
    """Return the rooms ``request.user`` may enter, the board first and the settings last."""
    board = reverse("admin:index")
    found = [_room(_("Desk"), "layout-dashboard", board, request.path == board)]
    for label, icon, address in [*_own_pages(request), *_lists(site, request)]:
        found.append(_room(label, icon, address, request.path.startswith(address)))
    if inside := [address for _name, _label, address in settings_of(site, request)]:
        settings = reverse("desk:settings")
        found.append(_room(_("Settings"), "settings", settings, request.path.startswith((settings, *inside))))
    return found


# What the settings page leads to; who may only look at them has no business there.
SETTINGS = {
    "articles.SiteSettings": gettext_lazy("The newsroom"),
    "articles.Section": gettext_lazy("Sections"),
    "articles.Author": gettext_lazy("Bylines"),
    "auth.User": gettext_lazy("People"),
    "articles.HousePolicy": gettext_lazy("House policy"),
    "taggit.Tag": gettext_lazy("Topics"),
    "sources.DescribedAttribute": gettext_lazy("What people are asked"),
}


def settings_of(site: Any, request: HttpRequest) -> list[tuple[str, str, str]]:
    """Return (model name, label, address) of each part of the settings that ``request.user`` may change."""
    return [
        (model._meta.model_name, str(label), _list_address(model))
        for model, label in ((apps.get_model(name), label) for name, label in SETTINGS.items())
        if model in site._registry and site._registry[model].has_change_permission(request)
    ]


def _own_pages(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    if may_keep_attributions(request.user):
        yield _("Worklist"), "inbox", reverse("desk:worklist")
        yield _("Register"), "text-quote", reverse("desk:register")
        yield _("Who gets quoted"), "chart-column", reverse("desk:who_gets_quoted")
    if may_place_front(request.user):
        yield _("The front"), "panels-top-left", reverse("desk:front")
    if roles_of(request.user) & HAS_A_PART:
        yield _("Protected sources"), "lock", reverse("desk:vault")


def _lists(site: Any, request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    for model_label, label, icon in LISTS:
        model = apps.get_model(model_label)
        admin = site._registry.get(model)
        if admin and admin.has_view_or_change_permission(request):
            yield str(label), icon, _list_address(model)


def _list_address(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def _room(label: str, icon: str, address: str, is_current: bool) -> Room:
    return Room(label, f"_parts/icons/{icon}.html", address, is_current)
