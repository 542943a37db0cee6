"""Which quotation marks belong together. Pure: blocks of text in, pairs and lonely marks out, in linear time.

A quotation over several paragraphs opens each of them and closes only the last (New Hart's Rules, chapter 9).
An apostrophe looks like a closing single mark, so a single mark opens only before a word and closes only after one,
and a lonely closing one is an apostrophe. Straight single marks are left alone, and so are inches ("a 6" pipe").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DOUBLE, _SINGLE, _ANGLE = "double", "single", "angle"
_SIGN = re.compile('[“”„"‘’‚«»]')
# ‘90s, ‘em, ‘tis: an apostrophe that a word processor turned the wrong way round.
_WRONG_APOSTROPHE = re.compile(r"‘(?:\d|(?:em|tis|twas|twere|til|cause|round|n)\b)", re.IGNORECASE)
_MAX_LOOK_AHEAD = 400  # a quotation in single marks is rarely longer; beyond, s’ counts as its end


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together: code points of the opening and of the closing mark."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """`pairs` in the order they close, `unclosed` openings, `unopened` closings; code points into the whole text."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]


def read_marks(blocks: Sequence[str], gap: str = "\n\n") -> Reading:
    """Return how the quotation marks of these blocks pair; offsets count in the blocks joined by `gap`."""
    pairs: list[Pair] = []
    unclosed: list[int] = []
    unopened: list[int] = []
    offset = 0
    for number, block in enumerate(blocks):
        read = _Block(block)
        pairs += (Pair(offset + start, offset + end) for start, end in read.pairs)
        unopened += (offset + at for at in read.unopened)
        unclosed += (offset + at for at in read.crossed)
        # The next paragraph opens the same quotation again, so this one need not close it.
        following = blocks[number + 1] if number + 1 < len(blocks) else ""
        if not _opens_again(following, [block[at] for at in read.left_open]):
            unclosed += (offset + at for at in read.left_open)
        offset += len(block) + len(gap)
    return Reading(tuple(pairs), tuple(sorted(unclosed)), tuple(unopened))


def _opens_again(block: str, signs: list[str]) -> bool:
    first = "".join(_SIGN.findall(block[: 3 * len(signs) + 3]))
    return bool(signs) and not block[:1].isalnum() and first.startswith("".join(signs))


class _Block:
    """One block while its marks are paired. `crossed` are openings that lie across a pair, and so close nowhere."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[tuple[int, int]] = []
        self.unopened: list[int] = []
        self.crossed: list[int] = []
        self._open: list[tuple[str, int]] = []
        self._count: Counter[str] = Counter()
        for at, kind, opens in self._signs():
            if opens:
                self._open.append((kind, at))
                self._count[kind] += 1
                self._count[text[at]] += 1
            elif self._count[kind]:
                self._close(kind, at)
            else:
                self.unopened.append(at)
        self.left_open = [at for kind, at in self._open if self._is_mark(kind, at)]

    def _close(self, kind: str, at: int) -> None:
        while True:
            open_kind, opened = self._open.pop()
            self._count[open_kind] -= 1
            self._count[self.text[opened]] -= 1
            if open_kind == kind:
                self.pairs.append((opened, at))
                return
            if self._is_mark(open_kind, opened):
                self.crossed.append(opened)

    def _is_mark(self, kind: str, at: int) -> bool:
        return kind != _SINGLE or not _WRONG_APOSTROPHE.match(self.text, at)

    def _signs(self) -> Iterator[tuple[int, str, bool]]:
        """Yield each mark as (place, kind, whether it opens), seen from what is open when it is met."""
        for found in _SIGN.finditer(self.text):
            at, sign = found.start(), found.group()
            if sign == '"':
                if self._count[_DOUBLE] or not self.text[at - 1 : at].isdigit():
                    yield at, _DOUBLE, not self._count[_DOUBLE]
            elif sign in "«»":  # French and German use them in opposite directions: the first one seen opens
                yield at, _ANGLE, not self._count[_ANGLE]
            elif sign == "“":
                yield at, _DOUBLE, not self._count["„"]  # the German closing mark looks like the English opening one
            elif sign in "„”":
                yield at, _DOUBLE, sign == "„"
            elif sign in "‘‚":
                if not self.text[at - 1 : at].isalnum() or at == 0:
                    yield at, _SINGLE, True
            elif self._count[_SINGLE] and self._ends_a_word(at) and not self._is_possessive(at):
                yield at, _SINGLE, False

    def _ends_a_word(self, at: int) -> bool:
        return not self.text[at - 1 : at].isspace() and not self.text[at + 1 : at + 2].isalnum()

    def _is_possessive(self, at: int) -> bool:
        """Whether this ’ is the one of “the workers’ rights”: after it comes another that can close the quotation."""
        if self.text[at - 1 : at].lower() != "s" or not self.text[at + 1 : at + 2].isspace():
            return False
        for later in range(at + 1, min(len(self.text), at + _MAX_LOOK_AHEAD)):
            if self.text[later] == "‘":
                return False
            if self.text[later] == "’" and self._ends_a_word(later):
                return True
        return False
