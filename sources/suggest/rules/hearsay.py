"""The board reportedly knew; the ramp is said to have moved; it is understood that: reported, and nobody says by whom."""

from functools import cache

from ..contents import content_end
from ..line import Line
from ..words import table
from .statement import Statement, state

_BE = frozenset(["is", "are", "was", "were", "'s", "been", "being"])


def read_hearsay(line: Line) -> list[Statement]:
    found = []
    for at in range(len(line) - 1):
        word = line.lower[at]
        if word in _words("adverb"):
            first, span = at + 1, (at, at + 1)
        elif word in _words("participle") and line.word(at - 1) in _BE and line.word(at + 1) in ("to", "that"):
            if line.word(at + 1) == "that" and line.word(at - 2) != "it":
                continue
            first, span = at + 2, (at - 1, at + 2)
        else:
            continue
        if found and line.tokens[first - 1].start < found[-1].end:
            continue
        after = content_end(line, first)
        new = state(
            line, first, after, subject=None, cue=None, rule="reportedly", confidence=0.5, is_hearsay=True, cue_class="hearsay",
            cue_span=(line.tokens[span[0]].start, line.tokens[span[1] - 1].end), cue_words=" ".join(line.lower[span[0] : span[1]]),
        )  # fmt: skip
        if new:
            found.append(new)
    return found


@cache
def _words(kind):
    return frozenset(dict(table("hearsay_cues"))[kind].split())
