"""Quotation marks that open and never close, or close what was never opened, paragraph by paragraph.

Asks: “The ramp is closed, she said. Leaves alone: a quotation over several paragraphs that opens each of them and closes
only the last (New Hart's Rules, chapter 9); apostrophes; inches.
"""

from collections.abc import Iterator

from ..model import Warning
from ..page import Page, Paragraph
from .draft import Draft
from .wording import shortened

CODE = "unbalanced_marks"
_CLOSING = frozenset("”»›’")
_SHOWN = 120


def find(draft: Draft) -> Iterator[Warning]:
    paragraphs = draft.page.paragraphs
    text = [paragraph for paragraph in paragraphs if not paragraph.furniture]
    for paragraph, following in zip(text, [*text, None][1:], strict=True):
        if not paragraph.strays:
            continue
        open_at_end = [pair for pair in paragraph.pairs if not pair.closed]
        goes_on = (
            bool(open_at_end) and following is not None and _opens_again(draft.page.flat, open_at_end[0].open, following)
        )
        for at in paragraph.strays:
            if not (goes_on and at >= open_at_end[0].start):
                yield _warning(draft.page, paragraph, at)


def _opens_again(flat: str, mark: str, following: Paragraph) -> bool:
    return flat.startswith(mark, following.start)


def _warning(page: Page, paragraph: Paragraph, at: int) -> Warning:
    length = 2 if page.flat[at : at + 2] in ("''", "``") else 1
    if page.flat[at] in _CLOSING or (
        page.flat[at - 1 : at].strip() and not page.flat[at + length : at + length + 1].strip()
    ):
        words = shortened(page.text[max(at - _SHOWN // 2, paragraph.start) : at])
        message = f"The quotation mark after “{words}” closes nothing: add the opening one or take it out."
    else:
        words = shortened(page.text[at + length : min(at + _SHOWN, paragraph.end)])
        message = f"The quotation mark before “{words}” never closes: add the closing one."
    return Warning(CODE, at, at + length, message)
