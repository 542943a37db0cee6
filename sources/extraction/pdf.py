"""PDF: the text layer, page by page; a scan has none. Blank lines part a page into passages."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .passage import Passages, Unreadable, paragraphs_in

_MAX_PAGES = 5000
logging.getLogger("pypdf").disabled = True


def read(content: bytes, passages: Passages) -> None:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("locked")
        for number, page in enumerate(reader.pages, start=1):
            if number > _MAX_PAGES:
                raise Unreadable("long")
            for text in paragraphs_in_page(page.extract_text()):
                passages.add(text, "page", number)
    except RecursionError:
        raise Unreadable("deep") from None
    # A damaged file makes the library stumble in ways it does not name.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError):
        raise Unreadable("broken") from None


def paragraphs_in_page(text: str) -> list[str]:
    """Blank lines part a page; without any it is one passage, since its lines are no paragraphs."""
    return paragraphs_in(text) if "\n\n" in text.strip() else [text]
