"""The desk: Django's admin under the newsroom's own name and in its own frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from articles.models import faces
from articles.permissions import roles_of
from newsroom.desk_addresses import with_plain_address
from newsroom.desk_navigation import rooms
from sources import vault


class DeskSite(AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom desk")
    index_title = _("Desk")
    enable_nav_sidebar = False  # the desk has its own navigation, see templates/admin/base.html
    empty_value_display = "–"

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Let what somebody may not do look like an address that leads nowhere (DESIGN, section 5, "Roles")."""
        room = getattr(view, "__self__", None)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # Before the view: Django's history page looks for the object first, and so tells whether there is one.
            if isinstance(room, ModelAdmin) and not _may_enter(room, request):
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                raise Http404 from None

        return super().admin_view(with_plain_address(guarded), cacheable)

    def get_urls(self) -> list[URLPattern]:
        # Without the address that leads from any row of any table to its page: nothing at the desk uses it.
        return [each for each in super().get_urls() if getattr(each, "name", None) != "view_on_site"]

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Leave the vault open of whoever gives the old password with the new one; any other change shuts it."""
        with vault.own_password_change(request.user):
            return super().password_change(request, extra_context)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Add what the frame shows: the newsroom's name, the rooms this person may enter, and who they are."""
        context = super().each_context(request)
        context["newsroom_name"] = request.newsroom.name
        if context["has_permission"]:
            name = faces.name_of(request.user)
            roles = ", ".join(sorted(translated(role.value) for role in roles_of(request.user)))
            context |= {
                "desk_navigation": rooms(self, request),
                "desk_person": {"face": faces.face_of(name), "roles": roles},
            }
        return context


def _may_enter(room: ModelAdmin, request: HttpRequest) -> bool:
    return room.has_view_or_change_permission(request) or room.has_add_permission(request)
