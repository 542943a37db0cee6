"""The public functions on stored bodies. Each takes HTML, or a Body already read, which is then not read again."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from . import marks as _marks
from .marks import Marks
from .model import Leaf
from .plain import blocks_of, text_of
from .reading import leaves_of
from .rekeying import KeyCopy, rekeyed
from .schema import gate
from .writing import write


@dataclass(frozen=True)
class Body:
    """A body read once. Its properties are worked out when first asked for."""

    leaves: tuple[Leaf, ...]

    @cached_property
    def html(self) -> str:
        """The stored form: canonical, and passed through nh3 once more."""
        return gate(write(self.leaves))

    @cached_property
    def plain(self) -> str:
        return text_of(self.leaves)

    @cached_property
    def blocks(self) -> list[str]:
        return blocks_of(self.leaves)

    @cached_property
    def marks(self) -> Marks:
        return _marks.marks_of(self.leaves)


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A body in which every mark has a key of its own, and the marks whose attribution may be copied."""

    html: str
    copies: tuple[KeyCopy, ...]


def read(html: str | Body) -> Body:
    """Any HTML as a body. Raises BodyTooLong, and nothing else, whatever the text."""
    return html if isinstance(html, Body) else Body(tuple(leaves_of(html)))


def sanitise(html: str | Body) -> str:
    """The same text as a stored body: only what the schema allows. Idempotent. Raises BodyTooLong."""
    return read(html).html


def plain_text(html: str | Body) -> str:
    """The text that all offsets count in; see plain.py."""
    return read(html).plain


def blocks(html: str | Body) -> list[str]:
    """The plain text of each block."""
    return list(read(html).blocks)


def extract_marks(html: str | Body) -> Marks:
    """What is marked; offsets are code points into plain_text(html)."""
    return read(html).marks


def reading_order(html: str | Body) -> list[str]:
    """The keys of the quotations in the order a reader meets them: the first is number 1."""
    return [quotation.key for quotation in read(html).marks.quotations]


def rekey(html: str | Body, known_quotations: Set[str], known_mentions: Set[str], fresh: Set[str] = frozenset()) -> Rekeyed:
    """The body with no key used twice and no key foreign to the story; the rule is in rekeying.py."""
    leaves, copies = rekeyed(read(html).leaves, known_quotations, known_mentions, fresh)
    return Rekeyed(Body(tuple(leaves)).html, copies)


def drop_marks(html: str | Body, keys: Set[str]) -> str:
    """The body without the marks of these keys; the words stay."""
    return Body(tuple(_marks.without_marks(read(html).leaves, keys))).html


def mark(html: str | Body, start: int, end: int, kind: str, key: str) -> str:
    """The body with code points start to end of its plain text marked as `kind`, "quote" or "mention".

    Raises OverlapError where the mark would cross another, BodyError where there are no words or the key is invalid.
    """
    return Body(tuple(_marks.with_mark(read(html).leaves, start, end, kind, key))).html
