"""The newsroom's own settings: name, address, time zone, language, contact."""

import zoneinfo
from typing import Any

from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import SiteSettings
from articles.publishing.site import project_site

from .one_row import OneRow

LANGUAGE_TAG = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z", _("Write a language tag, for example en-GB or pt-BR.")
)


def zone_choices() -> list[tuple[str, str]]:
    """Return the places this machine knows a time zone for, in the order of the alphabet."""
    places = (name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")
    return [(name, name.replace("_", " ")) for name in sorted(places)]


class SiteSettingsForm(forms.ModelForm):
    zone = forms.ChoiceField(label=_("Time zone"), help_text=_("Hours at the desk and dates in the paper are in this zone."))
    language = forms.CharField(
        label=_("Language"), max_length=16, validators=[LANGUAGE_TAG], help_text=_("Of the paper, for example en-GB.")
    )

    class Meta:
        model = SiteSettings
        fields = ("name", "tagline", "address", "zone", "language", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "zone" in self.fields:  # absent on the page of somebody who may only look
            self.fields["zone"].choices = zone_choices()


@admin.register(SiteSettings)
class SiteSettingsAdmin(OneRow, admin.ModelAdmin):
    form = SiteSettingsForm
    fieldsets = (
        (_("The paper"), {"fields": ("name", "tagline", "contact")}),
        (_("Where and when"), {"fields": ("address", "zone", "language")}),
    )

    def save_model(self, request: HttpRequest, obj: SiteSettings, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        project_site(timezone.now())
