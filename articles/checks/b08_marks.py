"""B8: quotation marks are whole, no word stands twice at their edge, and every mark still holds its words.

Asks: “The ramp is closed, she said. · They came to “to build a ramp”. · a quotation whose words were lost.
Leaves alone: a quotation over several paragraphs that closes only in the last, an apostrophe, “that “that”” and
“had “had””, which English can say.
Source: attribution.md, section 3; the doubled word is what is left when a fragment is pasted into a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.snapshot import Story

from .problem import Change, Place, Rule
from .quotation_marks import Pair, read_marks
from .wording import shortened

_LAST_WORD = re.compile(r"([^\W_]+(?:[’'-][^\W_]+)*)\s+$")
_FIRST_WORD = re.compile(r"^\s+([^\W_]+(?:[’'-][^\W_]+)*)")
_WORD_AT_START = re.compile(r"^([^\W_]+(?:[’'-][^\W_]+)*)")
_WORD_AT_END = re.compile(r"([^\W_]+(?:[’'-][^\W_]+)*)$")
# "He said that “that” was new" and "what he had “had”" are English.
_MAY_STAND_TWICE = frozenset({"that", "had"})
_LONGEST_WORD = 60


def find(story: Story, change: Change | None) -> Iterator[Place]:
    article = story.article
    yield from _in_text("headline", [article.headline])
    yield from _in_text("standfirst", [article.standfirst])
    yield from _in_text("body", story.body.blocks)
    yield from _lost(story)


def _in_text(field: str, blocks: Sequence[str]) -> Iterator[Place]:
    text = "\n\n".join(blocks)
    reading = read_marks(blocks)
    for at in reading.unclosed:
        words = shortened(text[at : at + 120].split("\n\n")[0])
        yield Place(_("The quotation marks before “%s” never close.") % words, field, at, at + 1)
    for at in reading.unopened:
        words = shortened(text[max(at - 60, 0) : at].split("\n\n")[-1])
        yield Place(_("The quotation marks after “%s” close nothing.") % words, field, at, at + 1)
    for pair in reading.pairs:
        yield from _doubled(text, pair, field)


def _doubled(text: str, pair: Pair, field: str) -> Iterator[Place]:
    message = _("“%s” stands twice, once outside and once inside the quotation marks.")
    before = _LAST_WORD.search(text[max(pair.start - _LONGEST_WORD, 0) : pair.start])
    first = _WORD_AT_START.search(text[pair.start + 1 : pair.end][:_LONGEST_WORD])
    if before and first and _same(before[1], first[1]):
        start = pair.start - len(before[0])
        yield Place(message % first[1], field, start, pair.start + 1 + len(first[1]))
    last = _WORD_AT_END.search(text[max(pair.start + 1, pair.end - _LONGEST_WORD) : pair.end])
    after = _FIRST_WORD.search(text[pair.end + 1 : pair.end + 1 + _LONGEST_WORD])
    if last and after and _same(last[1], after[1]):
        yield Place(message % last[1], field, pair.end - len(last[1]), pair.end + 1 + len(after[0]))


def _same(outside: str, inside: str) -> bool:
    word = outside.casefold()
    return word == inside.casefold() and word not in _MAY_STAND_TWICE


def _lost(story: Story) -> Iterator[Place]:
    """Yield quotations whose row no longer says what the text says: something wrote past the saving."""
    for quotation in story.quotations:
        row, marked = quotation.row, quotation.marked
        if marked and (row.text, row.start, row.end) != (marked.text, marked.start, marked.end):
            message = _("The words of “%s” have moved away from their source. Save the story once more.")
            yield Place(message % shortened(row.text), "body", marked.start, marked.end, row.key)
    for quotation in story.orphans:
        if not quotation.row.is_orphaned:
            message = _("The words “%s” are no longer in the text. Save the story once more.")
            yield Place(message % shortened(quotation.row.text), "body", key=quotation.key)
    for marked in story.body.marks.quotations:
        if marked.key not in story.by_key:
            message = _("“%s” is marked, but nothing is on file for it. Save the story once more.")
            yield Place(message % shortened(marked.text), "body", marked.start, marked.end, marked.key)


RULE = Rule(
    code="B8",
    title=gettext_lazy("Whole quotation marks"),
    asks=gettext_lazy("Do all quotation marks open and close, with no word doubled at their edge?"),
    mend=gettext_lazy("Add the missing mark, or take out the word that stands twice."),
    find=find,
)
