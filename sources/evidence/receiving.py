"""Files on their way in: written where they stay while they arrive, of a protected source as ciphertext, never elsewhere."""

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers, StopUpload

from sources import evidence_store, vault
from sources.errors import EvidenceTooLarge
from sources.models import Source

from .media_types import LOOKED_AT_BYTES, media_type_of

_NAME_LETTERS = 200
# Farther above the limit than this the body is not even read to its end; the browser then shows its own error.
_NOT_WORTH_READING = 4


class ReceivedFile(UploadedFile):
    """A whole file on the disk, of `source_id` and no other. It goes again unless `attach_file` takes it.

    `digest` is SHA-256 in hex, for a protected source an HMAC under its own key. `media_type` was found in the content.
    """

    def __init__(self, writer, original_name: str, media_type: str, is_sealed: bool):
        super().__init__(None, original_name or "file", media_type, writer.size)
        self.original_name = original_name
        self.media_type = media_type
        self.digest: str = writer.digest
        self.source_id: UUID = writer.source_id
        self.is_sealed = is_sealed
        self.is_taken = False
        self._stored: evidence_store.NewFile = writer.file

    @property
    def stored_name(self) -> str:
        return self._stored.name

    def keep(self) -> None:
        """Called once the row that names the file is committed."""
        self._stored.keep()

    def close(self) -> None:
        """At the end of the request Django closes what came with it: what nobody took is deleted."""
        if not self.is_taken:
            self._stored.discard()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.media_type}>"


class EvidenceUpload(FileUploadHandler):
    """Receives the files of one form for one source; nothing is spooled elsewhere. How to use it: see `sources.evidence`.

    Raises NotAParty, KeyLost or WrongKey where `by` could not seal a file for the source: before anything is read.
    `refused` is EvidenceTooLarge after a file was longer than `EVIDENCE_MAX_BYTES`; nothing of it is left.
    """

    def __init__(self, source: Source, by):
        super().__init__()
        self.source = source
        self.by = by
        self.refused: EvidenceTooLarge | None = None
        self._receiving: _Receiving | None = None
        self._is_hopeless = False
        _writer_for(source, by).file.discard()

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self._is_hopeless = content_length > settings.EVIDENCE_MAX_BYTES * _NOT_WORTH_READING
        if self._is_hopeless:
            self.refused = EvidenceTooLarge(settings.EVIDENCE_MAX_BYTES)

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self._is_hopeless:
            raise StopUpload(connection_reset=True)
        self._receiving = _Receiving(self.source, self.by, self.file_name or "")
        raise StopFutureHandlers  # those would keep it in memory or in a file of their own, in clear

    def receive_data_chunk(self, raw_data, start):
        try:
            self._receiving.write(raw_data)
        except EvidenceTooLarge as too_large:
            self.refused = too_large
            self.upload_interrupted()
            raise SkipFile from too_large  # the other fields of the form are still read

    def file_complete(self, file_size):
        received, self._receiving = self._receiving.finish(), None
        return received

    def upload_interrupted(self):
        if self._receiving is not None:
            self._receiving.discard()
            self._receiving = None


def receive(source: Source, by, chunks: Iterable[bytes], name: str) -> ReceivedFile:
    """A file from elsewhere than a form. Raises EvidenceTooLarge, NotAParty, KeyLost, WrongKey."""
    receiving = _Receiving(source, by, name)
    try:
        for chunk in chunks:
            receiving.write(chunk)
        return receiving.finish()
    except BaseException:
        receiving.discard()
        raise


class _Receiving:
    """One file being received."""

    def __init__(self, source: Source, by, name: str):
        self._writer = _writer_for(source, by)
        self._is_sealed = source.protected
        self._name = _plain_file_name(name)
        self._beginning = b""

    def write(self, content: bytes) -> None:
        if self._writer.size + len(content) > settings.EVIDENCE_MAX_BYTES:
            raise EvidenceTooLarge(settings.EVIDENCE_MAX_BYTES)
        if len(self._beginning) < LOOKED_AT_BYTES:
            self._beginning += content[: LOOKED_AT_BYTES - len(self._beginning)]
        self._writer.write(content)

    def finish(self) -> ReceivedFile:
        self._writer.finish()
        return ReceivedFile(self._writer, self._name, media_type_of(self._beginning), self._is_sealed)

    def discard(self) -> None:
        self._writer.file.discard()


class _ClearWriter:
    """Writes the file of an open source as it comes."""

    def __init__(self, source: Source):
        self.source_id = source.pk
        self.size = 0
        self.digest = ""
        self._hasher = hashlib.sha256()
        self.file = evidence_store.NewFile()

    def write(self, content: bytes) -> None:
        self._hasher.update(content)
        self.size += len(content)
        self.file.write(content)

    def finish(self) -> None:
        self.digest = self._hasher.hexdigest()
        self.file.finish()


def _writer_for(source: Source, by):
    return vault.SealedWriter(source, by) if source.protected else _ClearWriter(source)


def _plain_file_name(name: str) -> str:
    """The last part of `name`, without control and direction marks, the ending kept when it is too long."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C").strip()
    if len(kept) <= _NAME_LETTERS:
        return kept
    ending = PurePosixPath(kept).suffix[:20]
    return kept[: _NAME_LETTERS - len(ending)] + ending
