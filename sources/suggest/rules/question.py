"""What somebody asked or wondered.

Finds: Hask asked whether the ramp had moved. / She wondered, “Is it safe?” / Hask asked the board to act.
Leaves alone: Hask asked about the ramp. / Hask asked not to be named. (a term of the talk and no part of it)
"""

from ..adjuncts import skip_adjuncts
from ..audience import skip_audience
from .case import Case
from .statement import Statement
from .wish import has_to


def read_question(case: Case) -> Statement | None:
    """Return what somebody asked or wondered."""
    line, cue = case.line, case.cue
    asked = skip_audience(line, cue.after)
    for at in (cue.after, asked, skip_adjuncts(line, asked)):
        if line.is_("question", at):
            return case.words_from(at, "X asked whether", 0.75)
        if line.leads_to_quote(at, (",", ":")):
            return case.words_from(at if line.is_quote(at) else at + 1, "X asked “words”", 0.9)
    if case.has_words_before or cue.lemma != "ask" or not has_to(line, cue.after) or _asks_to_be_unnamed(case):
        return None
    return case.words_from(cue.after, "X asked Y to", 0.55, is_phrase=True)


def _asks_to_be_unnamed(case: Case) -> bool:
    after = case.cue.after
    return case.line.word(after) == "not" and case.line.word(after + 3) in ("named", "identified", "quoted")
