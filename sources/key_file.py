"""The file with the vault's master keys: made once, mode 600, one line, newest key first, separated by commas.

No Django here, since the first start makes the file before there are settings to load.
"""

import os
from pathlib import Path

from cryptography.fernet import Fernet

FILE_NAME = "vault.key"


def make_if_missing(directory: Path) -> bool:
    """Writes a first master key into `directory` and returns True; False where a file is there already."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(directory / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as file:
        file.write(Fernet.generate_key().decode("ascii") + "\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def read(directory: Path) -> list[str]:
    """The keys on file, newest first; empty where there is no file."""
    path = directory / FILE_NAME
    return [key.strip() for key in path.read_text("ascii").split(",")] if path.is_file() else []


def put_newest_first(directory: Path) -> list[str]:
    """Adds a fresh key in front of those on file and returns them all."""
    keys = [Fernet.generate_key().decode("ascii"), *read(directory)]
    _replace(directory, keys)
    return keys


def keep_newest(directory: Path) -> None:
    """Drops every key on file but the first."""
    _replace(directory, read(directory)[:1])


def _replace(directory: Path, keys: list[str]) -> None:
    # In one step: whoever reads meanwhile, or after a crash, sees the old file or the new one whole.
    fresh = directory / (FILE_NAME + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(",".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, directory / FILE_NAME)
