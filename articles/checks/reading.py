"""What the words themselves say of a story: the text as the suggestions read it. Not a rule; several ask it. Pure."""

from articles.snapshot import Story, StoryQuotation
from sources.suggest.model import Quote, Suggestions

# W9 reads every text first and keeps the newest ones, so that nobody reads a text twice.
from .w09_unmarked import suggestions_in

SURE = 0.6  # below this the reading is a guess, and a guess is no reason to stop a story


def reading_of(story: Story) -> Suggestions:
    """Return what the text suggests; offsets are code points into the plain text. Nothing for one too long to read."""
    return suggestions_in(story.plain, story.article.headline, story.article.dateline)


def said_in_text(story: Story, quotation: StoryQuotation) -> Quote | None:
    """Return how the text itself tells of a marked quotation: its cue and its speaker, where that can be read."""
    spans = quotation.marked.spans if quotation.marked else ()
    found = [
        quote
        for quote in reading_of(story).quotes
        if quote.confidence >= SURE and any(quote.start < span.end and span.start < quote.end for span in spans)
    ]
    return next((quote for quote in found if quote.speaker_mention), found[0] if found else None)
