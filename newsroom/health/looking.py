"""Looking whether readers can be served, and whether what was promised for an hour is done (DESIGN, invariant 7).

Everything is read through the readers' own connection: what the worker knows it writes where readers' code may look
(`worker.py`), so a web process without the desk's database can tell too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.apps import apps
from django.db import DatabaseError, connections
from django.utils import timezone

from articles.record import queries, triggers
from articles.record.models import WorkerReport
from newsroom.pagecache.changelog import ChangeLog, LogUnreadable

OK, LATE, FAILS = "ok", "late", "fails"
LATE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Seen:
    """A word for each thing: the record answers, its triggers stand, its tables are those of this program; the worker
    works, stories go out at their hour, the CDN is told."""

    record: str
    triggers: str
    tables: str
    worker: str
    schedule: str
    purge: str

    @property
    def can_serve(self) -> bool:
        return FAILS not in (self.record, self.triggers, self.tables)

    def words(self) -> dict[str, str]:
        every = dict(self.__dict__)
        status = OK if self.can_serve else FAILS
        return {"status": LATE if status == OK and LATE in every.values() else status} | every


NOTHING = Seen(FAILS, FAILS, FAILS, LATE, LATE, LATE)  # the record did not answer, so nothing is known


def look(now: datetime | None = None) -> Seen:
    """Return what is so at this moment. Never raises: a record that does not answer is one of the words."""
    log = ChangeLog()  # its connection gives up within a second, and it is what the page cache follows
    try:
        log.newest()
    except LogUnreadable:
        return NOTHING
    finally:
        log.close()
    connection = connections[queries.ALIAS]
    connection.close_if_unusable_or_obsolete()
    try:
        return _look(now or timezone.now())
    except DatabaseError:
        return NOTHING
    finally:
        connection.close_if_unusable_or_obsolete()  # no request of Django's ends here, which would do it


def _look(now: datetime) -> Seen:
    if not _tables_fit():
        return Seen(OK, OK, FAILS, LATE, LATE, LATE)
    stands = OK if not triggers.missing(connections[queries.ALIAS]) else FAILS
    report = queries.rows(WorkerReport).first()
    if report is None:
        return Seen(OK, stands, OK, LATE, LATE, LATE)
    return Seen(
        record=OK,
        triggers=stands,
        tables=OK,
        worker=_in_time(report.seen_at, now),
        schedule=_in_time(report.overdue_since, now),
        purge=_in_time(report.untold_since, now),
    )


def _in_time(since: datetime | None, now: datetime) -> str:
    return LATE if since is not None and now - since > LATE_AFTER else OK


def _tables_fit() -> bool:
    """Whether every table of the record has the columns this program knows: the readers' login sees no migrations."""
    try:
        return _columns_were_found()
    except DatabaseError:
        return False


@cache  # found once is found for good: a process does not outlive its migrations. An error is not kept.
def _columns_were_found() -> bool:
    for model in apps.get_app_config("articles").get_models():
        if model._meta.db_table.startswith("record_"):
            queries.rows(model).filter(pk=0).first()
    return True
