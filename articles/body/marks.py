"""The marks in a body: which words are a quotation or a mention, and putting marks on and off."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from .errors import BodyError, OverlapError
from .model import Leaf, Run, cut, merged, stretches
from .plain import places_of
from .schema import is_key


@dataclass(frozen=True, slots=True)
class Span:
    """An unbroken stretch of marked words; code points into the plain text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedQuotation:
    """The words under one key. Interrupted by its cue, or over several paragraphs, a quotation has several spans.

    `text` is the text of the spans joined by a space; `start` and `end` are those of the first and last span; `order`
    counts from 0 in reading order.
    """

    key: str
    text: str
    start: int
    end: int
    spans: tuple[Span, ...]
    order: int


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A name as it stands in the text; code points into the plain text."""

    key: str
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a body in reading order. `pictures` are the keys of its figures."""

    quotations: tuple[MarkedQuotation, ...]
    mentions: tuple[MarkedMention, ...]
    pictures: tuple[str, ...]

    @property
    def quotation_keys(self) -> frozenset[str]:
        return frozenset(quotation.key for quotation in self.quotations)

    @property
    def mention_keys(self) -> frozenset[str]:
        return frozenset(mention.key for mention in self.mentions)


def marks_of(leaves: Sequence[Leaf]) -> Marks:
    """What is marked in these leaves."""
    found: dict[str, list[tuple[Span, str]]] = {}
    mentions: list[MarkedMention] = []
    pictures: list[str] = []
    for leaf, place in zip(leaves, places_of(leaves), strict=True):
        if leaf.path and leaf.path[0].tag == "figure":
            pictures.append(leaf.path[0].key)
        for key, start, end, text in stretches(leaf.runs, "quote"):
            found.setdefault(key, []).append((Span(place.start + start, place.start + end), text))
        for key, start, end, text in stretches(leaf.runs, "mention"):
            mentions.append(MarkedMention(key, text, place.start + start, place.start + end))
    quotations = tuple(
        MarkedQuotation(
            key=key,
            text=" ".join(text for _, text in parts),
            start=parts[0][0].start,
            end=parts[-1][0].end,
            spans=tuple(span for span, _ in parts),
            order=order,
        )
        for order, (key, parts) in enumerate(found.items())
    )
    return Marks(quotations, tuple(mentions), tuple(pictures))


def without_marks(leaves: Iterable[Leaf], keys: Set[str]) -> list[Leaf]:
    """The same leaves with the marks of these keys taken off, whatever their kind; the words stay."""
    return [leaf._replace(runs=tuple(merged([_unmarked(run, keys) for run in leaf.runs]))) for leaf in leaves]


def with_mark(leaves: Sequence[Leaf], start: int, end: int, kind: str, key: str) -> list[Leaf]:
    """The same leaves with code points start to end of their plain text marked; a mark never begins or ends in space.

    Over several blocks or cells a quotation becomes several spans of one key. Raises OverlapError where the mark
    would cross another, BodyError where there is nothing to mark or the key is no key.
    """
    if kind not in ("quote", "mention"):
        raise BodyError(f"A mark is a quote or a mention, not {kind!r}.")
    if not is_key(key):
        raise BodyError("The key of a mark is ten small letters or digits.")
    marked: list[Leaf] = []
    count = 0
    for leaf, place in zip(leaves, places_of(leaves), strict=True):
        first, last = _visible(leaf.text, start - place.start, end - place.start)
        if first < last:
            _refuse_overlap(leaf, first, last, kind)
            leaf = leaf._replace(runs=tuple(_marked(leaf.runs, first, last, kind, key)))
            count += 1
        marked.append(leaf)
    if count == 0:
        raise BodyError(f"There are no words between {start} and {end} to mark.")
    if kind == "mention" and count > 1:
        raise OverlapError("A mention stands within one block.")
    return marked


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return 0, 0
    chosen = text[start:end]
    return start + len(chosen) - len(chosen.lstrip()), start + len(chosen.rstrip())


def _refuse_overlap(leaf: Leaf, start: int, end: int, kind: str) -> None:
    for same in stretches(leaf.runs, kind):
        if same[1] < end and start < same[2]:
            raise OverlapError(f"The words {same[3]!r} are marked already.")
    for other in stretches(leaf.runs, "mention" if kind == "quote" else "quote"):
        outer, inner = ((start, end), other[1:3]) if kind == "quote" else (other[1:3], (start, end))
        apart = inner[1] <= outer[0] or outer[1] <= inner[0]
        if not apart and not (outer[0] <= inner[0] and inner[1] <= outer[1]):
            raise OverlapError(f"The mark would cross the edge of the one on {other[3]!r}.")


def _marked(runs: tuple[Run, ...], start: int, end: int, kind: str, key: str) -> list[Run]:
    inside = [run._replace(**{kind: key}) for run in cut(runs, start, end)]
    length = sum(len(run.text) for run in runs)
    return merged([*cut(runs, 0, start), *inside, *cut(runs, end, length)])


def _unmarked(run: Run, keys: Set[str]) -> Run:
    if run.quote in keys or run.mention in keys:
        return run._replace(quote="" if run.quote in keys else run.quote, mention="" if run.mention in keys else run.mention)
    return run
