"""The arithmetic of the chain, exact to protection.md, section 4. Pure, so that a verifier can be written from it alone."""

import hashlib
from collections.abc import Iterable

from .models import PublishedVersion

CHAIN = "main"
GENESIS = "0" * 64  # `previous` of the first version
SALT_BYTES = 32
_FORMAT = "newsroom-record/1\n"
# In this order they are hashed; `hash` and what is committed to stand beside them.
HEADER_FIELDS = ("chain", "seq", "previous", "story", "number", "kind", "recorded_at", "commitment")


def commitment_of(salt: bytes, payload: str) -> str:
    """Return SHA-256(salt ‖ payload) in hex; the payload counts as UTF-8."""
    return hashlib.sha256(salt + payload.encode()).hexdigest()


def hash_of(header: Iterable[object]) -> str:
    """Return the hash over the eight header values, given in the order of `HEADER_FIELDS`."""
    return hashlib.sha256((_FORMAT + "".join(f"{value}\n" for value in header)).encode()).hexdigest()


def header_of(version: PublishedVersion) -> tuple[object, ...]:
    return tuple(getattr(version, field) for field in HEADER_FIELDS)
