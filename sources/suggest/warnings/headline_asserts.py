"""A headline that states as fact what the text only gives as somebody's claim (attribution.md, W9).

Asks: “Mayor lied about bridge”, when the text has only a rival saying so. Leaves alone: a headline that says who says so,
quotes, asks or doubts; what the text also tells in its own voice; what somebody announced or ordered, since that is a deed.
"""

import re
from collections.abc import Iterator

from ..model import Quote, Warning
from ..words import table, words
from .draft import Draft, Headline
from .wording import shortened

CODE = "headline_asserts"
_DULL = words("warnings_dull") | {word for word, *_ in table("figures_numbers")}
_HEDGES = words("warnings_hedges")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_MARKS = frozenset('“”„«»‘"?:')
_DASH = re.compile(r" [–—-] ")
_LEAST_WORDS = 3
_BY_CLAIM = 0.3  # of the headline's words, in the claim itself
_BY_SENTENCE = 0.5  # in the sentence of the claim, where speaker and occasion stand
_BY_TEXT = 0.5  # in a sentence that nobody says: then the text tells it too
_ENDINGS = ("ingly", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e", "y")
_PRESENT = {form: verb for verb, forms in table("warnings_pasts") for form in forms.split()}


def find(draft: Draft) -> Iterator[Warning]:
    headline = draft.headline
    if headline is None or _leaves_open(headline.words):
        return
    told = _stems(headline.words)
    if len(told) < _LEAST_WORDS:
        return
    claim = _best_claim(draft, told)
    if claim:
        start, end = claim.start, claim.end
        if headline.start is not None and headline.end is not None:
            start, end = headline.start, headline.end
        yield Warning(CODE, start, end, _message(headline, claim))


def _leaves_open(headline: str) -> bool:
    if _MARKS.intersection(headline) or _DASH.search(headline):
        return True
    return any(word.lower() in _HEDGES for word in _WORD.findall(headline))


def _best_claim(draft: Draft, told: frozenset[str]) -> Quote | None:
    """Return the claim that says what the headline says, None where there is none or the text says it as well."""
    claims = [quote for quote in draft.quotes if quote.cue_class != "performative" and quote.speaker_kind != "document"]
    spans = sorted((quote.start, quote.end) for quote in draft.quotes)
    best, most = None, _BY_SENTENCE
    for sentence in (sentence for paragraph in draft.paragraphs for sentence in paragraph.sentences):
        said = [claim for claim in claims if claim.start < sentence.end and sentence.start < claim.end]
        in_claims = [(_share(told, draft.page.text[claim.start : claim.end]), claim.start) for claim in said]
        if in_claims and max(in_claims)[0] >= _BY_CLAIM:
            share = _share(told, draft.page.text[sentence.start : sentence.end])
            if share >= most:
                best, most = next(claim for claim in said if claim.start == max(in_claims)[1]), share
        elif _share(told, _without(draft.page.filled, sentence.start, sentence.end, spans)) >= _BY_TEXT:
            return None
    return best


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
    word = _PRESENT.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _message(headline: Headline, claim: Quote) -> str:
    words = shortened(headline.words)
    who = shortened(claim.speaker or "") or "somebody"
    return f"The headline “{words}” states as fact what only {who} says: attribute it."
