"""Bylines. A portrait is uploaded here, so that it needs no search through the newsroom's pictures."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.desk.pictures import add_picture
from articles.errors import Invalid
from articles.models import Author
from articles.publishing.site import project_author
from sources.admin.choosing import ChoosesByTyping

from .thumbnail import thumbnail


class AuthorForm(forms.ModelForm):
    new_portrait = forms.FileField(
        label=_("New portrait"), required=False, help_text=_("A photograph or a drawing; it replaces the one before.")
    )

    class Meta:
        model = Author
        fields = ("name", "slug", "role", "bio", "user")

    by: Any = None  # who fills in the form; set by the page

    def clean(self) -> dict[str, Any]:
        """Read the portrait at once, so that a damaged file is refused beside its field."""
        cleaned = super().clean()
        if (file := cleaned.get("new_portrait")) and not self.errors:
            try:
                self.instance.picture = add_picture(file, by=self.by, now=timezone.now(), alt=cleaned["name"])
            except Invalid as refusal:
                self.add_error("new_portrait", str(refusal))
        return cleaned


@admin.register(Author)
class AuthorAdmin(ChoosesByTyping, admin.ModelAdmin):
    form = AuthorForm
    list_title = _("Bylines")
    list_display = ("portrait", "name", "role", "user")
    list_display_links = ("name",)
    list_select_related = ("user", "picture")
    search_fields = ("name", "role", "slug")
    autocomplete_fields = ("user",)
    fields = ("name", "slug", "role", "bio", "portrait", "new_portrait", "user")
    actions = None

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[AuthorForm]:
        form = super().get_form(request, *args, **kwargs)
        return type("AuthorFormOfPerson", (form,), {"by": request.user})

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> tuple[str, ...]:
        return ("slug", "portrait") if obj else ("portrait",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Author | None = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {"slug": ("name",)}

    def has_delete_permission(self, request: HttpRequest, obj: Author | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Author, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        project_author(obj, timezone.now())

    @admin.display(description=_("portrait"))
    def portrait(self, author: Author) -> str:
        return thumbnail(author.picture) if author.picture_id else self.admin_site.empty_value_display
