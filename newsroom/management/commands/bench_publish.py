"""The other process of `make bench`: publishes an edited story every second until it is told to end."""

import json
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand

from newsroom.bench.publisher import edit_and_publish, editor, stories_to_edit

EVERY_SECONDS = 1.0


class Command(BaseCommand):
    help = "For `make bench` only: publishes an edited story every second; prints how long each took as JSON, in seconds."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_signal: stop.set())
        by, due = editor(), time.monotonic()
        for article in stories_to_edit():
            self.stdout.write(json.dumps(edit_and_publish(article, by)))
            self.stdout.flush()
            due += EVERY_SECONDS
            if stop.wait(max(0.0, due - time.monotonic())):
                return
