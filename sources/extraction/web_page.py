"""Web pages: the text a reader sees, block by block. Scripts and styles are dropped, nothing is loaded, nothing rendered."""

import re
from html.parser import HTMLParser

from .passage import Passages
from .plain import decode

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)


def read(content: bytes, passages: Passages) -> None:
    page = _Page(passages)
    page.feed(_text(content))
    page.close()
    page.end_block()


def _text(content: bytes) -> str:
    declared = _CHARSET.search(content[:4096])
    if declared and declared.group(1).lower() in (b"windows-1252", b"iso-8859-1", b"latin1"):
        return content.decode("cp1252", "replace")
    return decode(content)


class _Page(HTMLParser):
    """Keeps no tree, so no depth of nesting can hurt it."""

    def __init__(self, passages: Passages):
        super().__init__(convert_charrefs=True)
        self._passages = passages
        self._words: list[str] = []
        self._unseen: str | None = None
        self._blocks = 0

    def handle_starttag(self, tag, attrs):
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        if tag in _BLOCKS:
            self.end_block()

    def handle_startendtag(self, tag, attrs):
        if tag in _BLOCKS:
            self.end_block()

    def handle_endtag(self, tag):
        if tag == self._unseen:
            self._unseen = None
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data):
        if self._unseen is None:
            self._words.append(data)

    def end_block(self):
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self._blocks += 1
            self._passages.add(text, "paragraph", self._blocks)
