"""Giving a file back, byte by byte. The view answers it as a download under a policy that lets nothing in it run."""

from collections.abc import Iterator
from typing import BinaryIO

from sources import evidence_store, vault
from sources.errors import EvidenceMissing
from sources.models import Evidence

_ENDINGS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
_PIECE_BYTES = 256 * 1024


def open_file(evidence: Evidence, by, reason: str = "") -> tuple[Iterator[bytes], str]:
    """The content in pieces, and its media type. Answer it as attachment, nosniff, sandboxed (protection.md, section 3).

    Of an open source whoever calls has asked whether `by` may. Of a protected one: NotAParty, ReasonMissing, NotRecorded,
    Unreadable, and not inside a transaction. Raises EvidenceMissing.
    """
    if evidence.protected:
        opened = vault.open_evidence_file(evidence, by, reason)
        return opened.chunks, opened.media_type
    try:
        file = evidence_store.open_stored(evidence.file_name)
    except FileNotFoundError:
        raise EvidenceMissing("The file is not where it was kept.") from None
    return _pieces(file), evidence.media_type


def download_name(evidence: Evidence) -> str:
    """What the download is called: as it came for an open source, `evidence` and the ending for a protected one."""
    return evidence.original_name or f"evidence{_ENDINGS.get(evidence.media_type, '')}"


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
