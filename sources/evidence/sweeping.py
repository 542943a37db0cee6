"""Files nobody names any more: what a crash left between the file and its row, and files of rows that are gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sources import evidence_store
from sources.models import Evidence

# A file whose form is still being filled in, or whose transaction is open, is no orphan yet.
YOUNG = timedelta(days=1)


@dataclass(frozen=True)
class Swept:
    """How many files were deleted, and how many rows name a file that is not there."""

    deleted: int
    missing: int


def sweep(now: datetime) -> Swept:
    """Deletes every file older than a day that no row names."""
    # The names first: a row written meanwhile names a file that is not old.
    old = set(evidence_store.stored_names(before=now - YOUNG))
    named = set(Evidence.objects.exclude(file_name="").values_list("file_name", flat=True))
    deleted = sum(evidence_store.delete(name) for name in old - named)
    return Swept(deleted, len(named - set(evidence_store.stored_names())))
