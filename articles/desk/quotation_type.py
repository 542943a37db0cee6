"""A first guess how quoted words stand in the text; a person's own choice outranks it.

“The ramp is closed,” she said.   → direct: a sentence of its own, wholly inside marks
She called it “a ramp to nowhere”. → partial: marked words inside our sentence
She said the ramp was closed.      → indirect: no marks
"""

import re
from collections.abc import Sequence

from articles.body import Span
from articles.models.vocabulary import QuotationType

OPENING = "“„«»‘‚\"'"
CLOSING = "”“»«’‘\"'"
_ANY_DOUBLE = re.compile(r"[“”„«»\"]")
_PAIR_OF_SINGLES = re.compile(r"(?<!\w)['‘]\S[^'‘]*['’](?!\w)")
_FIRST_LETTER = re.compile(r"[^\W_]")
# A sentence of its own ends inside the marks, with the comma before its cue or with a full stop.
_ENDS_A_CLAUSE = (",", ".", "!", "?", "…", "—", "–", ";", ":")


def guess_type(plain: str, spans: Sequence[Span]) -> QuotationType:
    """Return the likely type of the words at `spans` (code points into `plain`, in reading order, at least one)."""
    start, end = spans[0].start, spans[-1].end
    words = " ".join(plain[span.start : span.end] for span in spans).strip()
    inside = _without_outer_marks(words) or _between_marks(plain, start, end, words)
    if inside is None:
        return QuotationType.PARTIAL if _has_marks(words) else QuotationType.INDIRECT
    return QuotationType.DIRECT if _is_clause(inside) else QuotationType.PARTIAL


def _without_outer_marks(words: str) -> str | None:
    if len(words) > 2 and words[0] in OPENING and words[-1] in CLOSING:
        return words[1:-1]
    # “He came,” she said: the comma may stand outside, as in “He came”, she said.
    if len(words) > 3 and words[0] in OPENING and words[-2] in CLOSING and words[-1] in _ENDS_A_CLAUSE:
        return words[1:-2]
    return None


def _between_marks(plain: str, start: int, end: int, words: str) -> str | None:
    before, after = plain[start - 1 : start], plain[end : end + 2]
    if not before or before not in OPENING or not after:
        return None
    if after[0] in CLOSING:
        return words
    # The mark was drawn round the words alone: “[The ramp is closed],” she said.
    return words + after[0] if after[0] in _ENDS_A_CLAUSE and after[1:] in tuple(CLOSING) else None


def _has_marks(words: str) -> bool:
    return bool(_ANY_DOUBLE.search(words) or _PAIR_OF_SINGLES.search(words))


def _is_clause(inside: str) -> bool:
    first = _FIRST_LETTER.search(inside)
    if first is None or first.group().islower():
        return False
    return inside.rstrip().endswith(_ENDS_A_CLAUSE) or len(inside.split()) >= 4
