"""Do these words stand in this text? Pure: no files, no database, no clock.

`checked`: they stand there, whatever `wording` leaves out of account, the case of the first letter and punctuation at either
end apart. `mismatch`: this is where they come from, but they differ. `absent`: nothing in the text comes close.
Alterations that were recorded (values of `Alteration`) are granted: dots for words left out, brackets for words put in.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sources.vocabulary import EvidenceState

from .closest import ADDED, CHANGED, MISSING, SAME, Alignment, closest
from .extracted import ExtractedText
from .wording import Wording, is_word, wording_of

ABSENT = "absent"
_SEP = "\x1f"
# How many words may stand in the text where the quotation has dots, brackets, a masked word.
_CUT, _INSERTED, _MASKED = 600, 15, 1
_GAPS: dict[str, tuple[str, int]] = {
    "sic": (r"\[sic\]", 0),
    "ellipsis": (r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?", _CUT),
    "bracket_case": (r"\[(?=\w\])", 0),
    "bracket_insert": (r"\[[^\[\]]{1,300}\]", _INSERTED),
    "masked_obscenity": (r"\w*[*_–—-]{2,}\w*|\w*\*+\w*", _MASKED),
}
_MOST_CHAINS = 20_000


@dataclass(frozen=True)
class Piece:
    """`same` in both; `missing`: the text has it and the quotation does not; `added`: only the quotation has it."""

    op: str
    text: str


@dataclass(frozen=True, repr=False)
class Finding:
    """Where the words stand. `state` is checked, mismatch or absent.

    `found` are the words as the text has them, from code point `start` of passage number `passage` to code point `end` of
    passage number `end_passage`; `locator` is that of the first. Absent: no place, and nothing to show.
    """

    state: str
    locator: str = ""
    found: str = ""
    passage: int = 0
    start: int = 0
    end: int = 0
    end_passage: int = 0
    difference: tuple[Piece, ...] = ()


@dataclass(frozen=True, repr=False)
class _Segment:
    """Words of the quotation that must stand together, at most `gap` words after those before."""

    wording: Wording
    gap: int

    @property
    def words(self) -> list[str]:
        return self.wording.words


def find_words(text: ExtractedText, words: str, alterations: Collection[str] = ()) -> Finding:
    """The first place where `words` stand, else the one that comes closest. Seconds at most for five million letters."""
    segments = list(_segments(words, alterations))
    if not segments:
        return Finding(ABSENT)
    whole_words = {form for segment in segments for word in segment.words for form in _first_letter_forms(word)}
    body = wording_of("\n".join(passage.text for passage in text.paragraphs), whole_words)
    place = _exact(segments, body)
    if place is not None:
        return _finding(text, body, EvidenceState.CHECKED, *place, _same_throughout(words))
    aligned = _nearest(segments, body)
    if aligned is None:
        return Finding(ABSENT)
    first, last, difference = aligned
    return _finding(text, body, EvidenceState.MISMATCH, first, last, difference)


def _segments(quotation: str, alterations: Collection[str]) -> Iterator[_Segment]:
    granted = [_GAPS[name] for name in _GAPS if name in alterations]
    pattern = re.compile("|".join(f"({gap})" for gap, _ in granted)) if granted else re.compile(r"(?!)")
    start, gap = 0, 0
    for match in [*pattern.finditer(quotation), None]:
        part = quotation[start : match.start() if match else len(quotation)]
        if match is None or "bracket_case" not in alterations or match.group() != "[":
            part = re.sub(r"^(\w)\]", r"\1", part) if start and quotation[start - 1] == "[" else part
        wording = _without_edges(wording_of(part))
        if wording.words:
            yield _Segment(wording, gap)
            gap = 0
        if match:
            gap += granted[match.lastindex - 1][1]
            start = match.end()


def _without_edges(wording: Wording) -> Wording:
    """The wording without punctuation at its ends, which typing and printing put there."""
    numbers = [number for number, word in enumerate(wording.words) if is_word(word)]
    if not numbers:
        return Wording("", [], [], frozenset())
    start, end = wording.span(numbers[0], numbers[-1])
    return wording_of(wording.text[start:end], set(wording.words))


def _first_letter_forms(word: str) -> set[str]:
    return {word, word[0].lower() + word[1:], word[0].upper() + word[1:]}


def _exact(segments: list[_Segment], body: Wording) -> tuple[int, int] | None:
    """Numbers of the first and the last word of the first place where all segments follow each other."""
    joined = _SEP + _SEP.join(body.words) + _SEP
    occurrences = [_occurrences(segment.words, joined, is_only=len(segments) == 1) for segment in segments]
    if not all(occurrences):
        return None
    lengths = [len(_SEP.join(segment.words)) + 1 for segment in segments]
    for start in occurrences[0][:_MOST_CHAINS]:
        end = start + lengths[0]
        for segment, found, length in zip(segments[1:], occurrences[1:], lengths[1:], strict=True):
            number = bisect_left(found, end)
            if number == len(found) or not _is_near(joined, end, found[number], segment.gap):
                break
            end = found[number] + length
        else:
            return joined.count(_SEP, 0, start), joined.count(_SEP, 0, end) - 1
    return None


def _occurrences(words: list[str], joined: str, is_only: bool) -> list[int]:
    """Where in `joined` the separator before the words stands, in order; of a single segment the first is enough."""
    found = []
    for form in sorted(_first_letter_forms(words[0])):
        needle = _SEP + _SEP.join([form, *words[1:]]) + _SEP
        at = joined.find(needle)
        while at >= 0:
            found.append(at)
            if is_only:
                break
            at = joined.find(needle, at + 1)
    return sorted(found)


def _is_near(joined: str, end: int, start: int, gap: int) -> bool:
    return start - end <= gap * 40 and joined.count(_SEP, end, start) <= gap


def _nearest(segments: list[_Segment], body: Wording) -> tuple[int, int, tuple[Piece, ...]] | None:
    """The longest segment at its best place, the others around it, and what differs; None where that one is absent."""
    anchor = max(range(len(segments)), key=lambda number: len(segments[number].words))
    aligned: dict[int, Alignment | None] = {anchor: _place_of(segments[anchor], body, 0, len(body.words))}
    if aligned[anchor] is None:
        return None
    before, after = aligned[anchor].start, aligned[anchor].end + 1
    for number in range(anchor - 1, -1, -1):
        reach = 2 * len(segments[number].words) + segments[number + 1].gap
        aligned[number] = _place_of(segments[number], body, max(0, before - reach), before)
        before = aligned[number].start if aligned[number] else before
    for number in range(anchor + 1, len(segments)):
        reach = 2 * len(segments[number].words) + segments[number].gap
        aligned[number] = _place_of(segments[number], body, after, min(len(body.words), after + reach))
        after = aligned[number].end + 1 if aligned[number] else after
    pieces: list[Piece] = []
    for number, segment in enumerate(segments):
        pieces += _pieces(segment.wording, body, aligned[number])
    return before, after - 1, tuple(pieces)


def _place_of(segment: _Segment, body: Wording, first: int, until: int) -> Alignment | None:
    words = segment.words
    for start in range(first, min(until - len(words), first + 2000) + 1):
        if body.words[start : start + len(words)] == words:
            return Alignment(start, start + len(words) - 1, [(SAME, start + at, at) for at in range(len(words))])
    return closest(words, body.words, first, until)


def _pieces(quotation: Wording, body: Wording, alignment: Alignment | None) -> list[Piece]:
    """Runs of one kind, each as it stands in the quotation or in the text; a changed word is missing and added."""
    if alignment is None:
        return [Piece(ADDED, quotation.text)]
    pieces: list[Piece] = []
    steps = alignment.steps
    at = 0
    while at < len(steps):
        until = at
        while until < len(steps) and (steps[until][0] == SAME) == (steps[at][0] == SAME):
            until += 1
        theirs = [place for op, place, _ in steps[at:until] if op in (MISSING, CHANGED)]
        ours = [number for op, _, number in steps[at:until] if op in (SAME, ADDED, CHANGED)]
        if theirs:
            pieces.append(Piece(MISSING, _slice(body, theirs)))
        if ours:
            pieces.append(Piece(SAME if steps[at][0] == SAME else ADDED, _slice(quotation, ours)))
        at = until
    return pieces


def _slice(wording: Wording, numbers: list[int]) -> str:
    start, end = wording.span(numbers[0], numbers[-1])
    return " ".join(wording.text[start:end].split())


def _same_throughout(words: str) -> tuple[Piece, ...]:
    return (Piece(SAME, " ".join(words.split())),)


def _finding(
    text: ExtractedText, body: Wording, state: str, first: int, last: int, difference: tuple[Piece, ...]
) -> Finding:
    start, end = body.span(first, last)
    begins = [0]
    for passage in text.paragraphs:
        begins.append(begins[-1] + len(passage.text) + 1)
    number, end_number = bisect_left(begins, start + 1) - 1, bisect_left(begins, end) - 1
    return Finding(
        state=state,
        locator=text.paragraphs[number].locator,
        found=body.text[start:end],
        passage=number,
        start=start - begins[number],
        end=end - begins[end_number],
        end_passage=end_number,
        difference=difference,
    )
