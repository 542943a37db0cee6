"""Publish scheduled stories when their hour comes, and tell a CDN what changed. Any number of workers may run.

The telling has a thread of its own: a CDN that does not answer must not make a story late.
"""

import logging
import signal
import threading
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from articles.publishing import Due, publish_due
from newsroom import purging
from newsroom.health import worker as health

EVERY_SECONDS = 1.0
TELL_EVERY_SECONDS = 0.5
LATE = timedelta(seconds=60)  # later than this is worth a warning

log = logging.getLogger("newsroom.worker")


class Command(BaseCommand):
    help = "Publishes scheduled stories at their hour and tells a CDN what changed, until it is told to stop (SIGTERM)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="publish what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self._round()
            purging.tell(timezone.now())
            health.report(timezone.now())
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stop.set())
        if settings.NEWSROOM_PURGE_URL:
            threading.Thread(target=self._tell_of_changes, args=[stop], daemon=True).start()
        reported_at = timezone.now() - health.EVERY
        # A story being published is finished first: the signal only sets the flag that ends the loop.
        while not stop.is_set():
            close_old_connections()
            try:
                self._round()
                if timezone.now() - reported_at >= health.EVERY:
                    reported_at = timezone.now()
                    health.report(reported_at)
            except OperationalError as error:
                # The database is away or busy. Nothing is lost: what is due stays due, and the next round asks again.
                log.warning("The database did not answer (%s); trying again.", type(error).__name__)
            stop.wait(EVERY_SECONDS)

    def _tell_of_changes(self, stop: threading.Event) -> None:
        warned_at = timezone.now()
        while not stop.wait(TELL_EVERY_SECONDS):
            close_old_connections()
            try:
                while purging.tell(timezone.now()):
                    pass
                lag = purging.lag()
            except OperationalError as error:
                log.warning("The database did not answer (%s); trying again.", type(error).__name__)
                continue
            now = timezone.now()
            if lag.since and now - lag.since > LATE and now - warned_at > LATE:
                log.warning("The CDN has not been told of %d changes, after %d failures.", lag.changes, lag.failures)
                warned_at = now

    def _round(self) -> None:
        for due in publish_due(timezone.now()):
            self._tell(due)

    def _tell(self, due: Due) -> None:
        seconds = due.late.total_seconds()
        if due.published is None:
            log.error("Story %d was not published at its hour (%.1f s ago) and is back at ready.", due.article_pk, seconds)
            self.stderr.write(f"Story {due.article_pk}: {due.why}")
            return
        level = logging.WARNING if due.late > LATE else logging.INFO
        log.log(level, "Story %d published %.1f s after its hour.", due.article_pk, seconds)
        self.stdout.write(f"Story {due.article_pk} published at {due.published.address}, {seconds:.1f} s after its hour")
