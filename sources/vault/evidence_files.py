"""Files of protected sources: ciphertext from the first byte on the disk, opened after the log was written.

Layout: eight bytes that say what it is, a salt of 32 bytes, then chunks of AES-256-GCM (`cipher.FileCipher`). Zeros
after the content bring the length to one of few: the size of a known document would tell which one it is. The true size is
sealed with the rest. Source of the steps: Nikitin et al., Reducing Metadata Leakage from Encrypted Files, PETS 2019.
"""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from sources import cipher, evidence_store
from sources.errors import EvidenceMissing, WrongKey
from sources.models import Evidence, Source
from sources.vocabulary import Opened

from . import keys
from .evidence import row_name
from .parties import require_party, require_reader
from .readings import open_recorded

FIRST_BYTES = b"nr-evid1"
SMALLEST_BYTES = 16 * 1024
_STEP = cipher.CHUNK_BYTES + cipher.TAG_BYTES


class FileSealer:
    """Takes the clear bytes of a file as they come; what reaches the disk is ciphertext under the newest of the keys.

    After `finish`, `size` and `digest` (keyed, as `fingerprint` gives it) are those of the content.
    """

    @sensitive_variables()
    def __init__(self, source_id: UUID, data_keys: list[bytes]):
        salt = secrets.token_bytes(cipher.SALT_BYTES)
        self.source_id = source_id
        self.size = 0
        self.digest = ""
        self._cipher = cipher.FileCipher(data_keys[0], salt, _belongs_to(source_id))
        # The first key the source had, as in `fingerprint`.
        self._hasher = cipher.keyed_hasher(data_keys[-1])
        self._waiting = bytearray()
        self._chunks = 0
        self.file = evidence_store.NewFile()
        self.file.write(FIRST_BYTES + salt)

    def write(self, content: bytes) -> None:
        self._hasher.update(content)
        self.size += len(content)
        self._take(content)

    def finish(self) -> None:
        self.digest = self._hasher.hexdigest()
        missing = padded_size(self.size) - self.size
        while missing:
            zeros = min(missing, cipher.CHUNK_BYTES)
            self._take(bytes(zeros))
            missing -= zeros
        self._seal(is_last=True)
        self.file.finish()

    def _take(self, content: bytes) -> None:
        self._waiting += content
        # More than a chunk, not a whole one: the last must be known as such when it is sealed.
        while len(self._waiting) > cipher.CHUNK_BYTES:
            self._seal(is_last=False)

    def _seal(self, is_last: bool) -> None:
        chunk = bytes(self._waiting[: cipher.CHUNK_BYTES])
        del self._waiting[: cipher.CHUNK_BYTES]
        self.file.write(self._cipher.seal(self._chunks, is_last, chunk))
        self._chunks += 1


class SealedWriter(FileSealer):
    """A `FileSealer` for somebody who knows the source. Raises NotAParty, Unreadable."""

    @sensitive_variables()
    def __init__(self, source: Source, by):
        source = require_party(source, by)
        super().__init__(source.pk, keys.all_of(source.pk))


@dataclass(frozen=True)
class OpenedFile:
    """A file that may be read now: `chunks` can be run through once, and ends with WrongKey where the file was altered."""

    media_type: str
    name: cipher.Secret
    size: int
    chunks: Iterator[bytes] = field(repr=False)


@sensitive_variables()
def open_evidence_file(evidence: Evidence, by, reason: str) -> OpenedFile:
    """The file of a piece of evidence. The same door as the identity: party, reason, log, and only then a key.

    Raises NotAParty, ReasonMissing, NotRecorded, Unreadable, EvidenceMissing. Must not be called inside a transaction.
    """
    source = require_reader(evidence.source, by)
    evidence = source.evidence.get(pk=evidence.pk)
    if not evidence.file_name:
        raise EvidenceMissing("There is no file.")
    facts = open_recorded(source.pk, by, Opened.EVIDENCE, reason, row_name(evidence), evidence.sealed)
    # By the sealed name: the one in the column could have been exchanged with that of another piece.
    chunks = clear_chunks(source.pk, facts["stored_name"], facts["size_bytes"], keys.all_of(source.pk))
    return OpenedFile(facts["media_type"], cipher.Secret(facts["original_name"]), facts["size_bytes"], chunks)


@sensitive_variables()
def clear_chunks(source_id: UUID, stored_name: str, size: int, data_keys: list[bytes]) -> Iterator[bytes]:
    """The content under whichever of the keys it was sealed. Raises EvidenceMissing and WrongKey, both before it returns."""
    try:
        file = evidence_store.open_stored(stored_name)
    except FileNotFoundError:
        raise EvidenceMissing("The file is not where it was kept.") from None
    beginning = file.read(len(FIRST_BYTES) + cipher.SALT_BYTES)
    if not beginning.startswith(FIRST_BYTES):
        file.close()
        raise WrongKey("The file was altered.")
    first, following = file.read(_STEP), file.read(_STEP)
    for key in data_keys:
        file_cipher = cipher.FileCipher(key, beginning[len(FIRST_BYTES) :], _belongs_to(source_id))
        with suppress(WrongKey):
            clear = file_cipher.open(0, not following, first)
            return _rest(file, file_cipher, clear, following, size)
    file.close()
    raise WrongKey("No key of this source opens the file, or it was altered.")


@sensitive_variables()
def _rest(file: BinaryIO, file_cipher: cipher.FileCipher, clear: bytes, sealed: bytes, size: int) -> Iterator[bytes]:
    with file:
        number = 1
        while True:
            if size:
                yield clear[:size]
                size -= min(size, len(clear))
            if not sealed:
                return
            following = file.read(_STEP)
            clear = file_cipher.open(number, not following, sealed)
            sealed, number = following, number + 1


@sensitive_variables()
def seal_again(source_id: UUID, stored_name: str, size: int, data_keys: list[bytes]) -> evidence_store.NewFile:
    """A copy of a stored file under the newest of the keys, whole on the disk and not kept yet.

    Raises EvidenceMissing and WrongKey; nothing is left behind then.
    """
    sealer = FileSealer(source_id, data_keys)
    try:
        for chunk in clear_chunks(source_id, stored_name, size, data_keys):
            sealer.write(chunk)
        sealer.finish()
    except (EvidenceMissing, WrongKey):
        sealer.file.discard()
        raise
    return sealer.file


def padded_size(size: int) -> int:
    """The length a file of `size` bytes gets: at most an eighth more, and never less than `SMALLEST_BYTES`."""
    size = max(size, SMALLEST_BYTES)
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    return -(-size >> free_bits) << free_bits


def _belongs_to(source_id: UUID) -> str:
    return f"source:{source_id}"
