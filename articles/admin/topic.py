"""Topics that stories are filed under. Stories get them in their own form; here a name is mended."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

# taggit's own page ties a topic to any row of any table, and merges topics past the story's version check.
admin.site.unregister(Tag)


@admin.register(Tag)
class TopicAdmin(admin.ModelAdmin):
    list_title = _("Topics")
    list_display = ("name", "slug", "stories")
    search_fields = ("name",)
    ordering = ("name",)
    fields = ("name", "slug")
    list_per_page = 100
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return super().get_queryset(request).annotate(story_count=Count("taggit_taggeditem_items"))

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Tag | None = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {"slug": ("name",)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("stories"), ordering="story_count")
    def stories(self, topic: Any) -> int:
        return topic.story_count
