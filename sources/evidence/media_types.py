"""What kind of file it is, found in its first bytes. What the sender says, in name or header, is not believed."""

import re

LOOKED_AT_BYTES = 64 * 1024
UNKNOWN = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", DOCX),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SUBRIP = re.compile(r"\s*\d+\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type_of(beginning: bytes) -> str:
    """The media type of a file that begins so; `application/octet-stream` for what is not known."""
    for start, media_type in _BEGINNINGS:
        if beginning.startswith(start):
            return media_type
    if b"%PDF-" in beginning[:1024]:
        return "application/pdf"
    if beginning.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _INSIDE_ZIP if part in beginning), "application/zip")
    if beginning.startswith(b"RIFF"):
        return _RIFF.get(beginning[8:12], UNKNOWN)
    if beginning[4:8] == b"ftyp":
        return "audio/mp4" if beginning[8:11] == b"M4A" else "video/mp4"
    return _text_type(beginning)


def _text_type(beginning: bytes) -> str:
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = beginning.decode("utf-16", "replace")
    else:
        text = beginning.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if _CONTROL.search(text):
        return UNKNOWN
    if text.startswith("WEBVTT"):
        return "text/vtt"
    if _SUBRIP.match(text):
        return "application/x-subrip"
    return "text/html" if _HTML.match(text) else "text/plain"
