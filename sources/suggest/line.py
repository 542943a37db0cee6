"""One sentence with its tokens, as the rules look at it."""

from dataclasses import dataclass
from functools import cache

from .sentences import Sentence, last_inner_character
from .tokens import Token
from .words import table

_SHORTEST_IN_ED = 5  # letters of a verb known by its ending: moved, but not bed or need
_SHORTEST_IN_LY = 5


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return one closed class of words, such as `determiner`; see words/grammar.txt."""
    return dict(_grammar())[kind]


@cache
def _grammar() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(entries.split())) for name, entries in table("grammar"))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, its tokens and their lower-case words; `paragraph` is the number of the paragraph it stands in.

    A place is the number of a token. Outside the sentence there is no word, no name and no quotation.
    """

    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    paragraph: int
    number: int  # of the sentence within its paragraph
    tails: dict[int, str]  # by place of a quotation: the last character inside its marks

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """Return the lower-case word at a place; "" outside the sentence and for whole quotations."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_(self, kind: str, at: int) -> bool:
        """Does the word at a place belong to a closed class?"""
        return self.word(at) in words_of(kind)

    def is_name(self, at: int) -> bool:
        """Is a word written with a capital here?"""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word" and self.tokens[at].text[:1].isupper()

    def is_finite(self, at: int) -> bool:
        """Does the word look like a verb with a tense? Without a parse: known ones, and lower-case words in -ed."""
        word = self.word(at)
        if word in words_of("finite"):
            return not (word in ("may", "will") and at and self.tokens[at].text != word)  # since May; Will Hask
        looks_past = len(word) >= _SHORTEST_IN_ED and word.endswith("ed") and self.tokens[at].text == word
        return looks_past and not self._is_attribute(at)

    def _is_attribute(self, at: int) -> bool:
        """A participle before a noun (the proposed ramp) carries no tense."""
        return self.is_("determiner", at - 1) or self.word(at - 1) in ("be", "been", "being", "of", "by")

    def has_finite(self, first: int, after: int) -> bool:
        return any(self.is_finite(at) for at in range(first, after))

    def is_adverb(self, at: int) -> bool:
        word = self.word(at)
        if word in words_of("adverb"):
            return True
        return len(word) >= _SHORTEST_IN_LY and word.endswith("ly") and word not in words_of("not_adverb")

    def is_participle(self, at: int) -> bool:
        """Does the word end in -ing as verbs do (adding), and not as names and nouns do (Fleming, spring)?"""
        word = self.word(at)
        return word.endswith("ing") and word not in words_of("not_participle") and not (at and self.is_name(at))

    def is_that(self, at: int) -> bool:
        """Does “that” open what was said here, and not name a time: that evening?"""
        return self.word(at) == "that" and not self.is_("that_time", at + 1)

    def is_quote(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "quote"

    def has_quote(self, first: int, after: int) -> bool:
        return any(token.kind == "quote" for token in self.tokens[first:after])

    def leads_to_quote(self, at: int, marks: tuple[str, ...] = (",",)) -> bool:
        """Is there a quotation at a place, or right after one of `marks` there?"""
        return self.is_quote(at) or (self.word(at) in marks and self.is_quote(at + 1))

    def tail(self, at: int) -> str:
        """Return the last character inside the marks of the quotation at a place; "" for any other token."""
        return self.tails.get(at, "")

    def is_comma(self, at: int) -> bool:
        """Is there a comma at a place, or the end of a quotation that closes with one?"""
        return self.word(at) == "," or self.tails.get(at) == ","

    def is_end(self, at: int) -> bool:
        """Is there nothing but closing punctuation from here on?"""
        return all(token.kind in ("punct", "mark") and token.text not in ",:;" for token in self.tokens[at:])

    def place_after(self, end: int) -> int:
        """Return the place of the first token that begins at or after a place of the text."""
        return next((place for place, token in enumerate(self.tokens) if token.start >= end), len(self.tokens))


def read_line(flat: str, sentence: Sentence, paragraph: int, number: int) -> Line:
    tokens = sentence.tokens
    tails = {at: last_inner_character(flat, token) for at, token in enumerate(tokens) if token.kind == "quote"}
    return Line(tokens, tuple(token.lower for token in tokens), paragraph, number, tails)
