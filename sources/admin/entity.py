"""People, organisations, places and things, with their posts and other names."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from sources import registry
from sources.models import Alias, Entity, EntityRole
from sources.vocabulary import EntityState

from .choosing import ChoosesByTyping


class EntityForm(forms.ModelForm):
    class Meta:
        model = Entity
        fields = (
            "type",
            "name",
            "disambiguation",
            "description",
            "sort_name",
            "slug",
            "parent",
            "organisation_kind",
            "living",
            "minor",
            "state",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Merging moves quotations too, so it is an act of its own and not a choice in a list.
        if "state" in self.fields and self.instance.state != EntityState.MERGED:
            self.fields["state"].choices = [choice for choice in EntityState.choices if choice[0] != EntityState.MERGED]

    def clean_name(self):
        name = registry.plain_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Type the name; what stood here has no visible letter."))
        return name

    def clean(self):
        """Fills in what may be left empty, before the database's rules are asked."""
        cleaned = super().clean()
        name, type_ = cleaned.get("name"), cleaned.get("type")
        if name and type_:
            cleaned["slug"] = cleaned.get("slug") or registry.slug_for(name, type_, but=self.instance)
            cleaned["sort_name"] = cleaned.get("sort_name") or registry.sort_name_for(name, type_)
        return cleaned


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0
    fields = ("text", "kind", "case_sensitive", "may_match_alone", "from_date", "to_date")


class EntityRoleInline(ChoosesByTyping, admin.TabularInline):
    model = EntityRole
    fk_name = "entity"
    extra = 0
    fields = ("title", "organisation", "organisation_name", "from_date", "to_date")
    autocomplete_fields = ("organisation",)


@admin.register(Entity)
class EntityAdmin(ChoosesByTyping, admin.ModelAdmin):
    form = EntityForm
    list_display = ("name", "type", "disambiguation", "state")
    list_filter = ("type", "state", "living")
    search_fields = ("name", "disambiguation", "aliases__text")
    search_help_text = _("Name, other name, or what tells it apart")
    ordering = ("sort_name", "name")
    list_per_page = 50
    autocomplete_fields = ("parent",)
    inlines = (EntityRoleInline, AliasInline)
    fieldsets = (
        (None, {"fields": ("type", "name", "disambiguation", "description")}),
        (_("In lists and addresses"), {"fields": ("sort_name", "slug", "state")}),
        (_("More"), {"fields": ("parent", "organisation_kind", "living", "minor")}),
    )

    def has_delete_permission(self, request, obj=None):
        # Stories and sources name it: it is merged into another or kept as a draft, never deleted.
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
