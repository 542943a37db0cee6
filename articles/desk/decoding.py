"""Bytes of a file that somebody brings, as text: which encoding they are in, and whether they are text at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.errors import Invalid

MAX_BYTES = 2 * 1024 * 1024  # of one story as text or HTML; about 300,000 words
_SNIFFED = 4096
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The five bytes that Windows-1252 leaves empty; text that has one is Latin-1.
_NOT_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))


@dataclass(frozen=True)
class Decoded:
    """Text with line ends as \\n, and what the person should know about how it was read."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, max_bytes: int = MAX_BYTES) -> Decoded:
    """Return `content` as text. Raises Invalid {"file"} where it is empty, too large or no text."""
    refuse_large(len(content), max_bytes)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "")
    if not encoding:
        refuse_binary(content)
    decoded = _by_mark(content, encoding) if encoding else _by_trial(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Invalid({"file": _("The file is empty. Choose another one.")})
    return Decoded(text, decoded.warnings)


def refuse_large(size_bytes: int, max_bytes: int = MAX_BYTES) -> None:
    """Raise Invalid where a file is larger than a story can be, and say how large it is."""
    if size_bytes > max_bytes:
        facts = {"size": size_bytes / 1024**2, "limit": max_bytes // 1024**2}
        message = _("The file has %(size).1f MB; a story may have %(limit)d MB. Split it, or cut what is no text.")
        raise Invalid({"file": message % facts})


def refuse_binary(content: bytes) -> None:
    """Raise Invalid where these are not the bytes of a text, and say what to do instead."""
    head = content[:_SNIFFED]
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Invalid({"file": _("This is a Word or OpenDocument file. Save it as plain text, or copy and paste it.")})
    if head.startswith(b"%PDF"):
        raise Invalid({"file": _("This is a PDF file. Copy its text and paste it.")})
    if len(head.translate(None, _CONTROLS)) < len(head):
        raise Invalid({"file": _("This is no text file. Choose a text, HTML or JSON Lines file.")})


def _by_mark(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise Invalid({"file": _("The file is damaged: it says %s and is not.") % encoding.upper()}) from error


def _by_trial(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    name, encoding = ("Latin-1", "latin-1") if _NOT_IN_CP1252.intersection(content) else ("Windows-1252", "cp1252")
    warning = _("The text was read as %s. Look at its accents and quotation marks.") % name
    return Decoded(content.decode(encoding), (warning,))
