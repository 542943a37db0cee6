"""Parts of pages that were printed before, kept in the memory of this process.

A story’s own part depends on nothing but its row of the record; what stands around it changes with each publication of its
section. So when the page cache drops a hundred stories at once, each is made again without printing text and cards again.
Kept by all that went into it, so that there is nothing to drop: another text is another key.
"""

import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString

MAX_CHARS = 8_000_000  # about 300 stories


class Printed:
    """A bounded memory of HTML; of what is too much the least lately used goes. Safe for threads."""

    def __init__(self, max_chars: int = MAX_CHARS) -> None:
        self.max_chars = max_chars
        self._kept: OrderedDict[bytes, SafeString] = OrderedDict()
        self._chars = 0
        self._lock = threading.Lock()

    def get(self, ingredients: Any, make: Callable[[], SafeString]) -> SafeString:
        """Return what was made of equal ``ingredients`` (plain data), or what ``make`` gives now."""
        # Equal data may be written in two ways, and is then made twice; different data never is written in one.
        key = hashlib.blake2b(pickle.dumps(ingredients), digest_size=24).digest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._chars += len(made) - len(self._kept.get(key, ""))
            self._kept[key] = made
            while self._chars > self.max_chars:
                self._chars -= len(self._kept.popitem(last=False)[1])
        return made


STORIES = Printed()
