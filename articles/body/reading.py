"""Any HTML into leaves: the forgiving half of the body format.

Whatever comes in (an editor's draft, a page from the web, a hostile text), the leaves that come out hold only what
the schema knows. The state is one path of containers and one current format, so the work is linear and no nesting
is ever too deep.
"""

from collections import Counter
from itertools import groupby

from . import lexer
from .characters import one_line, settle
from .errors import BodyTooLong
from .formats import Formats
from .model import Leaf, Node, Run, merged
from .schema import ALIASES, LINES, MAX_BODY_CHARS, MAX_LIST_DEPTH, is_key, is_picture_key, safe_address

_HEADINGS = ("h2", "h3")
_SECTIONS = ("thead", "tbody")
_CELLS = ("td", "th")
_ONE_LINE = ("li", "td", "th", "figcaption")  # text stands directly in these, blocks inside them become line breaks


def leaves_of(html: str, tokens=None, mark_attribute: str = "data-quote") -> list[Leaf]:
    """The leaves of any HTML. `tokens` may give a prepared sequence instead of the text's own.

    `mark_attribute` is "data-quotation" for a body already numbered for the public record. Raises BodyTooLong.
    """
    if len(html) > MAX_BODY_CHARS:
        raise BodyTooLong(f"The body has {len(html):,} characters; {MAX_BODY_CHARS:,} are allowed.")
    reader = _Reader(mark_attribute)
    for kind, name, raw in lexer.tokens(html) if tokens is None else tokens:
        if kind == lexer.TEXT:
            reader.text(name)
        elif kind == lexer.START:
            reader.start(name, raw)
        else:
            reader.end(name)
    return reader.finish()


class _Open:
    """One open block element, with what is to be restored when it closes."""

    __slots__ = ("counts", "formats", "last_item", "name", "path", "scope", "tag")

    def __init__(self, name, path, tag, formats, scope="", counts=None):
        self.name = name
        self.path = path
        self.tag = tag
        self.formats = formats
        self.scope = scope  # "list" or "table": which of the reader's stacks this element stands on
        self.counts = counts
        self.last_item: Node | None = None


class _Reader:
    def __init__(self, mark_attribute: str):
        self.mark_attribute = mark_attribute
        self.leaves: list[Leaf] = []
        self.pieces: list[Run] = []
        self.path: tuple[Node, ...] = ()
        self.tag = "p"
        self.open: list[_Open] = []
        self.counts: Counter[str] = Counter()  # open blocks by name, up to the nearest table cell
        self.lists: list[_Open | None] = []  # None: a list that is ignored, or the wall of a table
        self.tables: list[_Open | None] = []
        self.nodes = 0
        self.formats = Formats()

    # Words

    def text(self, text: str) -> None:
        if self.formats.preformatted:
            for at, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if at:
                    self.line_break()
                self.words(line)
        else:
            self.words(text)

    def words(self, text: str) -> None:
        text = one_line(text)
        if text and (self.pieces or text != " "):
            self.pieces.append(self.formats.current._replace(text=text))

    def line_break(self) -> None:
        if self.pieces:
            self.pieces.append(self.formats.current._replace(text="\n"))

    def boundary(self) -> None:
        """A new line of text begins here."""
        if self.path and self.path[-1].tag in _ONE_LINE:
            self.line_break()
        else:
            self.flush()

    def flush(self) -> None:
        """The words since the last flush become leaves where we stand."""
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        if not any(piece.text.strip() for piece in pieces):
            return
        path = self.text_path()
        tag = "" if path and path[-1].tag in _ONE_LINE else self.tag
        for runs in settle(pieces, may_split=tag == "p"):
            self.leaves.append(Leaf(path, tag, runs))

    def text_path(self) -> tuple[Node, ...]:
        """Where words may stand, here: loose words in a list or table get an item or cell of their own."""
        if not self.path:
            return ()
        inner = self.path[-1].tag
        if inner in ("ul", "ol"):
            return (*self.path, self.loose_item(self.node("li")))
        path = self.path
        for missing in {"table": ("tbody", "tr", "td"), "thead": ("tr", "td"), "tbody": ("tr", "td"), "tr": ("td",)}.get(
            inner, ()
        ):
            path = (*path, self.node(missing))
        return path

    # Tags

    def start(self, name: str, raw: str) -> None:
        name = ALIASES.get(name, name)
        opener = _OPENERS.get(name)
        if opener:
            opener(self, name, raw)
        elif name in LINES:
            self.open_line(name)

    def end(self, name: str) -> None:
        name = ALIASES.get(name, name)
        closer = _CLOSERS.get(name)
        if closer:
            closer(self, name)
        elif name in LINES or name in _HEADINGS or name in ("blockquote", "figure", "figcaption", "caption"):
            self.close(name)

    def finish(self) -> list[Leaf]:
        while self.open:
            self.close_top()
        self.flush()
        return _tidy(self.leaves)

    # Formats

    def start_emphasis(self, name: str, raw: str) -> None:
        self.formats.open(name)

    def end_emphasis(self, name: str) -> None:
        self.formats.close(name)

    def start_link(self, name: str, raw: str) -> None:
        self.formats.link(safe_address(lexer.attributes(raw).get("href", "")))

    def end_link(self, name: str) -> None:
        self.formats.link("")

    def start_span(self, name: str, raw: str) -> None:
        found = lexer.attributes(raw) if "data-" in raw.lower() else {}
        quote, mention = found.get(self.mark_attribute, ""), found.get("data-mention", "")
        is_quote = is_key(quote) if self.mark_attribute == "data-quote" else quote.isascii() and quote.isdigit()
        self.formats.open_span(quote if is_quote else "", mention if is_key(mention) else "")

    def end_span(self, name: str) -> None:
        self.formats.close_span()

    def break_line(self, name: str, raw: str) -> None:
        self.line_break()

    # Blocks

    def node(self, tag: str, key: str = "") -> Node:
        self.nodes += 1
        return Node(tag, self.nodes, key)

    def push(self, name: str, path=None, tag: str | None = None, scope: str = "", walled: bool = False) -> _Open:
        opened = _Open(name, self.path, self.tag, self.formats.saved(), scope, self.counts if walled else None)
        self.open.append(opened)
        self.counts[name] += 1
        if walled:
            self.counts = Counter()
        if path is not None:
            self.path = path
        if tag is not None:
            self.tag = tag
        return opened

    def close_top(self) -> None:
        top = self.open[-1]
        if top.path is not self.path:
            self.flush()
            self.leave_empty_container()
        else:
            self.boundary()
        self.open.pop()
        if top.counts is not None:
            self.counts = top.counts
        self.counts[top.name] -= 1
        if top.scope == "list":
            self.lists.pop()
        elif top.scope == "table":
            self.tables.pop()
            self.lists.pop()
        self.path, self.tag = top.path, top.tag
        self.formats.restore(top.formats)

    def leave_empty_container(self) -> None:
        """A cell stands even when empty, and a picture without caption."""
        inner = self.path[-1] if self.path else None
        if inner and inner.tag in _CELLS and not (self.leaves and self.leaves[-1].path == self.path):
            self.leaves.append(Leaf(self.path, "", ()))
        elif inner and inner.tag == "figcaption" and not (self.leaves and self.leaves[-1].path == self.path):
            self.leaves.append(Leaf(self.path[:-1], "", ()))

    def close(self, name: str) -> None:
        if not self.counts[name]:
            self.boundary()
            return
        while True:
            closed = self.open[-1].name
            self.close_top()
            if closed == name:
                return

    def close_paragraph(self) -> None:
        if self.open and self.open[-1].name == "p":
            self.close_top()

    def open_line(self, name: str) -> None:
        self.close_paragraph()
        self.boundary()
        self.push(name)
        self.formats.preformatted += name in ("pre", "listing")

    def start_line(self, name: str, raw: str) -> None:
        self.open_line(name)

    def start_heading(self, name: str, raw: str) -> None:
        self.close_paragraph()
        if self.open and self.open[-1].name in _HEADINGS:
            self.close_top()
        self.boundary()
        self.push(name, tag=name)

    def start_rule(self, name: str, raw: str) -> None:
        self.close_paragraph()
        self.boundary()
        if not self.path or self.path[-1].tag == "blockquote":
            self.leaves.append(Leaf(self.path, "hr", ()))

    def start_blockquote(self, name: str, raw: str) -> None:
        self.close_paragraph()
        self.boundary()
        self.push(name, path=None if self.path else (self.node(name),), tag="p")

    def start_figure(self, name: str, raw: str) -> None:
        """A picture is a block of its own: wherever it stands, what is around it closes before and goes on after."""
        key = lexer.attributes(raw).get("data-picture", "")
        if not is_picture_key(key):
            self.open_line(name)
            return
        self.close_paragraph()
        while self.path and self.path[-1].tag == "figcaption":
            self.close("figure")
        self.flush()
        self.push(name, path=(self.node("figure", key), self.node("figcaption")), tag="p")

    # Lists

    def start_list(self, name: str, raw: str) -> None:
        self.close_paragraph()
        inner = self.path[-1].tag if self.path else ""
        too_deep = sum(node.tag in ("ul", "ol") for node in self.path) >= MAX_LIST_DEPTH
        nested = inner in ("ul", "ol")
        if not nested and (too_deep or inner not in ("", "blockquote", "li")):
            self.boundary()
            self.push(name, scope="list")
            self.lists.append(None)
            return
        self.flush()
        path = self.path
        if nested:
            # A list directly in a list belongs to the item before it.
            owner = self.lists[-1]
            path = (*path, (owner and owner.last_item) or self.loose_item(self.node("li")))
        if too_deep:
            self.push(name, path=path, scope="list")
            self.lists.append(None)
            return
        self.lists.append(self.push(name, path=(*path, self.node(name)), tag="p", scope="list"))

    def loose_item(self, item: Node) -> Node:
        """The item, remembered by its list so that a list following directly can join it."""
        if self.lists[-1]:  # None inside a table that is ignored
            self.lists[-1].last_item = item
        return item

    def start_item(self, name: str, raw: str) -> None:
        owner = self.lists[-1] if self.lists else None
        if owner is None:
            self.open_line(name)
            return
        self.close_down_to(owner)
        owner.last_item = self.node("li")
        self.push(name, path=(*self.path, owner.last_item), tag="p")

    def end_item(self, name: str) -> None:
        owner = self.lists[-1] if self.lists else None
        if owner is None:
            self.close(name)
        else:
            self.close_down_to(owner)

    def end_list(self, name: str) -> None:
        owner = self.lists[-1] if self.lists else None
        if owner is None:
            self.close(name)
        else:
            self.close_down_to(owner)
            self.close_top()

    def close_down_to(self, owner: _Open) -> None:
        while self.open[-1] is not owner:
            self.close_top()
        self.flush()

    # Tables

    def start_table(self, name: str, raw: str) -> None:
        self.close_paragraph()
        if any(self.tables) or (self.path and self.path[-1].tag == "figcaption"):
            self.boundary()
            self.push(name, scope="table")
            self.tables.append(None)
        else:
            self.flush()
            self.tables.append(self.push(name, path=(self.node(name),), tag="p", scope="table", walled=True))
        self.lists.append(None)

    def end_table(self, name: str) -> None:
        owner = self.tables[-1] if self.tables else None
        if owner is None:
            self.close(name)
        else:
            self.close_down_to(owner)
            self.close_top()

    def start_caption(self, name: str, raw: str) -> None:
        owner = self.tables[-1] if self.tables else None
        if owner is None:
            self.open_line(name)
        else:
            self.close_down_to(owner)
            self.push(name, path=(), tag="p")

    def start_section(self, name: str, raw: str) -> None:
        owner = self.tables[-1] if self.tables else None
        if owner is None:
            self.boundary()
        else:
            self.close_down_to(owner)
            self.push(name, path=(*self.path, self.node(name)))

    def start_row(self, name: str, raw: str) -> None:
        owner = self.tables[-1] if self.tables else None
        if owner is None:
            self.boundary()
            return
        self.close_until(("table", *_SECTIONS))
        if self.open[-1].name == "table":
            self.push("tbody", path=(*self.path, self.node("tbody")))
        self.push(name, path=(*self.path, self.node(name)))

    def start_cell(self, name: str, raw: str) -> None:
        owner = self.tables[-1] if self.tables else None
        if owner is None:
            self.boundary()
            return
        self.close_until(("tr", "table", *_SECTIONS))
        if self.open[-1].name != "tr":
            self.start_row("tr", "")
        self.push(name, path=(*self.path, self.node(name)), tag="p", walled=True)

    def end_table_part(self, name: str) -> None:
        if not self.tables or self.tables[-1] is None:
            self.boundary()
        elif name in _CELLS:
            self.close_until(("tr", "table", *_SECTIONS))
        elif name == "tr":
            self.close_until(("table", *_SECTIONS))
        else:
            self.close_down_to(self.tables[-1])

    def close_until(self, names: tuple[str, ...]) -> None:
        while self.open[-1].name not in names:
            self.close_top()
        self.flush()


_OPENERS = {
    "strong": _Reader.start_emphasis,
    "em": _Reader.start_emphasis,
    "a": _Reader.start_link,
    "span": _Reader.start_span,
    "br": _Reader.break_line,
    "hr": _Reader.start_rule,
    "h2": _Reader.start_heading,
    "h3": _Reader.start_heading,
    "blockquote": _Reader.start_blockquote,
    "figure": _Reader.start_figure,
    "figcaption": _Reader.start_line,
    "caption": _Reader.start_caption,
    "ul": _Reader.start_list,
    "ol": _Reader.start_list,
    "li": _Reader.start_item,
    "table": _Reader.start_table,
    "thead": _Reader.start_section,
    "tbody": _Reader.start_section,
    "tr": _Reader.start_row,
    "td": _Reader.start_cell,
    "th": _Reader.start_cell,
}
_CLOSERS = {
    "strong": _Reader.end_emphasis,
    "em": _Reader.end_emphasis,
    "a": _Reader.end_link,
    "span": _Reader.end_span,
    "li": _Reader.end_item,
    "ul": _Reader.end_list,
    "ol": _Reader.end_list,
    "table": _Reader.end_table,
    "thead": _Reader.end_table_part,
    "tbody": _Reader.end_table_part,
    "tr": _Reader.end_table_part,
    "td": _Reader.end_table_part,
    "th": _Reader.end_table_part,
}


def _tidy(leaves: list[Leaf]) -> list[Leaf]:
    """The leaves without rows in which every cell is empty, and with what stands twice in one item joined."""
    leaves = _without_empty_rows(leaves)
    tidy: list[Leaf] = []
    parts: list[Run] = []
    for leaf in leaves:
        if tidy and leaf.tag == "" and leaf.path == tidy[-1].path and leaf.runs:
            parts += [Run("\n"), *leaf.runs] if parts else [*tidy[-1].runs, Run("\n"), *leaf.runs]
            continue
        if parts:
            tidy[-1] = tidy[-1]._replace(runs=tuple(merged(parts)))
            parts = []
        tidy.append(leaf)
    if parts:
        tidy[-1] = tidy[-1]._replace(runs=tuple(merged(parts)))
    return tidy


def _without_empty_rows(leaves: list[Leaf]) -> list[Leaf]:
    kept: list[Leaf] = []
    # A picture in a cell splits its row in two, and each part must hold words: hence neighbours, not equal rows.
    for row, group in groupby(leaves, key=Leaf.row):
        cells = list(group)
        if row is None or any(cell.runs for cell in cells):
            kept += cells
    return kept
