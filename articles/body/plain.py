"""The plain text of a body: the one definition by which every offset in the newsroom is counted.

Blocks are joined by one blank line. A block is a paragraph, heading, list item, caption or table row; the cells of a
row are joined by a tab; a line break is "\\n". A rule, and a picture without caption, are no text. Offsets are code
points.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .model import Leaf

BLOCK_GAP = "\n\n"
CELL_GAP = "\t"


class Place(NamedTuple):
    """Where the text of one leaf stands: offset into the plain text, and which block it belongs to."""

    start: int
    block: int


def blocks_of(leaves: Sequence[Leaf]) -> list[str]:
    """The plain text of each block, in order."""
    texts: list[str] = []
    row = None
    for leaf in leaves:
        this_row = leaf.row()
        if this_row and this_row == row:
            texts[-1] += CELL_GAP + leaf.text
        elif leaf.runs or this_row:
            texts.append(leaf.text)
        row = this_row
    return texts


def text_of(leaves: Sequence[Leaf]) -> str:
    """The plain text of the whole body."""
    return BLOCK_GAP.join(blocks_of(leaves))


def places_of(leaves: Sequence[Leaf]) -> list[Place]:
    """For each leaf its place in text_of(leaves); a leaf without text has the place where text would come."""
    places: list[Place] = []
    position, block, row = 0, -1, None
    for leaf in leaves:
        this_row = leaf.row()
        if this_row and this_row == row:
            position += len(CELL_GAP)
        elif leaf.runs or this_row:
            block += 1
            position += len(BLOCK_GAP) if block else 0
        places.append(Place(position, block))
        position += len(leaf.text)
        row = this_row
    return places
