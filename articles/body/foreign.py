"""Other people's text and HTML into a body: Word, Google Docs, web pages, plain text.

Word writes lists as paragraphs whose marker is hidden text; Google Docs writes bold and italic as styles, and wraps
all in a bold that is not bold. Both are put right on the sequence of tags, before the body is read from it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from . import lexer
from .body import Body, sanitise
from .characters import clean, one_line
from .lexer import END, START, TEXT, Token
from .reading import leaves_of
from .schema import VOID
from .writing import escape

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS_A_HEADLINE = _HEADINGS | {"p", "ul", "ol", "table", "article", "section", "main", "figure", "blockquote"}
_STYLED_ANYWAY = _HEADINGS | {"th", "body", "html", "table", "tbody", "thead", "tr"}
_ENDS_A_WORD_LIST = _HEADINGS | {"p", "div", "ul", "ol", "table", "blockquote", "figure", "hr"}

# A property counts only at the start of a declaration: Word also writes mso-bidi-font-weight.
_BOLD = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_NOT_ITALIC = re.compile(r"(?:^|;)\s*font-style\s*:\s*normal", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*?\blevel(\d)", re.IGNORECASE)
_WORD_MARKER = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,7})[.)]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a foreign document gave: its first main heading as plain text ("" where it has none), and the rest."""

    headline: str
    body: str


def from_plain_text(text: str) -> str:
    """Plain text as a body: paragraphs at blank lines, or at every line where there is no blank line.

    A single line end inside a paragraph is a space, since mail programs wrap lines. Raises BodyTooLong.
    """
    text = clean(text).strip()
    paragraphs = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    return sanitise("".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs))


def from_foreign_html(html: str) -> Foreign:
    """HTML from anywhere as headline and body; valid marks in it are kept. Raises BodyTooLong."""
    translator = _Translator()
    leaves = leaves_of(html, translator.translated(html))
    return Foreign(translator.headline, Body(tuple(leaves)).html)


class _Translator:
    """Tokens in, tokens out, with what styles and classes mean written as tags."""

    def __init__(self):
        self.headline = ""
        self.title: list[str] | None = None  # the words of the main heading while it is being read
        self.open: list[tuple[str, tuple[str, ...]]] = []  # element and the formats its style adds
        self.counts: Counter[str] = Counter()
        self.lists: list[str] = []  # Word lists that are open, outermost first
        self.item_level = 0  # of a Word list item whose marker has not been read yet
        self.marker: list[str] | None = None
        self.skipped, self.skip_depth = "", 0

    def translated(self, html: str) -> Iterator[Token]:
        for kind, name, raw in lexer.tokens(html):
            if self.skipped:
                self.skip(kind, name)
            elif kind == TEXT:
                yield from self.text(name)
            elif kind == START:
                yield from self.start(name, raw)
            else:
                yield from self.end(name)
        self.end_title()

    def skip(self, kind: str, name: str) -> None:
        if kind != TEXT and name == self.skipped:
            self.skip_depth += 1 if kind == START else -1
            if not self.skip_depth:
                self.skipped = ""

    def text(self, text: str) -> Iterator[Token]:
        if self.title is not None:
            self.title.append(text)
        elif self.marker is not None:
            self.marker.append(text)
        else:
            if text.strip():
                yield from self.begin_item("")
            yield TEXT, text, ""

    def start(self, name: str, raw: str) -> Iterator[Token]:
        found = lexer.attributes(raw) if "style" in raw.lower() or "class" in raw.lower() else {}
        style = found.get("style", "")
        if (name == "nav" or _HIDDEN.search(style)) and name not in VOID:
            self.skipped, self.skip_depth = name, 1
            return
        is_title = name == "h1" or "MsoTitle" in found.get("class", "").split()
        if self.title is not None:
            self.title.append(" " if name == "br" else "")
            if name in _ENDS_A_HEADLINE and "".join(self.title).strip():
                self.end_title()
        if is_title and not self.headline and self.title is None:
            self.title = []
        yield from self.begin_element(name, raw, style)

    def begin_element(self, name: str, raw: str, style: str) -> Iterator[Token]:
        level = _WORD_LEVEL.search(style) if name in ("p", "div") or name in _HEADINGS else None
        if level:
            yield from self.begin_item("")
            self.item_level = min(max(int(level[1]), 1), 9)
        elif name in _ENDS_A_WORD_LIST:
            self.item_level = 0
            yield from self.end_word_lists(0)
        if _WORD_MARKER.search(style) and self.item_level:
            self.marker = []
        formats = self.formats(name, style)
        meant = "span" if _is_cancelled(name, style) else name
        if not level and self.title is None:
            yield START, meant, raw
        if name in VOID:
            return
        self.open.append((name, (meant if not level else "", *formats)))
        self.counts[name] += 1
        for format in formats:
            yield START, format, ""

    def formats(self, name: str, style: str) -> tuple[str, ...]:
        if not style or name in _STYLED_ANYWAY or self.title is not None:
            return ()
        return (*(("strong",) if _BOLD.search(style) else ()), *(("em",) if _ITALIC.search(style) else ()))

    def end(self, name: str) -> Iterator[Token]:
        if not self.counts[name]:
            yield END, name, ""
            return
        while True:
            closed, (meant, *formats) = self.open.pop()
            self.counts[closed] -= 1
            for format in reversed(formats):
                yield END, format, ""
            if self.marker is not None and closed == "span" and name == "span":
                yield from self.end_marker()
            if closed == name:
                break
        if self.title is not None and name in ("h1", "p"):
            self.end_title()
        elif meant and self.title is None:
            yield END, meant, ""

    def end_title(self) -> None:
        if self.title is not None:
            self.headline = one_line("".join(self.title)).strip()
            self.title = None

    # Word lists

    def end_marker(self) -> Iterator[Token]:
        marker, self.marker = "".join(self.marker or ()), None
        yield from self.begin_item(marker)

    def begin_item(self, marker: str) -> Iterator[Token]:
        """The item that was announced by its paragraph begins; its marker says which kind of list it is."""
        if not self.item_level:
            return
        level, self.item_level = self.item_level, 0
        tag = "ol" if _NUMBERING.fullmatch(marker.strip()) else "ul"
        yield from self.end_word_lists(level)
        if len(self.lists) == level and self.lists[-1] != tag:
            yield from self.end_word_lists(level - 1)
        while len(self.lists) < level:
            self.lists.append(tag)
            yield START, tag, ""
        yield START, "li", ""

    def end_word_lists(self, level: int) -> Iterator[Token]:
        while len(self.lists) > level:
            yield END, self.lists.pop(), ""


def _is_cancelled(name: str, style: str) -> bool:
    """Bold that says it is not bold: Google Docs wraps a whole document in it."""
    return bool((name in ("b", "strong") and _NOT_BOLD.search(style)) or (name in ("i", "em") and _NOT_ITALIC.search(style)))
