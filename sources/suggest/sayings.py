"""Every statement of one sentence, cue by cue from left to right; words already given to one cue are not read again."""

from dataclasses import replace

from .cue_subjects import subject_of
from .cues import Cue, find_cues
from .line import Line
from .rules.according import read_according
from .rules.as_said import read_as_said
from .rules.case import Case
from .rules.denial import reports_nothing
from .rules.hearsay import read_hearsay
from .rules.inverted import read_inverted
from .rules.nominal import read_nominal
from .rules.speaker_colon import read_speaker_colon
from .rules.statement import Statement
from .rules.told_by import read_told_by
from .rules.words_after import read_words_after
from .rules.words_before import read_words_before

_MOST_CUES = 25  # of one sentence; one with more is no sentence


def read_sayings(line: Line) -> list[Statement]:
    """Return what the cues of a sentence report, then what is reported without a verb and stands in no cue’s words."""
    found: list[Statement] = []
    at = 0  # words before this token are given away
    for cue in find_cues(line)[:_MOST_CUES]:
        if cue.first < at:
            continue
        if new := _read_cue(line, cue, at, found[-1] if found else None):
            found += new
            at = max(at, _next_place(line, cue, new[-1]))
    for each in _without_verb(line):
        if not any(other.overlaps(each.start, each.end) for other in found):
            found.append(each)
    return found


def _read_cue(line: Line, cue: Cue, at: int, previous: Statement | None) -> list[Statement]:
    """Return what one cue reports: nothing, words, or words before and after it. `previous`: what was said last."""
    if cue.passive and line.word(cue.after) == "by":
        return _those(read_told_by(line, cue, at))
    if reports_nothing(line, cue):
        return []
    if inverted := read_inverted(line, cue, at):
        return inverted
    subject, goes_on = subject_of(line, cue, at, previous)
    if subject is None and not goes_on and not _stands_beside_quotation(line, cue):
        return []
    case = Case(line, cue, at, subject)
    if found := read_as_said(case):
        return [found]
    return _around(case, previous if goes_on else None)


def _around(case: Case, speaker_of: Statement | None) -> list[Statement]:
    """Return the words before and after a cue; they have the speaker of `speaker_of`, where one goes on."""
    before = read_words_before(case)
    after = read_words_after(replace(case, has_words_before=before is not None))
    if before and after:
        after.part_of = before
    found = _those(before, after)
    for each in found:
        each.same_speaker_as = speaker_of
    return found


def _those(*found: Statement | None) -> list[Statement]:
    return [each for each in found if each is not None]


def _stands_beside_quotation(line: Line, cue: Cue) -> bool:
    before = cue.first - 1
    is_before = line.is_quote(before) or (line.word(before) == "," and line.is_quote(before - 1))
    return is_before or line.leads_to_quote(cue.after, (",", ":"))


def _next_place(line: Line, cue: Cue, last: Statement) -> int:
    """Return the place from which the next cue may take words."""
    places = [line.place_after(last.end)]
    if not last.rule.endswith("as X said"):
        places += [cue.after, last.subject.after if last.subject else 0]
    return max(places)


def _without_verb(line: Line) -> list[Statement]:
    return [*read_according(line), *read_nominal(line), *read_speaker_colon(line), *read_hearsay(line)]
