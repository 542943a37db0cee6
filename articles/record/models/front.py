"""What stands beside the stories: pictures that may be served, the front's places, and the log of changes."""

from django.db import models


class PublishedPicture(models.Model):
    """A picture that a live page shows; only these are served to readers. `widths` are pixels."""

    hash = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField(default=list)

    class Meta:
        db_table = "record_picture"

    def __str__(self) -> str:
        return self.hash


class FrontSlot(models.Model):
    """A place on the front that an editor filled; empty places fall back to the newest stories."""

    place = models.PositiveSmallIntegerField()
    story = models.CharField(max_length=16)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "record_front_slot"
        indexes = [models.Index(fields=["place"], name="record_front_by_place")]

    def __str__(self) -> str:
        return f"{self.place}: {self.story}"


class RecordChange(models.Model):
    """One row for each change readers can see; `id` is the sequence, `keys` what it touched (DESIGN, section 7)."""

    kind = models.CharField(max_length=24)
    keys = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        db_table = "record_change"

    def __str__(self) -> str:
        return f"{self.id} {self.kind}"
