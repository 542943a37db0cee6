"""Quotations that the text suggests, and which of them a person has decided: marked in the text, or turned down.

Not a rule: W9 asks it what is left, and the desk shows the same. Pure.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from articles.body import Marks
from articles.body.plain import BLOCK_GAP
from articles.models.suggestion_decision import words_hashes
from sources.suggest.model import Quote

CERTAIN, LIKELY = 0.85, 0.6  # from this confidence on a suggestion is called so
_BETWEEN_PARTS = " … "


@dataclass(frozen=True)
class SuggestedQuotation:
    """One quotation with all its parts (`parts`, in reading order); code points into the plain text of the body."""

    parts: tuple[Quote, ...]
    words: str  # of all parts, with their quotation marks

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((part.start, part.end) for part in self.parts)

    @property
    def type(self) -> str:
        """How the words stand in the text: that of the first part, since the others only go on."""
        return self.parts[0].type

    @property
    def confidence(self) -> float:
        return min(part.confidence for part in self.parts)

    @property
    def told(self) -> Quote:
        """The part that says who spoke; where none does, the first."""
        return next((part for part in self.parts if part.speaker_mention or part.speaker), self.parts[0])

    @property
    def cued(self) -> Quote:
        """The part that has the cue; where none does, the first."""
        return next((part for part in self.parts if part.verb), self.parts[0])


@dataclass(frozen=True)
class Sorted:
    """What is `left` to decide, what lies on a mark of the text (`marked`), and what was turned down."""

    left: tuple[SuggestedQuotation, ...]
    marked: tuple[SuggestedQuotation, ...]
    turned_down: tuple[SuggestedQuotation, ...]


def sort_quotations(quotes: Sequence[Quote], plain: str, marks: Marks, turned_down: Set[str]) -> Sorted:
    """Return the suggestions by what a person has said to them. `turned_down` holds keyed hashes of words."""
    quotations, mentions = stretches_of(marks)
    left, marked, refused = [], [], []
    for each in _in_parts(quotes, plain):
        if any(quotations.touch(*span) for span in each.spans):
            marked.append(each)
        elif not turned_down.isdisjoint(words_hashes(each.words)):
            refused.append(each)
        elif not any(mentions.cross(*span) for span in each.spans):
            left.append(each)
    return Sorted(tuple(left), tuple(marked), tuple(refused))


class Stretches:
    """Marked stretches of a text. Those of one kind never overlap, so starts and ends rise together."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _end in spans]
        self._ends = [end for _start, end in spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with this one."""
        return bisect_left(self._starts, end) > bisect_right(self._ends, start)

    def cross(self, start: int, end: int) -> bool:
        """Whether a stretch lies across the edge of this one: partly inside and partly outside."""
        return self._is_inside(start) or self._is_inside(end)

    def hold(self, start: int, end: int) -> bool:
        """Whether this one lies wholly inside a stretch."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]

    def _is_inside(self, place: int) -> bool:
        at = bisect_left(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def stretches_of(marks: Marks) -> tuple[Stretches, Stretches]:
    """Return the stretches of quotations and those of mentions."""
    quotations = ((span.start, span.end) for marked in marks.quotations for span in marked.spans)
    return Stretches(quotations), Stretches((mention.start, mention.end) for mention in marks.mentions)


def words_at(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words of a quotation as one line, what interrupts them as an ellipsis."""
    return _BETWEEN_PARTS.join(" ".join(plain[start:end].split()) for start, end in spans)


def _in_parts(quotes: Sequence[Quote], plain: str) -> list[SuggestedQuotation]:
    """Return the quotations with their parts together, as far as the body's format lets one mark go (body/rekeying.py):
    each part in the block of the one before or in the next, no other quotation between them, and no words twice."""
    together: list[list[Quote]] = []
    for quote in sorted(quotes, key=lambda each: each.start):
        last = together[-1] if together else None
        if last and quote.group is not None and last[-1].group == quote.group and _goes_on(last, quote, plain):
            last.append(quote)
        else:
            together.append([quote])
    return [
        SuggestedQuotation(tuple(parts), words_at(plain, ((part.start, part.end) for part in parts))) for parts in together
    ]


def _goes_on(parts: list[Quote], quote: Quote, plain: str) -> bool:
    is_near = plain.count(BLOCK_GAP, parts[-1].end, quote.start) <= 1
    words = plain[quote.start : quote.end]
    return is_near and all(plain[part.start : part.end] != words for part in parts)
