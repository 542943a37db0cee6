"""Speakers without a name: one person ("one official") and groups ("critics") (attribution.md, B4 and W1)."""

from collections.abc import Iterator

from ..model import Quote, Warning
from .draft import Draft
from .wording import shortened

PERSON, GROUP = "anonymous_speaker", "unnamed_group"
_CODES = {"unnamed_person": PERSON, "unnamed_group": GROUP}
_MESSAGES = {
    PERSON: "“{}” is not named: say why, and how they know, or find somebody who can be named.",
    GROUP: "“{}” is a group without names: say who they are and how many.",
}


def find(draft: Draft) -> Iterator[Warning]:
    seen: set[tuple[int, int]] = set()
    for quote in draft.quotes:
        code = _CODES.get(quote.speaker_kind)
        place = _place(quote)
        if code and place not in seen:
            seen.add(place)
            words = shortened(draft.page.text[slice(*place)])
            yield Warning(code, *place, _MESSAGES[code].format(words))


def _place(quote: Quote) -> tuple[int, int]:
    if quote.mention_start is not None and quote.mention_end is not None:
        return quote.mention_start, quote.mention_end
    return quote.start, quote.end
