"""Every block that was set aside: by whom, why, and whether it still holds. Only read here; nothing is ever taken out."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.checks import RULES
from articles.models import Override
from articles.permissions import visible_stories

_TITLES = {rule.code: rule.title for rule in RULES}


@admin.register(Override)
class OverrideAdmin(admin.ModelAdmin):
    list_display = ("what", "story", "reason", "by", "at", "withdrawn_at")
    list_filter = ("rule",)
    show_facets = admin.ShowFacets.NEVER  # counts would be taken over all of them, not over what may be seen
    list_select_related = ("article", "by")
    list_per_page = 50
    search_fields = ("reason",)
    search_help_text = _("Words of the reason")
    fields = ("what", "story", "reason", "by", "at", "withdrawn_at")
    readonly_fields = fields
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Override]:
        return super().get_queryset(request).filter(article__in=visible_stories(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("set aside"), ordering="rule")
    def what(self, override: Override) -> str:
        return f"{override.rule} {_TITLES.get(override.rule, '')}"

    @admin.display(description=_("story"))
    def story(self, override: Override) -> str:
        address = reverse("admin:articles_article_change", args=[override.article_id])
        return format_html('<a href="{}">{}</a>', address, override.article)
