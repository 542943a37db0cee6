"""Word documents (DOCX): the paragraphs of the text, and of footnotes and endnotes, in their order.

Nothing else of the package is unpacked, and that only when its size, as declared and as found, is within bounds.
Source: ECMA-376, part 1, section 17.
"""

import io
import zipfile
import zlib

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from .passage import Passages, Unreadable

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_MAX_MEMBERS = 5000
_MAX_PART_BYTES = 60 * 1024 * 1024
_MAX_RATIO = 200
_MAX_DEPTH = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}


def read(content: bytes, passages: Passages) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [part for part in _PARTS if part in _checked_names(package)]
            if not parts:
                raise Unreadable("kind")
            paragraphs = (text for part in parts for text in _paragraphs(package, part))
            passages.add_paragraphs(paragraphs)
    except DefusedXmlException:
        raise Unreadable("bomb") from None
    except (zipfile.BadZipFile, zlib.error, ParseError, NotImplementedError, EOFError):
        raise Unreadable("broken") from None
    except RuntimeError:  # what zipfile says of a member under a password
        raise Unreadable("locked") from None


def _checked_names(package: zipfile.ZipFile) -> set[str]:
    members = package.infolist()
    if len(members) > _MAX_MEMBERS:
        raise Unreadable("bomb")
    for member in members:
        is_ours = member.filename in _PARTS
        if is_ours and member.file_size > min(_MAX_PART_BYTES, _MAX_RATIO * max(member.compress_size, 1024)):
            raise Unreadable("bomb")
    return {member.filename for member in members}


def _paragraphs(package: zipfile.ZipFile, part: str):
    """Yields the text of each paragraph; a deleted run (`w:delText`) is none of it."""
    words: list[str] = []
    depth = 0
    with package.open(part) as stream:
        for event, element in iterparse(_Bounded(stream), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                depth += 1
                if depth > _MAX_DEPTH:
                    raise Unreadable("deep")
                continue
            depth -= 1
            if element.tag == f"{_W}t":
                words.append(element.text or "")
            elif element.tag in _BREAKS:
                words.append(_BREAKS[element.tag])
            elif element.tag == f"{_W}p":
                yield "".join(words)
                words.clear()
            if element.tag in (f"{_W}p", f"{_W}r"):
                element.clear()


class _Bounded:
    """A member of the package that stops where it unpacks to more than it may, whatever its header declares."""

    def __init__(self, stream):
        self._stream = stream
        self._left = _MAX_PART_BYTES

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(min(size, 65536) if size > 0 else 65536)
        self._left -= len(piece)
        if self._left < 0:
            raise Unreadable("bomb")
        return piece
