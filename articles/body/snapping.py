"""A sloppy selection made exact: it snaps to the quotation marks the hand was aiming at."""

from collections import Counter

from .plain import BLOCK_GAP

_CLOSING = {"“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "‚": "‘", "‹": "›", '"': '"'}
_NEAR = 0.5  # the selection and the quotation must share at least half of each other


def snap_to_quotation_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the quotation that encloses, or nearly is, the selected one, its marks included.

    Offsets are code points into `text`, a plain text whose blocks are parted by a blank line. Where no quotation fits,
    the selection without the white space at its ends.
    """
    start, end = _trimmed(text, max(start, 0), min(end, len(text)))
    if start >= end:
        return start, start
    pairs = _pairs(text, *_surroundings(text, start, end))
    enclosing = [pair for pair in pairs if pair[0] <= start and end <= pair[1]]
    if enclosing:
        return min(enclosing, key=lambda pair: pair[1] - pair[0])
    near = [(_closeness(pair, start, end), pair) for pair in pairs]
    near = [candidate for candidate in near if candidate[0] >= _NEAR]
    if near:
        return max(near)[1]
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """The blocks the selection touches."""
    before = text.rfind(BLOCK_GAP, 0, start)
    after = text.find(BLOCK_GAP, end)
    return (before + len(BLOCK_GAP) if before != -1 else 0), (after if after != -1 else len(text))


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Every matched pair of quotation marks from start to end, nested ones too; the marks are inside the range."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[tuple[int, str]] = []  # place, and the mark that would close it
    awaited: Counter[str] = Counter()  # the same closing marks, counted: a look here spares a search there
    for at in range(start, end):
        mark = text[at]
        if _is_apostrophe(text, at):
            continue
        if awaited[mark]:
            closing = ""
            while closing != mark:
                opening, closing = open_marks.pop()
                awaited[closing] -= 1
            pairs.append((opening, at + 1))
        elif mark in _CLOSING and not (_begins_block(text, at, start) and awaited[_CLOSING[mark]]):
            # A mark that opens again at a paragraph's start goes on with the quotation.
            open_marks.append((at, _CLOSING[mark]))
            awaited[_CLOSING[mark]] += 1
    return pairs


def _begins_block(text: str, at: int, start: int) -> bool:
    return at > start and text[max(at - len(BLOCK_GAP), 0) : at] == BLOCK_GAP


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "’'‘" and at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def _closeness(pair: tuple[int, int], start: int, end: int) -> float:
    shared = min(pair[1], end) - max(pair[0], start)
    return shared / max(pair[1] - pair[0], end - start)
