"""One sentence with its tokens, as the rules look at it."""

from dataclasses import dataclass
from functools import cache

from .sentences import Sentence, last_inner_character
from .tokens import Token
from .words import table


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return one closed class of words, such as `determiner`; see words/grammar.txt."""
    return dict(_grammar())[kind]


@cache
def _grammar():
    return tuple((name, frozenset(entries.split())) for name, entries in table("grammar"))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, its tokens and their lower-case words; `paragraph` is the number of the paragraph it stands in."""

    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    paragraph: int
    number: int  # of the sentence within its paragraph
    tails: dict[int, str]  # by place of a quotation: the last character inside its marks

    def __len__(self) -> int:
        return len(self.tokens)

    def is_quote(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "quote"

    def has_quote(self, first: int, after: int) -> bool:
        return any(token.kind == "quote" for token in self.tokens[first:after])

    def tail(self, at: int) -> str:
        """Return the last character inside the marks of the quotation at a place; "" for any other token."""
        return self.tails.get(at, "")

    def is_comma(self, at: int) -> bool:
        """Is there a comma at a place, or the end of a quotation that closes with one?"""
        return self.word(at) == "," or self.tails.get(at) == ","

    def word(self, at: int) -> str:
        """Return the lower-case word at a place; "" outside the sentence and for whole quotations."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_(self, kind: str, at: int) -> bool:
        return self.word(at) in words_of(kind)

    def is_name(self, at: int) -> bool:
        """Is a word written with a capital here?"""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word" and self.tokens[at].text[:1].isupper()

    def is_finite(self, at: int) -> bool:
        """Does the word look like a verb with a tense? Without a parse: known ones, and lower-case words in -ed."""
        word = self.word(at)
        if word in words_of("finite"):
            return True
        return len(word) > 4 and word.endswith("ed") and self.tokens[at].text == word and not self._is_attribute(at)

    def _is_attribute(self, at):
        """A participle before a noun (the proposed ramp) carries no tense."""
        return self.word(at - 1) in words_of("determiner") or self.word(at - 1) in ("be", "been", "being", "of", "by")

    def has_finite(self, first: int, after: int) -> bool:
        return any(self.is_finite(at) for at in range(first, after))

    def is_adverb(self, at: int) -> bool:
        word = self.word(at)
        return word in words_of("adverb") or (len(word) > 4 and word.endswith("ly") and word not in ("family", "reply", "july", "only"))

    def is_end(self, at: int) -> bool:
        """Is there nothing but closing punctuation from here on?"""
        return all(token.kind in ("punct", "mark") and token.text not in ",:;" for token in self.tokens[at:])


def read_line(flat: str, sentence: Sentence, paragraph: int, number: int) -> Line:
    tokens = sentence.tokens
    tails = {at: last_inner_character(flat, token) for at, token in enumerate(tokens) if token.kind == "quote"}
    return Line(tokens, tuple(token.lower for token in tokens), paragraph, number, tails)
