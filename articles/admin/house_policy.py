"""The house policy: what a story must have before it goes out. The standards editor's own page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.checks import RULES, Rule
from articles.models import HousePolicy
from articles.models.vocabulary import RuleSeverity

from .one_row import OneRow

AS_PRESET = ""


def field_of(rule: Rule) -> str:
    """Return the name of the form field for a rule."""
    return f"rule_{rule.code.lower()}"


def _choice_for(rule: Rule) -> forms.ChoiceField:
    """Return the choice for one rule; nothing below its floor is on offer."""
    order = [RuleSeverity.OFF, RuleSeverity.WARN, RuleSeverity.BLOCK]
    allowed = [(severity.value, severity.label) for severity in order[order.index(rule.floor) :]]
    return forms.ChoiceField(
        label=f"{rule.code} {rule.title}",
        help_text=rule.asks,
        choices=[(AS_PRESET, _("As the preset says")), *allowed],
        required=False,
    )


class PolicyForm(forms.ModelForm):
    """The preset and, rule by rule, where this house differs from it."""

    class Meta:
        model = HousePolicy
        fields = ("preset", "editors_may_publish")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule in RULES:
            if field_of(rule) in self.fields:
                self.fields[field_of(rule)].initial = self.instance.severities.get(rule.code, AS_PRESET)

    def save(self, commit: bool = True) -> HousePolicy:
        chosen = {rule.code: self.cleaned_data.get(field_of(rule), AS_PRESET) for rule in RULES}
        self.instance.severities = {code: severity for code, severity in chosen.items() if severity}
        return super().save(commit)


# One field a rule, so that a new rule needs nothing here.
HousePolicyForm = type("HousePolicyForm", (PolicyForm,), {field_of(rule): _choice_for(rule) for rule in RULES})


@admin.register(HousePolicy)
class HousePolicyAdmin(OneRow, admin.ModelAdmin):
    form = HousePolicyForm
    fieldsets = (
        (None, {"fields": ("preset", "editors_may_publish")}),
        (_("Rules that differ from the preset"), {"fields": tuple(field_of(rule) for rule in RULES)}),
    )
