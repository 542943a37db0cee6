"""What the newsroom asks people about themselves: the standards editor's own list. The answers are on no page."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from sources.models import DescribedAttribute


class AttributeForm(forms.ModelForm):
    class Meta:
        model = DescribedAttribute
        fields = ("name", "choices", "is_asked", "order")

    def clean_choices(self):
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip())
        if len(lines) < 2:
            raise forms.ValidationError(_("Write at least two answers, one a line."))
        if "-" in lines:
            raise forms.ValidationError(_("A dash alone is no answer."))
        return "\n".join(lines)


@admin.register(DescribedAttribute)
class DescribedAttributeAdmin(admin.ModelAdmin):
    form = AttributeForm
    list_display = ("name", "is_asked", "order")
    ordering = ("order", "name")

    def has_delete_permission(self, request, obj=None):
        # Answers hang on it; it is no longer asked instead.
        return False
