"""Pairs of quotation marks, paragraph by paragraph, so that one odd mark spoils no more than its own paragraph.

Read are curly, straight, low, angled and single marks and two apostrophes set as one mark. An apostrophe is no mark.
A mark still open where its paragraph ends closes there: that is how a quotation runs on into the next paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARK = re.compile("''|``|[\"“”„‟«»‹›‘’‚']")
_CLOSERS = {
    "“": frozenset('”“‟"'),
    "„": frozenset("“”‟"),
    "«": frozenset("»"),
    "‹": frozenset("›"),
    "»": frozenset("«»"),
    "›": frozenset("‹›"),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    '"': frozenset('"”'),
    "''": frozenset(["''", '"', "”"]),
    "``": frozenset(["''", '"', "”"]),
}
_EITHER = frozenset(['"', "''", "``"])
_ONE_WAY_CLOSERS = frozenset("”‟»›")
_SINGLE = frozenset("'‘’‚")
_TURNED = frozenset("»›")  # open a quotation in German and Danish
_BEFORE_OPENING = frozenset(" \n\t([{—–-/:“‘\"'«")
_AFTER_CLOSING = frozenset(" \n\t.,;:!?…)]}—–-/”’\"'»")
_STOPS = frozenset(".,!?…;")
_CLOSING_SINGLE = re.compile(r"[.,!?…;][’'](?!\w)")
_CLOSING = {"'": re.compile(r"(?<!\s)'(?!\w)"), "‘": re.compile(r"(?<!\s)[’'](?!\w)"), "‚": re.compile(r"(?<!\s)[‘’](?!\w)")}
_ELISION = re.compile(r"(?:\d0s|tis|twas|em|til|till|cause|bout|round|n)\b", re.IGNORECASE)
_DEEPEST = 20  # marks open inside one another; a text made of opening marks is read in time that grows with its length
_LONGEST_SINGLE = 1500  # an opening single mark without a partner this near is an apostrophe


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair; `start` and `end` hold the marks, the inner offsets leave them out. `closed`: the closing mark is there."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: str
    closed: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Marks:
    pairs: tuple[Pair, ...]  # in order of their start
    strays: tuple[int, ...]


NO_MARKS = Marks((), ())


def outermost(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if not pair.depth)


def pair_marks(flat: str, start: int, end: int) -> Marks:
    """Pair the marks of one paragraph, flat[start:end]."""
    found = _MARK.search(flat, start, end)
    if not found:
        return Marks((), ())
    return _Reader(flat, start, end).read()


class _Reader:
    def __init__(self, flat: str, start: int, end: int) -> None:
        self.flat, self.start, self.end = flat, start, end
        self.open: list[tuple[int, str]] = []  # place and mark of each pair not yet closed
        self.pairs: list[Pair] = []
        self.strays: list[int] = []
        # by opening single mark: the first place, from where it was last asked, where one may close
        self.next_closing: dict[str, int] = {}

    def read(self) -> Marks:
        for mark in _MARK.finditer(self.flat, self.start, self.end):
            self._take(mark.group(), mark.start(), mark.end())
        self._close_at_the_end()
        return Marks(tuple(_with_depth(self.pairs)), tuple(sorted(self.strays)))

    def _take(self, mark: str, start: int, end: int) -> None:
        if mark in _SINGLE:
            self._take_single(mark, start, end)
        elif mark in _EITHER:
            self._take_either(mark, start, end)
        elif mark in _ONE_WAY_CLOSERS or (mark in "«‹" and self._opener_of(mark) is not None):
            self._take_closer(mark, start, end)
        elif self._top() == "„" or (self._top() == mark and not self._may_open(start, end)):
            self._close(len(self.open) - 1, start, end)
        elif self._top() == mark:  # “ while “ is open: the first was never closed
            self._open_anew(len(self.open) - 1, mark, start)
        else:
            self.open.append((start, mark))

    def _take_closer(self, mark: str, start: int, end: int) -> None:
        at = self._opener_of(mark)
        if at is not None:
            self._close(at, start, end)
        elif mark in _TURNED and self._may_open(start, end):
            self.open.append((start, mark))
        else:
            self.strays.append(start)

    def _take_either(self, mark: str, start: int, end: int) -> None:
        looks_open = self._may_open(start, end)
        looks_closed = self._may_close(start, end)
        at = self._opener_of(mark)
        if at is None and looks_closed and not looks_open:
            if not (mark == '"' and self.flat[start - 1].isdigit()):  # 6'2" is a length
                self.strays.append(start)
        elif at is None:
            self.open.append((start, mark))
        elif looks_open and not looks_closed:
            self._open_anew(at, mark, start)
        else:
            self._close(at, start, end)

    def _take_single(self, mark: str, start: int, end: int) -> None:
        at = self._opener_of(mark)
        if mark == "‚" or (at is None and (mark == "‘" or (mark == "'" and self._may_open(start, end)))):
            if self._opens_single(mark, start, end):
                self.open.append((start, mark))
        elif at is not None and self._closes_single(start, end):
            self._close(at, start, end)

    def _opens_single(self, mark: str, start: int, end: int) -> bool:
        if not self._may_open(start, end) or _ELISION.match(self.flat, end):
            return False
        return self._partner_of_single(mark, end) is not None

    def _partner_of_single(self, mark: str, after: int) -> int | None:
        """Return where a single mark opened before `after` could close, at most a long quotation away, or None."""
        known = self.next_closing.get(mark, -1)
        if known < after:
            found = _CLOSING[mark].search(self.flat, after, self.end)
            known = self.next_closing[mark] = found.start() if found else self.end
        return known if known < min(self.end, after + _LONGEST_SINGLE) else None

    def _closes_single(self, start: int, end: int) -> bool:
        """Is this the closing mark, and not the apostrophe of a plural possessive (the boys’ boat)?"""
        before = self.flat[start - 1]
        if not self._may_close(start, end) or before == " ":
            return False
        after = self.flat[end : end + 2]
        if before in _STOPS or before != "s" or not (len(after) == 2 and after[0] == " " and after[1].islower()):
            return True
        return not self._closes_later(end)

    def _closes_later(self, after: int) -> bool:
        reopened = self.flat.find("‘", after, self.end)
        last = min(self.end if reopened == -1 else reopened, after + _LONGEST_SINGLE)
        return _CLOSING_SINGLE.search(self.flat, after, last) is not None

    def _may_open(self, start: int, end: int) -> bool:
        before = self.flat[start - 1] if start > self.start else " "
        return before in _BEFORE_OPENING and end < self.end and not self.flat[end].isspace()

    def _may_close(self, start: int, end: int) -> bool:
        after = self.flat[end] if end < self.end else " "
        return start > self.start and (after in _AFTER_CLOSING or not after.isalnum())

    def _top(self) -> str | None:
        return self.open[-1][1] if self.open else None

    def _opener_of(self, mark: str) -> int | None:
        """Return the place in `open` of the innermost mark that `mark` may close, or None."""
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 1 - _DEEPEST), -1):
            if mark in _CLOSERS[self.open[at][1]]:
                return at
        return None

    def _close(self, at: int, start: int, end: int) -> None:
        """Close the mark at `at`; what was opened inside it and never closed is dropped as stray."""
        opened_at, mark = self.open[at]
        self.strays += [place for place, left in self.open[at + 1 :] if left not in _SINGLE]
        del self.open[at:]
        self._pair(opened_at, end, mark, start)

    def _pair(self, start: int, end: int, mark: str, inner_end: int, *, closed: bool = True) -> None:
        inner_start = start + len(mark)
        if inner_start <= inner_end:
            self.pairs.append(Pair(start, end, inner_start, inner_end, mark, closed, 0))

    def _open_anew(self, at: int, mark: str, start: int) -> None:
        self.strays += [place for place, left in self.open[at:] if left not in _SINGLE]
        self.open[at:] = [(start, mark)]

    def _close_at_the_end(self) -> None:
        left = [(place, mark) for place, mark in self.open if mark not in _SINGLE]
        self.strays += [place for place, _ in left]
        if left:
            place, mark = left[0]
            self._pair(place, self.end, mark, self.end, closed=False)


def _with_depth(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs in order, each with how many others hold it."""
    holders: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while holders and holders[-1] <= pair.start:
            holders.pop()
        yield replace(pair, depth=len(holders)) if holders else pair
        holders.append(pair.end)
