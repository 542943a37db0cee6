"""Cues that judge what was said: noted takes it for true, claimed doubts it, slammed paints it (attribution.md, W3)."""

from collections.abc import Iterator

from ..model import Warning
from .draft import Draft
from .wording import shortened

CODE = "loaded_cue"
_ADVICE = {
    "presumes_true": "takes what was said for true",
    "presumes_doubt": "casts doubt on what was said",
    "emotive": "colours what was said",
}


def find(draft: Draft) -> Iterator[Warning]:
    seen: set[int] = set()
    for quote in draft.quotes:
        advice = _ADVICE.get(quote.cue_class)
        if advice and quote.verb_start is not None and quote.verb_end is not None and quote.verb_start not in seen:
            seen.add(quote.verb_start)
            words = shortened(draft.page.text[quote.verb_start : quote.verb_end])
            yield Warning(CODE, quote.verb_start, quote.verb_end, f"“{words}” {advice}: use “said” unless that is meant.")
