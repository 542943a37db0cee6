"""One speaker behind all quotations of a story that has three or more (attribution.md, W2)."""

from collections.abc import Iterator

from ..model import Quote, Warning
from .draft import Draft
from .wording import shortened

CODE = "single_source"
LEAST = 3


def find(draft: Draft) -> Iterator[Warning]:
    spoken = [quote for quote in draft.quotes if quote.cue_class != "hearsay" and quote.speaker_kind != "nobody"]
    if any(not quote.speaker for quote in spoken):
        return  # whoever it is may be a second source
    whole = {quote.group or f"alone at {quote.start}" for quote in spoken}
    if len(whole) >= LEAST and len({_who(quote) for quote in spoken}) == 1:
        first = min(spoken, key=lambda quote: quote.start)
        words = shortened(first.speaker or "")
        message = f"All {len(whole)} quotations are {words}’s: look for a second source."
        yield Warning(CODE, first.start, first.end, message)


def _who(quote: Quote) -> str:
    return str(quote.entity_id) if quote.entity_id else (quote.speaker or "").casefold()
