"""Does a quotation say what its evidence holds? The answer is check B6's own, so that state and check never disagree.

Pure: no database, no file. What the words of a protected source were is compared here and kept nowhere.
"""

from collections.abc import Collection
from dataclasses import dataclass

from articles.checks.silent_changes import are_same_words
from articles.models.vocabulary import Alteration, QuotationType
from sources.evidence import ExtractedText, Passage, Piece, find_words
from sources.vocabulary import EvidenceState

IN_MARKS = (QuotationType.DIRECT, QuotationType.PARTIAL)


@dataclass(frozen=True, repr=False)
class Comparison:
    """`state` is checked, mismatch or "absent". `verbatim` are the words as the evidence has them, `locator` where.

    `passage`, `start` and `end` say where in the text looked at (number of the passage, code points in it).
    """

    state: str
    verbatim: str = ""
    locator: str = ""
    difference: tuple[Piece, ...] = ()
    passage: int = 0
    start: int = 0
    end: int = 0


def compare(verbatim: str, published: str, alterations: Collection[str], quotation_type: str) -> Comparison:
    """Compare published words with those kept from the evidence."""
    allowed = set(alterations)
    if quotation_type == QuotationType.PARTIAL:
        allowed.add(Alteration.TRIMMED)  # a fragment shows by itself that more was said
    if are_same_words(verbatim, published, allowed):
        return Comparison(EvidenceState.CHECKED, verbatim)
    found = find_words(ExtractedText((Passage(verbatim, ""),)), published, alterations)
    difference = found.difference
    if all(piece.op == "same" for piece in difference):
        # Nothing alike, or only the ends are cut: both texts whole say it best.
        difference = (Piece("missing", verbatim), Piece("added", published))
    return Comparison(EvidenceState.MISMATCH, verbatim, difference=difference)


def look_in(text: ExtractedText, published: str, alterations: Collection[str], quotation_type: str) -> Comparison:
    """Look for the published words in all of a text."""
    found = find_words(text, published, alterations)
    if found.state == "absent":
        return Comparison("absent")
    end = found.end if found.end_passage == found.passage else len(text.paragraphs[found.passage].text)
    return _at(found.found, found.locator, published, alterations, quotation_type, (found.passage, found.start, end))


def look_in_selection(
    selection: str, locator: str, published: str, alterations: Collection[str], quotation_type: str
) -> Comparison:
    """Compare published words with what somebody selected; of a generous selection the part that was meant is kept."""
    found = find_words(ExtractedText((Passage(selection, locator),)), published, alterations)
    verbatim = found.found if found.state != "absent" else selection
    return _at(verbatim, locator, published, alterations, quotation_type, (0, 0, 0))


def _at(
    verbatim: str,
    locator: str,
    published: str,
    alterations: Collection[str],
    quotation_type: str,
    place: tuple[int, int, int],
) -> Comparison:
    said = compare(verbatim, published, alterations, quotation_type)
    return Comparison(said.state, verbatim, locator, said.difference, *place)
