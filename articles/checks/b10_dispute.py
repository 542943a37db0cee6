"""B10: nothing runs while somebody contests it, or while the story is on hold (attribution.md, section 3).

Asks: a quotation in the state “disputed” or “withdrawn”; a story on hold.
Leaves alone: a disputed quotation whose words are no longer in the text.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import QuotationState
from articles.snapshot import Story

from .problem import Change, Place, Rule

_CONTESTED = {
    QuotationState.DISPUTED: gettext_lazy("“%s” is disputed."),
    QuotationState.WITHDRAWN: gettext_lazy("“%s” was withdrawn by whoever said it."),
}


def find(story: Story, change: Change | None) -> Iterator[Place]:
    if story.article.on_hold:
        yield Place(_("The story is on hold."), "on_hold")
    for quotation in story.quotations:
        message = _CONTESTED.get(quotation.row.state)
        if message:
            yield Place.of(quotation, str(message))


RULE = Rule(
    code="B10",
    title=gettext_lazy("Nothing contested"),
    asks=gettext_lazy("Is anything in the story disputed, withdrawn or on hold?"),
    mend=gettext_lazy("Clear it up with the source or the editor, or take the words out."),
    find=find,
)
