"""W9: what seems to be quoted and nobody has looked at, and a headline surer than its text (attribution.md, section 3).

Asks: “The ramp was closed before eight,” standing in the text without being marked as a quotation; a headline that says
as a fact what the text only lets somebody say.
Leaves alone: titles, terms and other short passages; quotations inside a marked quotation; what was turned down.
"""

from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.suggestion_decision import words_hashes
from articles.models.vocabulary import QuotationType, RuleSeverity
from articles.snapshot import Story
from sources import suggest as engine
from sources.suggest.errors import Unreadable
from sources.suggest.model import Suggestions

from .problem import Change, Place, Rule
from .quotation_marks import Pair, read_marks
from .suggested import LIKELY, Sorted, Stretches, SuggestedQuotation, sort_quotations, stretches_of
from .wording import shortened

MIN_WORDS = 5  # below, it is mostly a title or a term
_IN_MARKS = (QuotationType.DIRECT, QuotationType.PARTIAL)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    found = suggestions_in(story.plain, story.article.headline, story.article.dateline)
    quotations = sort_quotations(found.quotes, story.plain, story.body.marks, story.turned_down)
    suggested = [each for each in quotations.left if each.type in _IN_MARKS and each.confidence >= LIKELY]
    places = [*map(_suggested, suggested), *(_in_marks(story, pair) for pair in _other_pairs(story, suggested, quotations))]
    yield from sorted(places, key=lambda place: place.start)
    headline = story.article.headline
    if headline and any(warning.code == "headline_asserts" for warning in found.warnings):
        message = _("The headline “%s” says as a fact what the text only lets somebody say.")
        yield Place(message % shortened(headline), "headline", 0, len(headline))


# A save asks twice, and so does a page that opens; the names on file make no difference to what is quoted.
@lru_cache(maxsize=32)
def suggestions_in(text: str, headline: str, dateline: str) -> Suggestions:
    try:
        return engine.suggest(text, headline=headline or None, dateline=dateline or None)
    except Unreadable:  # too long to look through: the marks alone have to do
        return Suggestions()


def _suggested(quotation: SuggestedQuotation) -> Place:
    message = _("“%s” looks like a quotation. Nobody has marked it or turned it down.")
    return Place(message % shortened(quotation.words), "body", quotation.spans[0][0], quotation.spans[-1][1])


def _in_marks(story: Story, pair: Pair) -> Place:
    message = _("“%s” is in quotation marks, but not marked as a quotation.")
    return Place(message % shortened(story.plain[pair.start + 1 : pair.end]), "body", pair.start, pair.end + 1)


def _other_pairs(story: Story, suggested: list[SuggestedQuotation], quotations: Sorted) -> Iterator[Pair]:
    """Yield the passages in quotation marks, inner ones left out, that no mark, suggestion or decision speaks of."""
    marked, _mentions = stretches_of(story.body.marks)
    spoken_of = Stretches(span for each in (*suggested, *quotations.turned_down) for span in each.spans)
    seen_until = 0
    for pair in sorted(read_marks(story.body.blocks).pairs, key=lambda each: each.start):
        words = story.plain[pair.start + 1 : pair.end]
        if pair.start < seen_until or len(words.split()) < MIN_WORDS:
            continue
        if marked.touch(pair.start, pair.end + 1) or spoken_of.touch(pair.start, pair.end + 1):
            continue
        seen_until = pair.end
        if story.turned_down.isdisjoint(words_hashes(words)):
            yield pair


RULE = Rule(
    code="W9",
    title=gettext_lazy("Nothing overlooked"),
    asks=gettext_lazy(
        "Has everything that seems to be quoted been looked at, and does the headline say no more than the text?"
    ),
    mend=gettext_lazy("Accept the suggestion, turn it down, or mark the words; in a headline, say who says so."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
