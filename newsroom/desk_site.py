"""The desk: Django's admin under the newsroom's own name and in its own frame."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from articles.models import faces
from articles.permissions import roles_of
from newsroom.desk_navigation import rooms


class DeskSite(AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom desk")
    index_title = _("Desk")
    enable_nav_sidebar = False  # the desk has its own navigation, see templates/admin/base.html
    empty_value_display = "–"

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
