"""A word that stands twice at the edge of a quotation, once outside and once inside: They came to “to build a ramp”.

Leaves alone: “that “that”” and “had “had””, which English can say. It is what is left when a fragment is pasted into a
sentence.
"""

import re
from collections.abc import Iterator

from ..model import Warning
from .draft import Draft
from .wording import shortened

CODE = "doubled_word"
_WORD = r"[^\W_]+(?:[’'-][^\W_]+)*"
_LAST_BEFORE = re.compile(rf"({_WORD})\s+$")
_FIRST_INSIDE = re.compile(_WORD)
_LAST_INSIDE = re.compile(rf"({_WORD})$")
_FIRST_AFTER = re.compile(rf"\s+({_WORD})")
_LONGEST_WORD = 60
_MAY_STAND_TWICE = frozenset({"that", "had"})


def find(draft: Draft) -> Iterator[Warning]:
    flat = draft.page.flat
    for paragraph in draft.page.paragraphs:
        for pair in (*paragraph.pairs, *paragraph.nested):
            before = _LAST_BEFORE.search(flat, max(pair.start - _LONGEST_WORD, paragraph.start), pair.start)
            if (
                before
                and (first := _FIRST_INSIDE.match(flat, pair.inner_start, pair.inner_end))
                and _same(before[1], first[0])
            ):
                yield _warning(first[0], before.start(), first.end())
            after = _FIRST_AFTER.match(flat, pair.end, min(pair.end + _LONGEST_WORD, paragraph.end))
            if after and pair.closed:
                last = _LAST_INSIDE.search(flat, max(pair.inner_end - _LONGEST_WORD, pair.inner_start), pair.inner_end)
                if last and _same(after[1], last[1]):
                    yield _warning(last[1], last.start(), after.end())


def _same(outside: str, inside: str) -> bool:
    word = outside.casefold()
    return word == inside.casefold() and word not in _MAY_STAND_TWICE


def _warning(word: str, start: int, end: int) -> Warning:
    words = shortened(word)
    return Warning(CODE, start, end, f"“{words}” stands twice, once outside and once inside the marks: take one out.")
