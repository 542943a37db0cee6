"""Words that are reported without anybody who reports them.

Finds: The board reportedly knew. / The ramp is said to have moved. / It is understood that the board knew.
Leaves alone: The claimed losses were small. (no “to” or “that” after a form of to be)
"""

from functools import cache

from ..contents import content_end
from ..line import Line
from ..words import table
from .statement import Statement, state


def read_hearsay(line: Line) -> list[Statement]:
    """Return what each word of hearsay in a sentence reports, as hearsay; words already given are not read again."""
    found: list[Statement] = []
    known = _known()
    for at in [at for at, word in enumerate(line.lower[:-1]) if word in known]:
        cue = _cue(line, at)
        if cue is None or (found and line.tokens[cue[1] - 1].start < found[-1].end):
            continue
        first, after = cue
        span = (line.tokens[first].start, line.tokens[after - 1].end)
        end = content_end(line, after)
        new = state(line, after, end, rule="reportedly", confidence=0.5, cue_span=span, cue_class="hearsay")
        if new:
            new.is_hearsay = True
            found.append(new)
    return found


def _cue(line: Line, at: int) -> tuple[int, int] | None:
    """Return (first, after) of the words of hearsay with their verb at `at`: reportedly, is said to, is understood that."""
    word = line.lower[at]
    if word in _words("adverb"):
        return at, at + 1
    if word not in _words("participle") or not line.is_("being", at - 1):
        return None
    if line.word(at + 1) == "to" or (line.word(at + 1) == "that" and line.word(at - 2) == "it"):
        return at - 1, at + 2
    return None


@cache
def _known() -> frozenset[str]:
    return _words("adverb") | _words("participle")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(dict(table("hearsay_cues"))[kind].split())
