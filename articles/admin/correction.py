"""What readers were told about changes, newest first. Made by publishing, so it is only read here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Correction
from articles.permissions import visible_stories


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    list_display = ("notice", "kind", "story", "issued_by", "at")
    list_filter = ("kind",)
    show_facets = admin.ShowFacets.NEVER  # counts would be taken over all of them, not over what may be seen
    list_select_related = ("article", "issued_by")
    list_per_page = 50
    search_fields = ("notice", "wrong", "right")
    search_help_text = _("Words of the notice, or of what was wrong")
    fields = ("kind", "notice", "wrong", "right", "story", "issued_by", "at")
    readonly_fields = fields
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return super().get_queryset(request).filter(article__in=visible_stories(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("story"))
    def story(self, correction: Correction) -> str:
        address = reverse("admin:articles_article_change", args=[correction.article_id])
        return format_html('<a href="{}">{}</a>', address, correction.article)
