"""What a worker last said of its work: moments only, so that the readers' side can tell whether it is late."""

from django.db import models


class WorkerReport(models.Model):
    """One row. `overdue_since` is the hour of the oldest story that should be out, `untold_since` the moment of the oldest
    change a CDN has not been told of; empty where there is none."""

    seen_at = models.DateTimeField()
    overdue_since = models.DateTimeField(null=True)
    untold_since = models.DateTimeField(null=True)

    class Meta:
        db_table = "record_worker"

    def __str__(self) -> str:
        return self.seen_at.isoformat()
