"""Which formats are open while a body is read: emphasis, a link, and the marks of the spans around us.

Formats are counted, not nested as a tree, so that tags which close in the wrong order do no harm.
"""

from typing import NamedTuple

from .model import Run


class _Span:
    """An open span, linked to the one around it."""

    __slots__ = ("depth", "mention", "outer", "quote")

    def __init__(self, outer: "_Span | None", quote: str, mention: str):
        self.outer = outer
        self.depth = outer.depth + 1 if outer else 1
        self.quote = outer.quote if outer and outer.quote else quote
        self.mention = outer.mention if outer and outer.mention else mention


class Saved(NamedTuple):
    """The formats that were open where a block began."""

    span: _Span | None
    href: str
    strong: int
    em: int
    preformatted: int


class Formats:
    """The open formats; `current` is an empty run that has them all."""

    def __init__(self):
        self.span: _Span | None = None
        self.href = ""
        self.strong = self.em = self.preformatted = 0
        self.current = Run("")

    def open(self, emphasis: str) -> None:
        setattr(self, emphasis, getattr(self, emphasis) + 1)
        self._refresh()

    def close(self, emphasis: str) -> None:
        setattr(self, emphasis, max(getattr(self, emphasis) - 1, 0))
        self._refresh()

    def link(self, href: str) -> None:
        """A link begins, or with "" ends; a link never stands in a link."""
        self.href = href
        self._refresh()

    def open_span(self, quote: str, mention: str) -> None:
        # A mention may stand in a quotation, never the reverse; and of two of a kind the outer wins.
        if self.span and self.span.mention:
            quote = ""
        self.span = _Span(self.span, quote, mention)
        self._refresh()

    def close_span(self) -> None:
        if self.span:
            self.span = self.span.outer
            self._refresh()

    def saved(self) -> Saved:
        return Saved(self.span, self.href, self.strong, self.em, self.preformatted)

    def restore(self, saved: Saved) -> None:
        """What was open outside a block is open again after it, unless the block closed it."""
        here = self.span.depth if self.span else 0
        if saved.span is None or here >= saved.span.depth:
            self.span = saved.span
        self.href = saved.href if saved.href == self.href else ""
        self.strong, self.em = min(saved.strong, self.strong), min(saved.em, self.em)
        self.preformatted = saved.preformatted
        self._refresh()

    def _refresh(self) -> None:
        quote, mention = (self.span.quote, self.span.mention) if self.span else ("", "")
        self.current = Run("", quote, self.href, mention, self.strong > 0, self.em > 0)
