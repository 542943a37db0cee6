"""What a worker says of its work, written into the record every few seconds."""

from datetime import datetime, timedelta

from articles.models import Article
from articles.record.models import WorkerReport
from newsroom import purging

EVERY = timedelta(seconds=15)


def report(now: datetime) -> None:
    """Write that a worker is at work at ``now``, and since when a story or a change waits."""
    overdue = Article.objects.due(now).order_by("publish_at").values_list("publish_at", flat=True).first()
    WorkerReport.objects.update_or_create(
        pk=1, defaults={"seen_at": now, "overdue_since": overdue, "untold_since": purging.lag().since}
    )
