"""Two bodies compared, for the page of versions: blocks aligned first, then words inside the blocks that changed.

Marks are left out: a reader compares words, emphasis and links. Work is bounded; where two texts are too long to
compare word by word, the old is shown as removed and the new as added.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .body import Body, read
from .model import Leaf, Node, Run, cut, merged
from .writing import move, tagged, write_runs

Kind = Literal["same", "added", "removed", "changed"]
ALIKE = 0.4  # shared words from which two blocks count as one that was changed
MAX_PAIRS = 20_000  # blocks old × new compared for likeness in one stretch
MAX_BLOCK_PAIRS = 1_000_000  # blocks old × new aligned
MAX_WORD_PAIRS = 1_000_000  # words old × new compared in one block, spaces and signs counted

_WORDS = re.compile(r"\w+")
_WORDS_AND_SIGNS = re.compile(r"\s|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block and what became of it. `html` is safe and whole, with ins and del around the words that differ."""

    kind: Kind
    html: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A leaf, or the cells of one table row."""

    leaves: tuple[Leaf, ...]
    look: tuple  # what must be equal for the block to count as unchanged
    words: frozenset[str]

    @property
    def shape(self) -> tuple:
        return tuple(look[0] for look in self.look)


def diff_bodies(old_html: str | Body, new_html: str | Body) -> list[BlockChange]:
    """The blocks of both bodies in reading order. Without the ins it is the old text, without the del the new."""
    old, new = _blocks(read(old_html)), _blocks(read(new_html))
    changes: list[BlockChange] = []
    for operation, old_from, old_to, new_from, new_to in _operations(
        [block.look for block in old], [block.look for block in new], MAX_BLOCK_PAIRS
    ):
        if operation == "equal":
            changes += [BlockChange("same", _html(block.leaves)) for block in new[new_from:new_to]]
        else:
            changes += _replaced(old[old_from:old_to], new[new_from:new_to])
    return changes


def _blocks(body: Body) -> list[_Block]:
    groups: list[list[Leaf]] = []
    row = None
    for leaf in body.leaves:
        leaf = leaf._replace(
            runs=tuple(merged([run._replace(quote="", mention="") for run in leaf.runs])), path=_unnumbered(leaf)
        )
        this_row = leaf.row()
        if this_row and this_row == row:
            groups[-1].append(leaf)
        else:
            groups.append([leaf])
        row = this_row
    return [_block(tuple(group)) for group in groups]


def _unnumbered(leaf: Leaf) -> tuple[Node, ...]:
    # Containers are numbered through the body, so an early change would make all later ones look different. Only a row
    # keeps its number, which parts it from the next.
    return tuple(node if node.tag == "tr" else node._replace(number=0) for node in leaf.path)


def _block(leaves: tuple[Leaf, ...]) -> _Block:
    look = tuple(((leaf.tag, tuple((node.tag, node.key) for node in leaf.path)), leaf.runs) for leaf in leaves)
    return _Block(leaves, look, frozenset(_WORDS.findall(" ".join(leaf.text for leaf in leaves))))


def _operations(old: list[tuple], new: list[tuple], max_pairs: int) -> list[tuple[str, int, int, int, int]]:
    """difflib's opcodes for two lists whose equal beginnings and ends are found first, which is most of a story."""
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    old_end, new_end = len(old) - last, len(new) - last
    middle = [("replace", first, old_end, first, new_end)]
    if (old_end - first) * (new_end - first) <= max_pairs:
        # Spaces are junk to difflib: they match beside words that match, and are not searched for.
        matcher = SequenceMatcher(_is_space, old[first:old_end], new[first:new_end], autojunk=False)
        middle = [(name, *(first + offset for offset in offsets)) for name, *offsets in matcher.get_opcodes()]
    around = [("equal", 0, first, 0, first), *middle, ("equal", old_end, len(old), new_end, len(new))]
    return [operation for operation in around if operation[1] < operation[2] or operation[3] < operation[4]]


def _is_space(word: tuple) -> bool:
    return isinstance(word[0], str) and word[0].isspace()


def _replaced(old: Sequence[_Block], new: Sequence[_Block]) -> list[BlockChange]:
    changes: list[BlockChange] = []
    old_at = new_at = 0
    for old_pair, new_pair in [*_pairs(old, new), (len(old), len(new))]:
        changes += [BlockChange("removed", _html(block.leaves, "del")) for block in old[old_at:old_pair]]
        changes += [BlockChange("added", _html(block.leaves, "ins")) for block in new[new_at:new_pair]]
        if old_pair < len(old):
            changes.append(_changed(old[old_pair], new[new_pair]))
        old_at, new_at = old_pair + 1, new_pair + 1
    return changes


def _pairs(old: Sequence[_Block], new: Sequence[_Block]) -> list[tuple[int, int]]:
    """Which old block became which new one: the pairs, in order, that are most alike in sum."""
    if not old or not new or len(old) * len(new) > MAX_PAIRS:
        return []
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_likeness(before, after) for after in new] for before in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            alike = likeness[i][j]
            together = alike + best[i + 1][j + 1] if alike >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] >= ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: _Block, new: _Block) -> float:
    """The share of words two blocks have in common, 0 to 1. Pictures, rules and rows only pair with their own kind."""
    if len(old.leaves) != len(new.leaves) or (old.shape != new.shape and not (_is_text(old) and _is_text(new))):
        return 0.0
    total = len(old.words) + len(new.words)
    return 2 * len(old.words & new.words) / total if total else 0.0


def _is_text(block: _Block) -> bool:
    leaf = block.leaves[0]
    return leaf.tag != "hr" and not any(node.tag in ("figure", "tr") for node in leaf.path)


def _changed(old: _Block, new: _Block) -> BlockChange:
    inner = [_compared(before.runs, after.runs) for before, after in zip(old.leaves, new.leaves, strict=True)]
    return BlockChange("changed", _wrapped(new.leaves, inner))


def _html(leaves: tuple[Leaf, ...], change: str = "") -> str:
    return _wrapped(leaves, [_told(leaf.runs, change) for leaf in leaves])


def _wrapped(leaves: tuple[Leaf, ...], inner: Sequence[str]) -> str:
    parts, path = [], ()
    for leaf, html in zip(leaves, inner, strict=True):
        # Cells of one row are told apart by a number of their own.
        here = (*leaf.path[:-1], leaf.path[-1]._replace(number=len(parts))) if leaf.path else ()
        parts.append(move(path, here) + tagged(leaf.tag, html))
        path = here
    return "".join(parts) + move(path, ())


def _told(runs: Sequence[Run], change: str) -> str:
    html = write_runs(runs)
    return f"<{change}>{html}</{change}>" if change and html else html


def _compared(old: Sequence[Run], new: Sequence[Run]) -> str:
    old_words, new_words = _worded(old), _worded(new)
    operations = _operations([word for word, *_ in old_words], [word for word, *_ in new_words], MAX_WORD_PAIRS)
    parts: list[str] = []
    for operation, old_from, old_to, new_from, new_to in _smoothed(operations, new_words):
        if operation == "equal":
            parts.append(write_runs(_stretch(new, new_words, new_from, new_to)))
        else:
            parts.append(_told(_stretch(old, old_words, old_from, old_to), "del"))
            parts.append(_told(_stretch(new, new_words, new_from, new_to), "ins"))
    return "".join(parts)


def _worded(runs: Sequence[Run]) -> list[tuple[tuple, int, int]]:
    """Words, spaces and signs, each with its format, its start and its end in the text of the runs."""
    words, offset = [], 0
    for run in runs:
        for match in _WORDS_AND_SIGNS.finditer(run.text):
            words.append(((match[0], run.href, run.strong, run.em), offset + match.start(), offset + match.end()))
        offset += len(run.text)
    return words


def _smoothed(opcodes: list[tuple], new_words: list[tuple[tuple, int, int]]) -> list[tuple]:
    """The same operations, with a lone space between two changes counted as changed: whole phrases read better."""
    smoothed: list[tuple] = []
    for at, (operation, old_from, old_to, new_from, new_to) in enumerate(opcodes):
        lone_space = (
            operation == "equal"
            and 0 < at < len(opcodes) - 1
            and all(word[0][0].isspace() for word in new_words[new_from:new_to])
        )
        if operation == "equal" and not lone_space:
            smoothed.append((operation, old_from, old_to, new_from, new_to))
        elif smoothed and smoothed[-1][0] != "equal":
            _, old_first, _, new_first, _ = smoothed[-1]
            smoothed[-1] = ("replace", old_first, old_to, new_first, new_to)
        else:
            smoothed.append(("replace", old_from, old_to, new_from, new_to))
    return smoothed


def _stretch(runs: Sequence[Run], words: list[tuple[tuple, int, int]], first: int, last: int) -> list[Run]:
    return cut(list(runs), words[first][1], words[last - 1][2]) if first < last else []
