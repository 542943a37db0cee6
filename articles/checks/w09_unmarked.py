"""W9: words in quotation marks that nobody has looked at (attribution.md, section 3).

Asks: “The ramp was closed before eight,” standing in the text without being marked as a quotation.
Leaves alone: titles, terms and other short passages; quotations inside a marked quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story

from .problem import Change, Place, Rule
from .quotation_marks import read_marks
from .wording import shortened

MIN_WORDS = 5  # below, it is mostly a title or a term


def find(story: Story, change: Change | None) -> Iterator[Place]:
    starts, ends = _marked(story)
    seen_until = 0
    for pair in sorted(read_marks(story.body.blocks).pairs, key=lambda each: each.start):
        words = story.plain[pair.start + 1 : pair.end]
        is_marked = bisect_left(starts, pair.end) > bisect_right(ends, pair.start)
        if pair.start < seen_until or is_marked or len(words.split()) < MIN_WORDS:
            continue
        seen_until = pair.end
        message = _("“%s” is in quotation marks, but not marked as a quotation.") % shortened(words)
        yield Place(message, "body", pair.start, pair.end + 1)


def _marked(story: Story) -> tuple[list[int], list[int]]:
    """Return where marked stretches begin and where they end; stretches never overlap, so both lists rise together."""
    spans = [span for marked in story.body.marks.quotations for span in marked.spans]
    return sorted(span.start for span in spans), sorted(span.end for span in spans)


RULE = Rule(
    code="W9",
    title=gettext_lazy("Nothing overlooked"),
    asks=gettext_lazy("Has every passage in quotation marks been looked at?"),
    mend=gettext_lazy("Select the words and mark them as a quotation."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
