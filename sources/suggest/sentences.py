"""Sentences of a paragraph, split on tokens, so that a stop inside quotation marks is weighed with what follows it."""

from dataclasses import dataclass

from .tokens import Token
from .words import words

_LONGEST = 100  # tokens; what runs on longer is a table or a list, and read in pieces, so that time grows with length only
_CUE_WITHIN = 7  # tokens from a closing mark to the cue of its words
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset(")]”’\"'»")


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    tokens: tuple[Token, ...]


def split_sentences(flat: str, tokens: list[Token]) -> tuple[Sentence, ...]:
    """Split a paragraph's tokens into sentences.

    After a closing mark a sentence ends only if the last quoted character ends one and what follows is no cue of it
    (“Is it safe?” she asked.): a full stop inside and a capital outside, or a new quotation.
    """
    sentences, first = [], 0
    for at in range(len(tokens) - 1):
        if at - first >= _LONGEST or _ends_here(flat, tokens, at, first):
            sentences.append(tokens[first : at + 1])
            first = at + 1
    if tokens[first:]:
        sentences.append(tokens[first:])
    return tuple(Sentence(each[0].start, each[-1].end, tuple(each)) for each in sentences)


def _ends_here(flat: str, tokens: list[Token], at: int, first: int) -> bool:
    token, following = tokens[at], tokens[at + 1]
    if token.kind == "quote":
        return _ends_after_quotation(flat, tokens, at)
    if token.text in _CLOSERS and at > first and tokens[at - 1].text in _STOPS:
        return _begins_sentence(following)
    if following.text in _CLOSERS and following.end - token.end <= 1:
        return False
    if token.kind == "punct" and (token.text in _STOPS or token.text.startswith("..")):
        return _begins_sentence(following) and (token.text[0] != "." or len(token.text) == 1 or following.start > token.end)
    if token.lower == "no.":  # an answer, unless a number follows
        return following.kind != "number" and _begins_sentence(following)
    if token.text[-1] == "." and token.lower in words("ending_abbreviations"):
        if following.kind == "quote":
            return len(token.text) > len("U.S.")
        return following.text[:1].isupper() and following.lower in words("starters")
    return False


def _ends_after_quotation(flat: str, tokens: list[Token], at: int) -> bool:
    """See `split_sentences`. A quotation that only names or colours a thing ends no sentence, whatever stands in it."""
    token, following = tokens[at], tokens[at + 1]
    last = last_inner_character(flat, token)
    if last not in _STOPS or not _begins_sentence(following):
        return False
    if following.kind == "quote":
        return True
    if last in ".…":
        return following.lower not in words("plain_cues")  # “… it is over.” Said Hask: a careless capital
    return not _is_cue_tail(tokens, at + 1)


def last_inner_character(flat: str, token: Token) -> str:
    """Return the last character a quotation holds, blanks and further marks left out."""
    for place in range(token.end - 1, token.start, -1):
        if flat[place] not in " ”’\"'»“":
            return flat[place]
    return ""


def _is_cue_tail(tokens: list[Token], at: int) -> bool:
    """Is `tokens[at:]` a short name or pronoun and its cue: “Who knew?” Hask asked?"""
    return any(token.lower in words("plain_cues") for token in tokens[at : at + _CUE_WITHIN] if token.kind == "word")


def _begins_sentence(token: Token) -> bool:
    return token.kind in ("quote", "number", "mark") or (not token.text[:1].islower() and token.text not in ",;:)]”’")
