"""Pictures: one original, kept private, and what readers must be told about it."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Picture(models.Model):
    """An uploaded picture. `content_hash` is the SHA-256 of the cleaned original and names its public renditions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(_("file"), upload_to="originals/")
    content_hash = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    alt = models.CharField(
        _("alternative text"), max_length=300, blank=True, help_text=_("What it shows, for those who cannot see it.")
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    rights = models.CharField(_("rights"), max_length=300, blank=True)
    focal_x = models.FloatField(_("focal point, across"), default=0.5, validators=_SHARE)
    focal_y = models.FloatField(_("focal point, down"), default=0.5, validators=_SHARE)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    uploaded_at = models.DateTimeField(db_index=True, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)), name="picture_focal_point_is_inside"
            )
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or str(_("Picture"))
