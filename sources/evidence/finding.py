"""Do these words stand in this text? Pure: no files, no database, no clock."""

from collections.abc import Collection
from dataclasses import dataclass

from sources.vocabulary import EvidenceState

from .text import ExtractedText


@dataclass(frozen=True)
class Piece:
    """Words that are the `same` in both, `missing` from the quotation, or `added` by it."""

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


ABSENT = "absent"


def find_words(text: ExtractedText, words: str, alterations: Collection[str] = ()) -> Finding:
    """Looks for `words` in `text`. What the quotation may change without saying so: see the module `finding`."""
    wanted = " ".join(words.split()).strip("“”\"‘’'.,;:!? ")
    for number, passage in enumerate(text.paragraphs):
        start = passage.text.find(wanted)
        if wanted and start >= 0:
            end = start + len(wanted)
            place = {"passage": number, "start": start, "end": end, "end_passage": number}
            return Finding(EvidenceState.CHECKED, passage.locator, wanted, **place, difference=(Piece("same", wanted),))
    return Finding(ABSENT)
