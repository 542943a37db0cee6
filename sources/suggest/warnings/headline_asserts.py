"""A headline that states as fact what the text only gives as somebody's claim (attribution.md, W9).

Asks: “Mayor lied about bridge”, when the text has only a rival saying so. Leaves alone: a headline that says who says so,
quotes, asks or doubts; what the text also tells in its own voice; what somebody announced or ordered, since that is a deed.
"""

import re
from collections.abc import Iterator

from ..model import Quote, Warning
from ..words import words
from .draft import Draft, Headline
from .wording import shortened

CODE = "headline_asserts"
_DULL = words("warnings_dull")
_HEDGES = words("warnings_hedges")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_MARKS = frozenset('“”„«»‘"?:')
_DASH = re.compile(r" [–—-] ")
_LEAST_WORDS = 3
_COVERED = 0.65  # of the headline's words, by one claim
_ENDINGS = ("ingly", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")


def find(draft: Draft) -> Iterator[Warning]:
    headline = draft.headline
    if headline is None or _leaves_open(headline.words):
        return
    told = _stems(headline.words)
    if len(told) < _LEAST_WORDS:
        return
    claim = _best_claim(draft, told)
    if claim and not _told_by_the_text(draft, told):
        start, end = (
            (claim.start, claim.end) if headline.start is None or headline.end is None else (headline.start, headline.end)
        )
        yield Warning(CODE, start, end, _message(headline, claim))


def _leaves_open(headline: str) -> bool:
    if _MARKS.intersection(headline) or _DASH.search(headline):
        return True
    return any(word.lower() in _HEDGES for word in _WORD.findall(headline))


def _best_claim(draft: Draft, told: frozenset[str]) -> Quote | None:
    claims = [quote for quote in draft.quotes if quote.cue_class != "performative" and quote.speaker_kind != "document"]
    covering = [(_share(told, draft.page.text[quote.start : quote.end]), quote) for quote in claims]
    best = max(covering, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _COVERED else None


def _told_by_the_text(draft: Draft, told: frozenset[str]) -> bool:
    """Tell whether a sentence outside all quotations says as much as the headline."""
    spans = sorted((quote.start, quote.end) for quote in draft.quotes)
    for paragraph in draft.paragraphs:
        for sentence in paragraph.sentences:
            plain = _without(draft.page.filled, sentence.start, sentence.end, spans)
            if _share(told, plain) >= _COVERED:
                return True
    return False


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], start
    for first, last in spans:
        if last > at and first < end:
            pieces.append(text[at : max(first, at)])
            at = last
    pieces.append(text[at:end] if at < end else "")
    return " ".join(pieces)


def _share(told: frozenset[str], passage: str) -> float:
    return len(told & _stems(passage)) / len(told)


def _stems(passage: str) -> frozenset[str]:
    lower = (word.lower() for word in _WORD.findall(passage))
    return frozenset(_stem(word) for word in lower if word not in _DULL)


def _stem(word: str) -> str:
    word = word.removesuffix("’s").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _message(headline: Headline, claim: Quote) -> str:
    words = shortened(headline.words)
    who = shortened(claim.speaker or "") or "somebody"
    return f"The headline “{words}” states as fact what only {who} says: attribute it."
