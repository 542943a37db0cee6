"""A headline that states as fact what the text only gives as somebody's claim (attribution.md, W9).

Asks: “Mayor lied about bridge”, when the text has only a rival saying so. Leaves alone: a headline that says who says so,
quotes, asks or doubts; what the text also tells in its own voice; what somebody announced or ordered, since that is a deed.
“Announced that it had mended the bridge” is none: it tells of the speaker's own past, and nobody else says so.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
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
_REST = re.compile(r"[^\W_]+")
# “… announced that it had closed”, against “… announced that it would close”.
_OF_THE_PAST = re.compile(r"(?:that\s+)?(?:it|he|she|they|[^\W\d_]+(?:\s+[^\W\d_]+){0,3})\s+ha[ds]\s", re.IGNORECASE)
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
    echoes = _Echoes(draft, told)
    claims = [
        quote
        for quote in draft.quotes
        if not _is_deed(draft, quote)
        and quote.speaker_kind != "document"
        and echoes.share(quote.start, quote.end) >= _BY_CLAIM
    ]
    best, most = None, _BY_SENTENCE
    for claim in claims:
        share = echoes.share_of_sentence(claim.start)
        if share >= most and (best is None or share > most):
            best, most = claim, share
    return None if best is None or echoes.best_in_own_voice(claims) >= _BY_TEXT else best


def _is_deed(draft: Draft, quote: Quote) -> bool:
    if quote.cue_class != "performative":
        return False
    is_announced = (quote.verb or "").startswith("announc")
    return not (is_announced and _OF_THE_PAST.match(draft.page.flat[quote.start : quote.end]))


class _Echoes:
    """Where the text says words of the headline: places in order, each with its stem."""

    def __init__(self, draft: Draft, told: frozenset[str]) -> None:
        self.told = told
        lower = draft.page.flat.lower()
        text = lower if len(lower) == len(draft.page.flat) else draft.page.flat  # a few letters grow when made small
        found = sorted(place for stem in told for place in _places(text, stem))
        self.places = [place for place, _ in found]
        self.stems = [stem for _, stem in found]
        self.quotes = draft.quotes
        self.sentences = [sentence for paragraph in draft.paragraphs for sentence in paragraph.sentences]
        self.starts = [sentence.start for sentence in self.sentences]

    def share(self, start: int, end: int) -> float:
        """Return how much of the headline the stretch says, from 0 to 1."""
        first, after = bisect_left(self.places, start), bisect_left(self.places, end)
        return len(set(self.stems[first:after])) / len(self.told)

    def share_of_sentence(self, at: int) -> float:
        """Return how much the sentence around a place says of the headline."""
        sentence = self.sentences[max(bisect_right(self.starts, at) - 1, 0)]
        return self.share(sentence.start, sentence.end)

    def best_in_own_voice(self, claims: list[Quote]) -> float:
        """Return the most that a sentence without one of the claims says of the headline outside all quotations."""
        with_claim = {bisect_right(self.starts, claim.start) - 1 for claim in claims}
        said: dict[int, set[str]] = defaultdict(set)
        spans = sorted((quote.start, quote.end) for quote in self.quotes)
        starts = [start for start, _ in spans]
        for place, stem in zip(self.places, self.stems, strict=True):
            sentence, span = bisect_right(self.starts, place) - 1, bisect_right(starts, place) - 1
            is_text = sentence >= 0  # before the first sentence stands the headline
            if is_text and sentence not in with_claim and (span < 0 or spans[span][1] <= place):
                said[sentence].add(stem)
        return max((len(stems) for stems in said.values()), default=0) / len(self.told)


def _places(text: str, stem: str) -> Iterator[tuple[int, str]]:
    """Yield where a word with this stem stands in a text in small letters."""
    for beginning in {stem, *_FORMS.get(stem, ())}:
        at = text.find(beginning)
        while at >= 0:
            word = _REST.match(text, at)
            if word and not text[at - 1 : at].isalnum() and _stem(word[0]) == stem:
                yield at, stem
            at = text.find(beginning, at + len(beginning))


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


# Left for leave: the text may have either.
_FORMS = {_stem(verb): forms.split() for verb, forms in table("warnings_pasts")}


def _message(headline: Headline, claim: Quote) -> str:
    words = shortened(headline.words)
    who = shortened(claim.speaker or "") or "somebody"
    return f"The headline “{words}” states as fact what only {who} says: attribute it."
