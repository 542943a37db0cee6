"""B12: a correction or withdrawal tells readers what was wrong (attribution.md, section 3; BBC and Reuters guidance there).

Asks: a correction, clarification, editor’s note, hold or withdrawal with an empty notice.
Leaves alone: a first publication, an update, a small repair that changes no meaning.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import CorrectionKind
from articles.snapshot import Story

from .problem import Change, Place, Rule

NEEDS_NOTICE = frozenset(
    {
        CorrectionKind.CORRECTION,
        CorrectionKind.CLARIFICATION,
        CorrectionKind.EDITORS_NOTE,
        CorrectionKind.HOLD,
        CorrectionKind.WITHDRAWAL,
    }
)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    if change is None or change.kind not in NEEDS_NOTICE or any(letter.isalnum() for letter in change.notice):
        return
    if change.kind == CorrectionKind.WITHDRAWAL:
        yield Place(_("Readers are not told why the story is withdrawn."), "notice")
    else:
        yield Place(_("Readers are not told what was wrong."), "notice")


RULE = Rule(
    code="B12",
    title=gettext_lazy("Say what was wrong"),
    asks=gettext_lazy("Does a correction or withdrawal tell readers what was wrong?"),
    mend=gettext_lazy("Write one sentence for readers: what stood there, and what is right."),
    find=find,
)
