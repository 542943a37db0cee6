"""Which marks are the same quotation and which are copies of it, after cutting, pasting and importing.

Spans of one key are one quotation while each stands in the same block as the one before or in the next, no span of
another quotation comes between them, and their words differ. A later span that breaks this is a copy. So the
interrupted “A,” he said. “B.” stays one quotation, and a paragraph pasted a second time becomes two.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from .marks import marks_of
from .model import Leaf, Run, merged
from .plain import Place, places_of
from .schema import new_key


@dataclass(frozen=True, slots=True)
class KeyCopy:
    """A mark that got a new key, and the key its attribution may be copied from. `kind` is "quote" or "mention"."""

    new_key: str
    from_key: str
    kind: str


@dataclass(slots=True)
class _Quotation:
    """One quotation while its spans are being read."""

    original: str
    key: str
    block: int
    texts: set[str] = field(default_factory=set)


def rekeyed(
    leaves: Sequence[Leaf], known_quotations: Set[str], known_mentions: Set[str], fresh: Set[str] = frozenset()
) -> tuple[list[Leaf], tuple[KeyCopy, ...]]:
    """The leaves with one key a quotation and one key a mention, and what was copied from where.

    The first in reading order keeps its key, if the story knows it or it is `fresh` (made in this very form). Every
    other key is foreign: pasted from another story, or invented; its mark gets a new key at once.
    """
    marks = marks_of(leaves)
    keys = _Keys(set(marks.quotation_keys | marks.mention_keys | known_quotations | known_mentions | fresh))
    quotations = _QuotationKeys(known_quotations | fresh, keys)
    mentions = _MentionKeys(known_mentions | fresh, keys)
    changed = []
    for leaf, place in zip(leaves, places_of(leaves), strict=True):
        runs: list[Run] = []
        for group in _spans(leaf.runs, "quote"):
            if group[0].quote:
                key = quotations.key_for(group[0].quote, "".join(run.text for run in group), place)
                group = [run._replace(quote=key) for run in group]
            for named in _spans(group, "mention"):
                if named[0].mention:
                    key = mentions.key_for(named[0].mention)
                    named = [run._replace(mention=key) for run in named]
                runs += named
        changed.append(leaf._replace(runs=tuple(merged(runs))))
    return changed, tuple(keys.copies)


class _Keys:
    def __init__(self, taken: set[str]):
        self.taken = taken
        self.copies: list[KeyCopy] = []

    def replace(self, old: str, kind: str) -> str:
        key = new_key()
        while key in self.taken:
            key = new_key()
        self.taken.add(key)
        self.copies.append(KeyCopy(key, old, kind))
        return key


class _QuotationKeys:
    def __init__(self, allowed: Set[str], keys: _Keys):
        self.allowed = allowed
        self.keys = keys
        self.used: set[str] = set()
        self.last: _Quotation | None = None

    def key_for(self, original: str, text: str, place: Place) -> str:
        last = self.last
        if not (last and last.original == original and place.block - last.block <= 1 and text not in last.texts):
            keeps = original in self.allowed and original not in self.used
            self.used.add(original)
            key = original if keeps else self.keys.replace(original, "quote")
            last = self.last = _Quotation(original, key, place.block)
        last.block = place.block
        last.texts.add(text)
        return last.key


class _MentionKeys:
    def __init__(self, allowed: Set[str], keys: _Keys):
        self.allowed = allowed
        self.keys = keys
        self.used: set[str] = set()

    def key_for(self, original: str) -> str:
        if original in self.allowed and original not in self.used:
            self.used.add(original)
            return original
        return self.keys.replace(original, "mention")


def _spans(runs: Sequence[Run], kind: str) -> Iterator[list[Run]]:
    """The runs in groups: each span of a mark, and each stretch between spans."""
    group: list[Run] = []
    for run in runs:
        if group and getattr(run, kind) != getattr(group[-1], kind):
            yield group
            group = []
        group.append(run)
    if group:
        yield group
