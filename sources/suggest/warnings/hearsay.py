"""A cue with nobody behind it: reportedly, is said to (attribution.md: source kind none)."""

from collections.abc import Iterator

from ..model import Warning
from .draft import Draft
from .wording import shortened

CODE = "hearsay"


def find(draft: Draft) -> Iterator[Warning]:
    seen: set[int] = set()
    for quote in draft.quotes:
        if quote.cue_class != "hearsay" and quote.speaker_kind != "nobody":
            continue
        if quote.verb_start is not None and quote.verb_end is not None:
            start, end = quote.verb_start, quote.verb_end
        else:
            start, end = quote.start, quote.end
        if start not in seen:
            seen.add(start)
            words = shortened(draft.page.text[start:end])
            yield Warning(CODE, start, end, f"“{words}” gives no source: say who says so, or leave it out.")
