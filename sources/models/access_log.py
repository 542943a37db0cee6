"""Who opened what of a protected source, when and why. Rows are only ever added; triggers refuse the rest."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.cipher import SealedField
from sources.vocabulary import Opened


class AccessLog(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Not a foreign key: the log outlives the source it speaks of.
    source_id = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    which = models.CharField(_("what was opened"), max_length=12, choices=Opened.choices)
    at = models.DateTimeField(_("at"))
    reason = SealedField(_("reason"))

    class Meta:
        verbose_name = _("reading of a protected source")
        verbose_name_plural = _("readings of protected sources")
        ordering = ["-at", "pk"]
        indexes = [models.Index(fields=["source_id", "-at"], name="access_log_by_source")]
        constraints = [models.CheckConstraint(condition=models.Q(which__in=Opened.values), name="access_log_which_known")]

    def __str__(self) -> str:
        return str(_("Reading of a protected source"))
