"""Invented words as often as words of a language are: the word of rank r occurs 1/r as often as the first (Zipf's law)."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

VOCABULARY_WORDS = 30_000
_ONSETS = ("b", "br", "d", "f", "g", "h", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("", "", "", "l", "m", "n", "nd", "r", "rk", "s", "st", "t")
_LONGEST_SENTENCE, _SHORTEST_SENTENCE = 24, 8

Thing = TypeVar("Thing")


class Zipf:
    """Draws things of ``things`` so that the r-th comes up 1/r as often as the first."""

    def __init__(self, things: Sequence[Thing], random: Random) -> None:
        self.things, self.random = things, random
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def draw(self, count: int) -> list[Thing]:
        return self.random.choices(self.things, cum_weights=self._weights, k=count)

    def draw_different(self, count: int) -> list[Thing]:
        """Draw ``count`` different things; all of them where there are no more."""
        found: dict[Thing, None] = {}
        while len(found) < min(count, len(self.things)):
            found |= dict.fromkeys(self.draw(count - len(found)))
        return list(found)


class Writer:
    """Writes sentences and names out of one vocabulary; the same seed writes the same."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)  # noqa: S311  (prose, no secret)
        self.vocabulary = _vocabulary(self.random, VOCABULARY_WORDS)
        self._words = Zipf(self.vocabulary, self.random)

    def words(self, count: int) -> list[str]:
        return self._words.draw(count)

    def sentences(self, count: int) -> list[str]:
        """Sentences of ``count`` words in all, each with a capital and without its full stop."""
        words, found = self.words(count), []
        while words:
            length = self.random.randint(_SHORTEST_SENTENCE, _LONGEST_SENTENCE)
            if len(words) - length < _SHORTEST_SENTENCE:
                length = len(words)
            found.append(" ".join(words[:length]).capitalize())
            words = words[length:]
        return found

    def names(self, count: int, parts: int = 2) -> list[str]:
        """Different names of so many words, none of them common in the text."""
        rare = self.vocabulary[VOCABULARY_WORDS // 2 :]
        found: dict[str, None] = {}
        while len(found) < count:
            found[" ".join(word.capitalize() for word in self.random.sample(rare, parts))] = None
        return list(found)


def _vocabulary(random: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = random.choices((1, 2, 3, 4), weights=(1, 4, 4, 2))[0] if len(found) > 100 else 1
        found["".join(random.choice(part) for _ in range(syllables) for part in (_ONSETS, _VOWELS, _CODAS))] = None
    return list(found)
