"""Whether published words are the words as said but for what was openly altered. Not a rule: B6 asks it. Pure.

Only words count: marks, spaces, capitals and the form of apostrophes are typography. Sources: the style books named in
attribution.md, section 4, “Words in quotation marks”.
"""

import re
from collections.abc import Set

from articles.models.vocabulary import Alteration

_CUT = re.compile(r"\[?(?:…|\.(?: ?\.){2,3})\]?")
_INSERTED = re.compile(r"\[[^\]]*\]")
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
_CASE = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"[^\W_]+(?:[’'*-]+[^\W_]*)*")
_MASK = "*"


def are_same_words(verbatim: str, published: str, alterations: Set[str]) -> bool:
    """Whether ``published`` differs from ``verbatim`` by no more than the recorded ``alterations``."""
    if Alteration.TRANSLATED in alterations:
        return True
    pieces = [_words(piece) for piece in _pieces(published, alterations)]
    return _stand_in_order(_words(verbatim), pieces, alterations)


def _pieces(published: str, alterations: Set[str]) -> list[str]:
    if Alteration.BRACKET_CASE in alterations:
        published = _CASE.sub(r"\1", published)
    if Alteration.SIC in alterations:
        published = _SIC.sub(" ", published)
    pieces = _CUT.split(published) if Alteration.ELLIPSIS in alterations else [published]
    if Alteration.BRACKET_INSERT in alterations:
        pieces = [_INSERTED.sub(" ", piece) for piece in pieces]
    return pieces


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text.replace("’", "'"))]


def _stand_in_order(said: list[str], pieces: list[list[str]], alterations: Set[str]) -> bool:
    """Whether the pieces stand in ``said`` one after another; the outer ones at its ends unless it may be trimmed."""
    may_trim, may_mask = Alteration.TRIMMED in alterations, Alteration.MASKED_OBSCENITY in alterations
    at = 0
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        if is_last and not may_trim:
            place = len(said) - len(piece)
            return place >= at and (number > 0 or place == 0) and _match(said[place:], piece, may_mask)
        places = range(at, len(said) - len(piece) + 1) if number or may_trim else (0,)
        place = next((each for each in places if _match(said[each : each + len(piece)], piece, may_mask)), None)
        if place is None:
            return False
        at = place + len(piece)
    return True


def _match(said: list[str], published: list[str], may_mask: bool) -> bool:
    return len(said) == len(published) and all(
        one == other or (may_mask and _MASK in other and one[:1] == other[:1])
        for one, other in zip(said, published, strict=True)
    )
