"""The wrapped data key of each protected source, kept in a store apart (database alias `keys`)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataKey(models.Model):
    """Deleting this row makes the source's identity unreadable in every copy of the main database."""

    source_id = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.BinaryField(editable=False)
    # Keys before this one, each wrapped, newest first, one a line: the log cannot be encrypted again, since it only grows.
    retired = models.BinaryField(default=b"", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("data key")
        verbose_name_plural = _("data keys")

    def __str__(self) -> str:
        return str(_("Data key"))
