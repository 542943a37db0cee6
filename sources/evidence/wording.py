"""Words as they are compared: what print, keyboard and line ends do to them makes no difference.

Ignored are quotation marks, the kind of dash and apostrophe, white space, soft hyphens, ligatures, and a hyphen at the end
of a line where the quotation has the word whole. Everything else counts: words, capitals, figures, punctuation inside.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

_MARKS = frozenset("\"'`´“”„‟«»‹›‘’‚‛″")
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f"))
_ALIKE = str.maketrans({**dict.fromkeys("’ʼ＇", "'"), **dict.fromkeys("‐‑‒–—―−﹘－", "-")})
_LETTER = r"[\w\u0300-\u036f]"
LINE_END = "\n"
_TOKEN = re.compile(
    rf"(?<=\w)[-‐\u00ad][^\S\n]*\n\s*(?=\w)"  # perhaps a word broken at the end of a line
    rf"|\d+(?:[.,]\d+)+"
    rf"|{_LETTER}+(?:[\u00ad\u200b\u2060'’ʼ]{_LETTER}+)*"
    rf"|[-‐‑‒–—―−﹘－]+|\.\.\.|\S"
)


@dataclass(frozen=True, repr=False)
class Wording:
    """A text as words: `words` in the form that is compared, and where each stands in `text`."""

    text: str
    words: list[str]
    _kept: list[int]
    _joined: frozenset[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start of word number `first` and end of word number `last`, in code points of the text."""
        begin, final = self._kept[first], self._kept[last]
        if final in self._joined:
            final += 2
        matches = list(islice(_TOKEN.finditer(self.text), begin, final + 1))
        return matches[0].start(), matches[-1].end()


def wording_of(text: str, whole_words: Collection[str] = ()) -> Wording:
    """`whole_words`: a word broken at the end of a line is put together where it is one of these."""
    tokens = _TOKEN.findall(text)
    compared = {token: _compared(token) for token in set(tokens)}
    words = [compared[token] for token in tokens]
    joined = frozenset(_join_broken(words, whole_words)) if LINE_END in compared.values() else frozenset()
    kept = [number for number, word in enumerate(words) if word]
    return Wording(text, [words[number] for number in kept], kept, joined)


def is_word(token: str) -> bool:
    return token[0].isalnum() or any(char.isalnum() for char in token)


def _compared(token: str) -> str:
    if "\n" in token:
        return LINE_END
    if token in _MARKS:
        return ""
    return "".join(unicodedata.normalize("NFKC", token.translate(_UNSEEN)).translate(_ALIKE).split()).replace("--", "-")


def _join_broken(words: list[str], whole_words: Collection[str]) -> Iterator[int]:
    """Puts broken words together in place; yields the number of each first half."""
    for number in [number for number, word in enumerate(words) if word == LINE_END]:
        whole = words[number - 1] + words[number + 1]
        if whole in whole_words:
            words[number - 1 : number + 2] = [whole, "", ""]
            yield number - 1
        else:
            words[number] = "-"
