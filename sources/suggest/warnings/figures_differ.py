"""Two figures for one thing that cannot both be right, in text, quotations and headline (attribution.md, W8)."""

from collections.abc import Iterator

from ..figures import differing_from_headline
from ..model import Warning
from .draft import Draft
from .wording import shortened

CODE = "figures_differ"
MOST = 20  # after so many an editor looks at the whole anyhow


def find(draft: Draft) -> Iterator[Warning]:
    found = 0
    for figure in draft.figures:
        for start, end in figure.differs_from:
            if start < figure.start and found < MOST:
                found += 1
                yield _warning(draft, figure.start, figure.end, draft.page.text[start:end], "earlier in the text")
    if draft.headline and draft.headline.start is None:
        for said, figure in differing_from_headline(draft.headline.words, draft.page)[:MOST]:
            yield _warning(draft, *figure, said, "in the headline")


def _warning(draft: Draft, start: int, end: int, other: str, where: str) -> Warning:
    here, there = shortened(draft.page.text[start:end]), shortened(other)
    return Warning(CODE, start, end, f"“{here}” here, “{there}” {where}: check which is right.")
