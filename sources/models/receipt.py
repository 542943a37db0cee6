"""That an identity was destroyed, by whom, and what is gone: no name, no description, no code name, no id of the source."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Receipt(models.Model):
    """`sealed_parts` counts what was only ever ciphertext, `clear_parts` what stood in clear and was removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("destroyed at"))
    destroyed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    together_with = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealed_parts = models.PositiveIntegerField(_("sealed documents"))
    clear_parts = models.PositiveIntegerField(_("rows removed"))
    keys_until = models.DateField(_("a copy of the key may exist until"))
    is_scrubbed = models.BooleanField(_("free space overwritten"), default=False)

    class Meta:
        verbose_name = _("receipt of a destruction")
        verbose_name_plural = _("receipts of destructions")
        ordering = ["-at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(destroyed_by=models.F("together_with")), name="receipt_of_two_people"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Receipt of a destruction"))
