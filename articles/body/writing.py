"""Leaves into HTML. Every character is escaped and every tag comes from here, so the result is safe by construction.

The spelling is exactly that of nh3 (void tags unclosed, no-break spaces as &nbsp;), so that a body passes the gate
unchanged.
"""

from collections.abc import Iterable, Sequence

from .errors import BodyTooLong
from .model import Leaf, Node, Run
from .schema import MAX_BODY_CHARS


def escape(text: str) -> str:
    """Text for use between tags and in double-quoted attributes."""
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\u00a0", "&nbsp;")
    )


class Dress:
    """How marks and pictures look in HTML. This one is the stored form; render.py has the readers'."""

    def open_format(self, kind: str, value: str) -> str:
        if kind == "quote":
            return f'<span data-quote="{value}">'
        if kind == "mention":
            return f'<span data-mention="{value}">'
        if kind == "href":
            return f'<a href="{escape(value)}">'
        return f"<{kind}>"

    def close_format(self, kind: str, value: str) -> str:
        return {"quote": "</span>", "mention": "</span>", "href": "</a>"}.get(kind) or f"</{kind}>"

    def open_figure(self, key: str) -> str:
        return f'<figure data-picture="{key}">'


STORED = Dress()


def write(leaves: Iterable[Leaf], dress: Dress = STORED, limit: float = MAX_BODY_CHARS) -> str:
    """The HTML of these leaves. Raises BodyTooLong rather than write more than `limit` characters."""
    parts: list[str] = []
    length = 0
    path: tuple[Node, ...] = ()
    for leaf in leaves:
        written = move(path, leaf.path, dress) + tagged(leaf.tag, write_runs(leaf.runs, dress))
        path = leaf.path
        length += len(written)
        if length > limit:
            raise BodyTooLong(f"The body would be stored in more than {limit:,} characters.")
        parts.append(written)
    parts.append(move(path, (), dress))
    return "".join(parts)


def tagged(tag: str, inner: str) -> str:
    if tag == "hr":
        return "<hr>"
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def move(here: Sequence[Node], there: Sequence[Node], dress: Dress = STORED) -> str:
    """The tags that lead from one place among the containers to another."""
    if here == there:
        return ""
    shared = _shared(here, there)
    closing = "".join(f"</{node.tag}>" for node in reversed(here[shared:]))
    opening = "".join(dress.open_figure(node.key) if node.tag == "figure" else f"<{node.tag}>" for node in there[shared:])
    return closing + opening


def write_runs(runs: Iterable[Run], dress: Dress = STORED) -> str:
    parts: list[str] = []
    open_formats: list[tuple[str, str]] = []
    for run in runs:
        wanted = _formats(run)
        if wanted != open_formats:
            shared = _shared(open_formats, wanted)
            for kind, value in reversed(open_formats[shared:]):
                parts.append(dress.close_format(kind, value))
            for kind, value in wanted[shared:]:
                parts.append(dress.open_format(kind, value))
            open_formats = wanted
        text = _escape_text(run.text)
        parts.append(text.replace("\n", "<br>") if "\n" in text else text)
    for kind, value in reversed(open_formats):
        parts.append(dress.close_format(kind, value))
    return "".join(parts)


def _formats(run: Run) -> list[tuple[str, str]]:
    formats = []
    if run.quote:
        formats.append(("quote", run.quote))
    if run.mention:
        formats.append(("mention", run.mention))
    if run.href:
        formats.append(("href", run.href))
    if run.strong:
        formats.append(("strong", ""))
    if run.em:
        formats.append(("em", ""))
    return formats


def _escape_text(text: str) -> str:
    # A straight quotation mark needs no escape between tags, and nh3 leaves it as it is.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")


def _shared(one: Sequence, other: Sequence) -> int:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared
