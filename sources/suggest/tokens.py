"""The tokens of a paragraph. A whole quotation between its marks is one token, so that a rule sees it as one word."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .marks import Pair
from .words import words


class Token(NamedTuple):
    """A word, number, mark, piece of punctuation or whole quotation. `’s` and a possessive’s lone apostrophe stand apart."""

    start: int
    end: int
    text: str
    kind: str  # word, number, mark, punct, quote
    lower: str


_TOKEN = re.compile(
    r"""
    (?P<initials>(?:[^\W\d_]\.){2,})                                   # U.S. a.m. J.R.
  | (?P<number>[£$€¥]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|m|bn|k|pm|am|km|%)?(?![^\W\d_]))
  | (?P<word>[^\W\d_]+(?:[’'][^\W\d_]{2,}|[’'][dmtDMT](?![^\W\d_])|(?<=[A-Za-z])[-‐‑/&](?=[^\W_])[^\W_]+|\d+)*(?:\.(?!\.))?)
  | (?P<s>[’'](?:[sS](?![^\W\d_])|(?<=[sSzZxX][’'])(?!\w)))
  | (?P<dots>\.{2,}|-{2,})
  | (?P<mark>[“”„‟"«»‹›])
  | (?P<punct>[^\s\w]|_)
  | (?P<odd>\w)
    """,
    re.VERBOSE,
)
_KINDS = {"initials": "word", "s": "word", "odd": "word", "dots": "punct"}
_CONTRACTED = re.compile(r"(?i)[’'](?:ve|re|ll|d)$")


def read_tokens(filled: str, start: int, end: int, pairs: Iterable[Pair]) -> list[Token]:
    """Return the tokens of filled[start:end] in order; `pairs` are its outermost pairs of marks."""
    tokens: list[Token] = []
    at = start
    for pair in pairs:
        _read_plain(filled, at, pair.start, tokens)
        tokens.append(Token(pair.start, pair.end, "", "quote", ""))
        at = pair.end
    _read_plain(filled, at, end, tokens)
    return tokens


def _read_plain(filled: str, start: int, end: int, tokens: list[Token]) -> None:
    add = tokens.append
    for match in _TOKEN.finditer(filled, start, end):
        kind = match.lastgroup
        word = match.group()
        first, last = match.span()
        if kind != "word":
            add(Token(first, last, word, _KINDS.get(kind, kind), word.lower().replace("’", "'")))
        elif word[-1] != "." and "’" not in word and "'" not in word:  # nearly all of them
            add(Token(first, last, word, kind, word.lower()))
        else:
            _add_word(first, word, tokens)


def _add_word(start: int, word: str, tokens: list[Token]) -> None:
    """Add a word; a full stop that is no abbreviation's and a contracted verb (they’ve, he’d) become tokens of their own."""
    stop = ""
    if word[-1] == "." and not _keeps_stop(word[:-1]):
        word, stop = word[:-1], "."
    end = start + len(word)
    contracted = _CONTRACTED.search(word) if "’" in word or "'" in word else None
    if contracted and contracted.start():
        cut = start + contracted.start()
        parts = [(start, cut), (cut, end)]
    else:
        parts = [(start, end)]
    for first, last in parts:
        piece = word[first - start : last - start]
        tokens.append(Token(first, last, piece, "word", piece.lower().replace("’", "'")))
    if stop:
        tokens.append(Token(end, end + 1, ".", "punct", "."))


def _keeps_stop(word: str) -> bool:
    if len(word) == 1:
        return word.isupper() and word != "I"
    return word.lower() in words("abbreviations")
