"""Read the newsroom's secrets from the environment or from the files that ``make run`` made.

A deployment (``NEWSROOM_PRODUCTION=1``) gives every secret in the environment and keeps the vault keys apart from the
data; the embedded newsroom of ``make run`` keeps them in files of mode 600. Each refusal is one line that says what to do.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured


def read_secret(name: str, path: Path) -> str:
    """Return the variable ``name``, else the content of ``path``; refuse with one line when there is neither."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if path.is_file():
        return path.read_text("utf-8").strip()
    raise ImproperlyConfigured(f"{name} is not set. Set it, or run 'make run' once, which makes {path}.")


def lend_secrets(var: Path, keys_dir: Path) -> None:
    """Give this process secrets of its own where a newsroom has none yet: for a command that reads nothing secret."""
    if os.environ.get("NEWSROOM_PRODUCTION"):
        return
    for name, path in (("SECRET_KEY", var / "secrets" / "secret_key"), ("NEWSROOM_VAULT_KEYS", keys_dir / "vault.key")):
        if not os.environ.get(name, "").strip() and not path.is_file():
            os.environ[name] = Fernet.generate_key().decode()


def require(name: str) -> str:
    """Return the variable ``name`` or refuse with one line."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. A production newsroom must have it; see docs/operator.md.")
    return value


def refuse_unsafe_keys(keys_dir: Path, var: Path, secret_key: str, vault_keys: list[str]) -> None:
    """Refuse a production start whose vault keys could leak with the data (protection.md, section 2)."""
    if keys_dir.resolve().is_relative_to(var.resolve()):
        raise ImproperlyConfigured(
            f"NEWSROOM_KEYS_DIR ({keys_dir}) lies inside NEWSROOM_VAR ({var}). Move the keys out: no back-up may hold both."
        )
    if keys_dir.exists() and keys_dir.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ImproperlyConfigured(f"NEWSROOM_KEYS_DIR ({keys_dir}) can be read by others. Run: chmod 700 {keys_dir}")
    if secret_key in vault_keys:
        raise ImproperlyConfigured("NEWSROOM_VAULT_KEYS equals SECRET_KEY. Make a separate key: manage.py vault init")


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Return the text in ``path``, made now if there is none; other users of the machine cannot read it."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(make())
    return path.read_text("utf-8").strip()
