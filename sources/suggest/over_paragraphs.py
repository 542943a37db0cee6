"""Words whose marks stay open at a paragraph’s end and open anew in the next are one quotation that runs on."""

from .page import Page
from .rules.statement import Statement


def join_over_paragraphs(page: Page, sayings: list[Statement], earlier: list[Statement]) -> None:
    """Make the first of `sayings` one with the last of `earlier` where it runs on from there; both lists change.

    Two with a cue each stay two.
    """
    if not sayings or not earlier or not _runs_on(page, sayings[0], earlier[-1]):
        return
    first, before = sayings[0], earlier[-1]
    if first.has_own_cue and before.has_own_cue:
        return
    if first.has_own_cue:
        first.start = before.start
        earlier.pop()
        return
    before.end = first.end
    before.line_of_end = first.line
    for each in sayings[1:]:
        _tie(each, first, before)
    del sayings[0]


def _runs_on(page: Page, first: Statement, before: Statement) -> bool:
    here = first.line.paragraph
    if before.line.paragraph == here or first.line.number or first.start != page.paragraphs[here].start:
        return False
    pairs = page.paragraphs[here - 1].pairs
    is_left_open = bool(pairs) and not pairs[-1].closed and before.end == pairs[-1].end
    return is_left_open and first.line.is_quote(0)


def _tie(statement: Statement, gone: Statement, kept: Statement) -> None:
    if statement.part_of is gone:
        statement.part_of = kept
    if statement.same_speaker_as is gone:
        statement.same_speaker_as = kept
