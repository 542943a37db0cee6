"""Sections: the masthead's order, and the first word of their stories' addresses, which therefore never changes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Section
from articles.publishing.site import project_section


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "order", "description")
    fields = ("name", "slug", "description", "order")
    search_fields = ("name", "slug")
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Section | None = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {"slug": ("name",)}

    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        # Its stories' addresses begin with it.
        return False

    def save_model(self, request: HttpRequest, obj: Section, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        project_section(obj, timezone.now())
