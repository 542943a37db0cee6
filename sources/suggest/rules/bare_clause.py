"""A clause right after its cue.

Finds: Hask said the ramp had moved. / Hask told the board it had. / Hask told them to leave.
Leaves alone: Hask said so. / Hask said goodbye to the board. (no clause, nothing that was said)
"""

from ..contents import content_end
from .case import Case
from .statement import Statement

_NOTHING_TOLD = ("nothing", "little", "more", "much", "goodbye", "hello")


def read_bare_clause(case: Case, at: int) -> Statement | None:
    """Return the clause that follows a cue with nothing between."""
    line, cue = case.line, case.cue
    if not _takes_bare_clause(case) or ("to" in cue.frames and line.word(at) == "to"):
        return None
    after = content_end(line, at)
    if _is_clause(case, at, after) or line.has_quote(at, after):
        return case.words_from(at, "X said words", 0.85)
    if cue.lemma in ("tell", "warn") and line.word(at) == "to":
        return case.words_from(at, "X told Y to", 0.6, is_phrase=True)
    return None


def holds_nothing(case: Case, at: int) -> bool:
    """said so; told them no; said nothing about the ramp"""
    line = case.line
    if not _takes_bare_clause(case) or not line.is_("no_content", at):
        return False
    after = content_end(line, at)
    is_short = after - at < 3 and not line.has_quote(at, after) and not _is_clause(case, at, after)
    return is_short or line.word(at) in _NOTHING_TOLD


def _takes_bare_clause(case: Case) -> bool:
    return "say" in case.cue.frames or case.cue.lemma in ("tell", "inform")


def _is_clause(case: Case, at: int, after: int) -> bool:
    """Is there a verb with a tense, and of cues that also take nouns (announced his return, …) before any comma?"""
    line = case.line
    if after - at < 3:
        return after - at == 2 and line.is_("pronoun", at) and line.is_finite(at + 1)
    if line.is_("pronoun", at) or line.word(at) == "there":
        return True
    if case.cue.lemma == "say":
        return after - at > 3 or line.has_finite(at, after)
    comma = next((place for place in range(at, after) if line.word(place) == ","), after)
    return line.has_finite(at + 1, comma) or (line.is_("preposition", at) and line.has_finite(comma, after))
