"""What somebody calls, describes or accuses another as.

Finds: Hask called the ramp a disgrace. / Hask accused the board of delay. / Hask called for a vote.
Leaves alone: Hask called in the engineers. / Hask called off the vote. (another verb, with a second word)
"""

from .case import Case
from .statement import Statement


def read_called(case: Case, at: int) -> Statement | None:
    """Return what somebody called, described or accused somebody or something as, from whom or what on."""
    if "name" not in case.cue.frames or not _may_begin(case, at):
        return None
    return case.words_from(at, "X called Y Z", 0.55, is_phrase=True)


def _may_begin(case: Case, at: int) -> bool:
    line = case.line
    if line.is_("verb_particle", at):
        return line.word(at) in ("for", "on", "out") and line.word(at - 1) in ("called", "calls", "call", "calling")
    return at < len(line) and line.tokens[at].kind in ("word", "quote", "number")
