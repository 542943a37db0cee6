"""The chain: one row for each version ever published, written once and never changed but for an announced removal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionKind(models.TextChoices):
    """Why a version was written."""

    PUBLISH = "publish", _("Published")
    UPDATE = "update", _("Updated")
    CORRECTION = "correction", _("Corrected")
    WITHDRAWAL = "withdrawal", _("Withdrawn")
    REMOVAL = "removal", _("Removed")
    REINSTATEMENT = "reinstatement", _("Reinstated")


class PublishedVersion(models.Model):
    """One link of the chain. Eight header fields, the hash over them, and what the header commits to.

    `commitment` = SHA-256(salt + payload). `payload` is the exact JSON text the API gives; with `salt` and `path` it is
    NULL once a later version of the story has announced its removal. Triggers refuse every other change.
    """

    chain = models.CharField(max_length=16)
    seq = models.PositiveBigIntegerField(unique=True)
    previous = models.CharField(max_length=64, unique=True)
    story = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=VersionKind)
    recorded_at = models.CharField(max_length=32)  # ISO 8601 in UTC, as text: it is hashed as it stands
    commitment = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField(null=True)
    payload = models.TextField(null=True)
    path = models.CharField(max_length=300, null=True)
    is_live = models.BooleanField()

    class Meta:
        db_table = "record_version"
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="record_version_number_once"),
            models.UniqueConstraint(fields=["story"], condition=models.Q(is_live=True), name="record_one_live_version"),
            models.CheckConstraint(condition=models.Q(kind__in=VersionKind.values), name="record_version_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(salt__isnull=True, payload__isnull=True)
                | models.Q(salt__isnull=False, payload__isnull=False),
                name="record_salt_and_payload_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class ChainHead(models.Model):
    """The last link, one row; taking its lock is the last step of every publication."""

    chain = models.CharField(max_length=16, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "record_chain"

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"
