"""Sources. Open ones are edited here; a protected one is only listed, for those who may, and has its page in the vault."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from sources import vault
from sources.models import Agreement, Evidence, Source
from sources.vocabulary import OPEN_TERMS, SourceKind, SourceState, Terms

from .agreement import AgreementInline
from .choosing import ChoosesByTyping
from .evidence import EvidenceInline
from .unlogged import Unlogged

_FIELDSETS = (
    (None, {"fields": ("kind", "entity", "name", "public_description", "how_they_know")}),
    (_("For us"), {"fields": ("default_terms", "contact", "interest", "reliability", "state")}),
)


class OpenSourceForm(forms.ModelForm):
    """An open source. The choices that would need protecting are not on offer: the quotation dialog makes those."""

    class Meta:
        model = Source
        fields = (
            "kind",
            "entity",
            "name",
            "public_description",
            "how_they_know",
            "default_terms",
            "contact",
            "interest",
            "reliability",
            "state",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer("kind", [kind for kind in SourceKind.values if kind != SourceKind.ANONYMOUS_PERSON])
        self._offer("default_terms", [*OPEN_TERMS, Terms.UNSETTLED])
        self._offer("state", [SourceState.ACTIVE, SourceState.RETIRED])

    def _offer(self, field: str, values: list[str]) -> None:
        if field in self.fields:  # absent on the page of somebody who may only look
            self.fields[field].choices = [choice for choice in self.fields[field].choices if choice[0] in values]


@admin.register(Source)
class SourceAdmin(Unlogged, ChoosesByTyping, admin.ModelAdmin):
    form = OpenSourceForm
    fieldsets = _FIELDSETS
    list_display = ("called", "kind", "terms", "state", "created_at")
    list_filter = ("kind", "state")
    list_select_related = ("entity",)
    list_per_page = 50
    search_fields = ("entity__name", "entity__aliases__text", "name", "code_name")
    search_help_text = _("Name, other name, title, or code name")
    autocomplete_fields = ("entity",)
    inlines = (AgreementInline, EvidenceInline)
    actions = None

    def get_queryset(self, request):
        """The open sources, if the person may see those, and the protected ones the vault lets them list."""
        visible = Source.objects.filter(protected=True, pk__in=vault.visible_to(request.user).values("pk"))
        if super().has_view_permission(request):
            visible = visible | Source.objects.filter(protected=False)
        return visible.order_by(*self.get_ordering(request) or ("-created_at", "pk"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Leads on to the vault's own page where the source is a protected one, which no form here can save."""
        source = self.get_object(request, unquote(object_id)) if request.method == "GET" else None
        if source is not None and source.protected:
            return redirect("desk:vault_source", source.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def has_module_permission(self, request):
        return super().has_module_permission(request) or self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        if obj is not None and obj.protected:
            return vault.may_list(obj, request.user)
        if super().has_view_permission(request, obj):
            return True
        return obj is None and vault.visible_to(request.user).exists()

    def has_change_permission(self, request, obj=None):
        # A protected source is changed through the vault, which asks who knows it; never by a form save.
        return not (obj is not None and obj.protected) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        # An open source is retired, a protected one destroyed by two people; a deleted row would take quotations along.
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.save(commit=False):
            if isinstance(row, Evidence) and row.captured_by_id is None:
                row.captured_by = request.user
            if isinstance(row, Agreement):
                row.created_by, row.granted_by = request.user, row.granted_by or request.user
            row.save()
        formset.save_m2m()

    @admin.display(description=_("source"))
    def called(self, source):
        return source.code_name if source.protected else str(source)

    @admin.display(description=_("usual terms"), ordering="default_terms")
    def terms(self, source):
        return source.get_default_terms_display()
