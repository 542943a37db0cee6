"""Stories in the desk: their list, and the addresses of the form."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions import Action, Role, may, may_create, roles_of, visible_stories

from . import (
    checks_overriding,
    form,
    history,
    importing,
    look_up,
    moves,
    pictures,
    preview,
    protected,
    reading_as,
    replies,
    suggestions,
)
from .page import CHIPS

_READERS = {Role.REPORTER, Role.EDITOR, Role.PUBLISHER, Role.STANDARDS}


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """The list is Django's; the form, and everything below it, is our own."""

    change_list_template = "desk/story/list.html"
    list_display = ("title", "section", "byline", "state", "quotations_missing", "last_saved")
    list_display_links = ("title",)
    list_filter = ("status", "section", "on_hold")
    list_select_related = ("section",)
    search_fields = ("headline", "standfirst", "slug")
    search_help_text = _("Words of a headline, standfirst or slug")
    ordering = ("-updated_at", "-id")
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return visible_stories(request.user).defer("body").prefetch_related("bylines__author", "quotations__attributions")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(roles_of(request.user) & _READERS)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_module_permission(request) if obj is None else may(request.user, Action.SEE, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may_create(request.user) if obj is None else may(request.user, Action.EDIT, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_create(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a story is spiked or withdrawn, never deleted

    def get_urls(self) -> list[URLPattern]:
        """The list, the form, and what the form asks; every address asks articles.permissions."""

        def at(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")

        return [
            at("", self.changelist_view, "changelist"),
            at("add/", form.add, "add"),
            at("import/", importing.import_page, "import"),
            at("look-up/sources/", look_up.sources, "sources"),
            at("look-up/new-source/", look_up.new_source, "new_source"),
            at("look-up/protected-source/", protected.new_protected, "new_protected"),
            at("look-up/promise/", protected.promise, "promise"),
            at("look-up/names/", look_up.entities, "entities"),
            at("look-up/new-name/", look_up.new_entity, "new_entity"),
            at("look-up/topics/", look_up.topics, "topics"),
            at("look-up/suggestions/", suggestions.suggestions, "suggestions"),
            at("look-up/suggestions/reject/", suggestions.reject, "reject_suggestion"),
            at("look-up/suggestions/unreject/", suggestions.unreject, "unreject_suggestion"),
            at("look-up/suggestions/source/", suggestions.source, "suggestion_source"),
            at("look-up/pictures/", pictures.pictures, "pictures"),
            at("look-up/new-picture/", pictures.upload_picture, "upload_picture"),
            at("<int:pk>/change/", form.change, "change"),
            at("<int:pk>/move/", moves.move, "move"),
            at("<int:pk>/override/", checks_overriding.set_aside, "override"),
            at("<int:pk>/replies/", replies.replies, "replies"),
            at("<int:pk>/preview/", preview.preview, "preview"),
            at("<int:pk>/read-as/<slug:who>/", reading_as.read_as, "read_as"),
            at("<int:pk>/compare/<int:number>/", history.compare, "compare"),
            at("<int:pk>/restore/<int:number>/", history.restore, "restore"),
            re_path(
                r"^(?P<pk>[0-9]{1,18})/picture/(?P<content_hash>[0-9a-f]{64})/(?P<width>[0-9]{2,5})\.(?P<extension>jpg|webp|png)$",
                self.admin_site.admin_view(preview.picture_at), name="articles_article_picture",
            ),
        ]  # fmt: skip

    @admin.display(description=_("Story"), ordering="headline")
    def title(self, story: Article) -> str:
        return str(story)

    @admin.display(description=_("Byline"))
    def byline(self, story: Article) -> str:
        return ", ".join(byline.author.name for byline in story.bylines.all()) or "–"

    @admin.display(description=_("Status"), ordering="status")
    def state(self, story: Article) -> str:
        chip = format_html('<span class="nr-chip {}">{}</span>', CHIPS.get(story.status, ""), story.get_status_display())
        if story.on_hold:
            return format_html('{} <span class="nr-chip bad">{}</span>', chip, _("On hold"))
        if story.has_unpublished_changes:
            return format_html('{} <span class="nr-chip warn">{}</span>', chip, _("Changed since"))
        return chip

    @admin.display(description=_("Quotations"))
    def quotations_missing(self, story: Article) -> str:
        """How many quotations there are, and how many have no source."""
        marked = [each for each in story.quotations.all() if not each.is_orphaned]
        alone = sum(not any(said.source_id for said in each.attributions.all()) for each in marked)
        if not alone:
            return str(len(marked))
        return format_html('{} <span class="nr-chip bad">{}</span>', len(marked), _("%d without a source") % alone)

    @admin.display(description=_("Saved"), ordering="updated_at")
    def last_saved(self, story: Article) -> Any:
        return story.updated_at
