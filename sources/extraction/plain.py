"""Plain text, in UTF-8, UTF-16 with its mark, or Windows-1252."""

import re

from .passage import Passages, Unreadable, paragraphs_in

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(content: bytes, passages: Passages) -> None:
    passages.add_paragraphs(paragraphs_in(decode(content)))


def decode(content: bytes) -> str:
    """The text with `\\n` at the ends of lines. Raises Unreadable where the bytes are no text in any of the three."""
    text = _decoded(content)
    if _CONTROL.search(text):
        raise Unreadable("encoding")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    is_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("encoding")
