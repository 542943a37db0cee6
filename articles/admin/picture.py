"""Pictures: upload, description, credit, and the point that a crop must keep."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.desk.pictures import add_picture
from articles.errors import Invalid
from articles.models import Picture

from .thumbnail import thumbnail

WORDS = ("alt", "caption", "credit", "rights")


class PictureForm(forms.ModelForm):
    """A new picture, or the words of one that is here. The file itself never changes: upload another."""

    upload = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP or AVIF. Place and camera are removed before it is kept."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    by: Any = None  # who fills in the form; set by the page

    class Meta:
        model = Picture
        fields = (*WORDS, "focal_x", "focal_y")
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["upload"]
        for name in ("focal_x", "focal_y"):
            if name in self.fields:
                self.fields[name].widget = forms.NumberInput(attrs={"min": 0, "max": 1, "step": "any", "data-focal": name})

    def clean(self) -> dict[str, Any]:
        """Read a new picture at once, so that a damaged file is refused beside its field."""
        cleaned = super().clean()
        if (file := cleaned.get("upload")) and not self.errors:
            words = {name: cleaned.get(name, "") for name in WORDS}
            try:
                stored = add_picture(file, by=self.by, now=timezone.now(), **words)
            except Invalid as refusal:
                for name, message in refusal.fields.items():
                    self.add_error(name if name in self.fields else "upload", str(message))
            else:
                self.instance = stored
                # The very same picture may be here already: what is said of it stays where nothing new was typed.
                cleaned |= {name: cleaned.get(name) or getattr(stored, name) for name in WORDS}
        return cleaned


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    form = PictureForm
    list_display = ("small", "called", "credit", "size", "uploaded_by", "uploaded_at")
    list_display_links = ("small", "called")
    list_select_related = ("uploaded_by",)
    list_per_page = 40
    search_fields = ("alt", "caption", "credit", "rights")
    search_help_text = _("Words of the description, caption or credit")
    show_full_result_count = False
    actions = None

    class Media:
        js = (forms.Script("js/desk/focal_point.js", type="module"),)

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        focal = (_("What a crop must keep"), {"fields": (("focal_x", "focal_y"),)})
        if obj is None:
            return ((None, {"fields": ("upload", *WORDS)}),)
        return ((None, {"fields": ("large", *WORDS)}), focal)

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> tuple[str, ...]:
        return ("large",)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[PictureForm]:
        form = super().get_form(request, *args, **kwargs)
        return type("PictureFormOfPerson", (form,), {"by": request.user})

    def has_delete_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        # A published version may show it, and the record is kept.
        return False

    @admin.display(description=_("picture"))
    def small(self, picture: Picture) -> str:
        return thumbnail(picture)

    @admin.display(description=_("picture"))
    def large(self, picture: Picture) -> str:
        return thumbnail(picture, is_large=True)

    @admin.display(description=_("caption"), ordering="caption")
    def called(self, picture: Picture) -> str:
        return str(picture)

    @admin.display(description=_("size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"
