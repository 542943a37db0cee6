"""The desk: Django's admin under the newsroom's own name, opening on the board."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom desk")
    index_title = _("Desk")
    enable_nav_sidebar = False  # the desk has its own navigation, see templates/admin/base.html
    empty_value_display = "–"
