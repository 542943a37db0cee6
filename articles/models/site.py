"""The newsroom's own settings and its house policy: one row each."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def validate_zone(value: str) -> None:
    """Refuse a time zone the machine does not know."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(zone)s” is no time zone. Example: Europe/London."), params={"zone": value})


class SiteSettings(models.Model):
    """Name, address, zone and language of the newsroom. There is one row, number 1."""

    name = models.CharField(_("name"), max_length=120, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    address = models.CharField(
        _("public address"), max_length=200, blank=True, validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("With https://, no path. Feeds and search engines need it."),
    )  # fmt: skip
    zone = models.CharField(_("time zone"), max_length=64, default="Europe/London", validators=[validate_zone])
    language = models.CharField(_("language"), max_length=16, default="en-GB")
    contact = models.CharField(_("contact for readers"), max_length=200, blank=True)
    is_set_up = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("newsroom settings")
        verbose_name_plural = _("newsroom settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="site_settings_one_row")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls) -> "SiteSettings":
        """Return the settings, made with defaults when there are none yet."""
        return cls.objects.get_or_create(pk=1)[0]


class HousePolicy(models.Model):
    """What the newsroom demands before publication. There is one row, number 1; the standards editor owns it."""

    preset = models.CharField(
        _("preset"), max_length=16, default="daily", choices=[("daily", _("Daily")), ("investigative", _("Investigative"))]
    )
    severities = models.JSONField(_("rules that differ from the preset"), default=dict, blank=True)
    editors_may_publish = models.BooleanField(_("editors may publish"), default=True)

    class Meta:
        verbose_name = _("house policy")
        verbose_name_plural = _("house policy")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="house_policy_one_row")]

    def __str__(self) -> str:
        return str(_("House policy"))

    @classmethod
    def load(cls) -> "HousePolicy":
        """Return the policy, made with defaults when there is none yet."""
        return cls.objects.get_or_create(pk=1)[0]
