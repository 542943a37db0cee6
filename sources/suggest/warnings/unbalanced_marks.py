"""Quotation marks that open and never close, or close what was never opened, paragraph by paragraph.

Asks: “The ramp is closed, she said. Leaves alone: a quotation over several paragraphs that opens each of them and closes
only the last (New Hart's Rules, chapter 9); apostrophes; inches.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..model import Warning
from ..page import Page, Paragraph
from .draft import Draft
from .wording import last_words, shortened

CODE = "unbalanced_marks"
_CLOSING = frozenset("”»›’")
# A turned comma before a word opens a quotation, but for ‘90s and ‘em, which a word processor turned the wrong way.
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)(?!\d|(?:em|tis|twas|twere|til|till|cause|bout|round|n)\b)", re.IGNORECASE)
_TAG = re.compile(r"\w=[\"”]")  # pasted HTML: its marks quote nobody
_SHOWN = 150  # more than are shown: blanks and line ends are folded
_MOST = 50  # of one paragraph: one with more is no prose, and fifty say so


def find(draft: Draft) -> Iterator[Warning]:
    text = [paragraph for paragraph in draft.page.paragraphs if not paragraph.furniture]
    for paragraph, following in zip_longest(text, text[1:]):
        lonely = _lonely(draft.page.flat, paragraph)
        if not lonely:
            continue
        left_open = next((pair.start for pair in paragraph.pairs if not pair.closed), lonely[-1])
        goes_on = following is not None and draft.page.flat.startswith(draft.page.flat[left_open], following.start)
        for at in lonely[:_MOST]:
            if not (goes_on and at >= left_open):
                yield _warning(draft.page, paragraph, at)


def _lonely(flat: str, paragraph: Paragraph) -> list[int]:
    """Return the places of marks without a partner, in order."""
    if _TAG.search(flat, paragraph.start, paragraph.end):
        return []
    if "‘" not in flat[paragraph.start : paragraph.end]:
        return list(paragraph.strays)
    paired = {pair.start for pair in (*paragraph.pairs, *paragraph.nested)}
    singles = (match.start() for match in _SINGLE.finditer(flat, paragraph.start, paragraph.end))
    return sorted({*paragraph.strays, *(at for at in singles if at not in paired)})


def _warning(page: Page, paragraph: Paragraph, at: int) -> Warning:
    length = 2 if page.flat[at : at + 2] in ("''", "``") else 1
    before = last_words(page.text[max(at - _SHOWN, paragraph.start) : at])
    after = shortened(page.text[at + length : min(at + length + _SHOWN, paragraph.end)])
    stands_at_the_end = page.flat[at - 1 : at].strip() and not page.flat[at + length : at + length + 1].strip()
    if page.flat[at] not in _CLOSING and not stands_at_the_end:
        message = f"The quotation mark before “{after}” never closes: add the closing one."
    elif before:
        message = f"The quotation mark after “{before}” closes nothing: add the opening one or take it out."
    else:
        message = f"The quotation mark before “{after}” is a closing one: turn it round or take it out."
    return Warning(CODE, at, at + length, message)
