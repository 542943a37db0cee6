"""A bar for long work, on stderr and only where a person looks at it."""

import time
from typing import TextIO

WIDTH = 30
SECONDS_BETWEEN = 0.2


class Progress:
    """`total` and the numbers given to `show` are in any one unit; the bar shows their share."""

    def __init__(self, label: str, total: int, stream: TextIO) -> None:
        self.label = label
        self.total = max(total, 1)
        self.stream = stream
        self.is_shown = stream.isatty()
        self._last = 0.0

    def show(self, done: int, note: str = "") -> None:
        """Draw the bar again, at most five times a second."""
        if not self.is_shown or time.monotonic() - self._last < SECONDS_BETWEEN:
            return
        self._last = time.monotonic()
        share = min(done / self.total, 1.0)
        bar = "█" * round(share * WIDTH) + "░" * (WIDTH - round(share * WIDTH))
        self.stream.write(f"\r\x1b[K{self.label} {bar} {share:4.0%} {note}")
        self.stream.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self.is_shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
