"""The directory of evidence files: random names, mode 600, nothing that tells what is in them or whose they are.

A new file lasts only once `keep` was called: until then it goes with the object, so that a request that breaks off, a row
that is refused and a transaction that is rolled back leave nothing behind. What a crash leaves, `evidence sweep` finds.
"""

import os
import re
import secrets
import weakref
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{32}")


class NewFile:
    """A file being written. `name` is what `open_stored` and `delete` take."""

    def __init__(self) -> None:
        directory = _directory()
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.name = secrets.token_hex(16)
        path = directory / self.name
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(handle, "wb")
        self._removal = weakref.finalize(self, _unlink, path)

    def write(self, content: bytes) -> None:
        self._file.write(content)

    def finish(self) -> None:
        """Puts every byte on the disk; the row that names the file is written after this."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        _sync_directory()

    def discard(self) -> None:
        """Deletes the file; does nothing once it is kept."""
        self._file.close()
        self._removal()

    def keep(self) -> None:
        """From now on the file stays, whatever becomes of this object."""
        self._removal.detach()


def open_stored(name: str) -> BinaryIO:
    """The file, for reading. Raises FileNotFoundError, also for what is no name of ours."""
    return _path(name).open("rb")


def delete(name: str) -> bool:
    """True when there was such a file."""
    try:
        _path(name).unlink()
    except FileNotFoundError:
        return False
    return True


def stored_names(before: datetime | None = None) -> Iterator[str]:
    """Names of all files; with `before`, of those last written earlier than that."""
    with suppress(FileNotFoundError), os.scandir(_directory()) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and (before is None or _written_at(entry) < before):
                yield entry.name


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise FileNotFoundError("No evidence file has such a name.")
    return _directory() / name


def _directory() -> Path:
    return Path(settings.EVIDENCE_ROOT)


def _written_at(entry: os.DirEntry) -> datetime:
    return datetime.fromtimestamp(entry.stat().st_mtime, UTC)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _sync_directory() -> None:
    handle = os.open(_directory(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
