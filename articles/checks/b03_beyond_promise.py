"""B3: nothing runs beyond what was agreed (attribution.md, section 3).

Asks: a name on file for words that may not carry one; quotation marks where only the substance was given; a credit under
deep background; “a port official” where the source agreed to be “a dock worker”; an embargo or an agreement that is over.
Leaves alone: words in full agreement with their terms, “a source said”, and words that may not be used at all (B2).
That a protected name stands nowhere in the story is asked apart, by those who may know it: desk/protected_names.py.
"""

import re
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution
from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story, StoryQuotation
from sources.models import Agreement
from sources.vocabulary import TERMS_FLAGS, Flags, Terms

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule
from .reading import said_in_text

_WORD = re.compile(r"[^\W_]+")
# Words that describe nobody.
_PLAIN = frozenset({"a", "an", "the", "one", "this", "that", "another", "source", "person", "of", "at", "in", "with", "and"})
_UNNAMED = ("unnamed_person", "unnamed_group")


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None or said.source is None or not allowed(said).use:
            continue
        for message in _faults(story, quotation, said):
            yield Place.of(quotation, message)


def allowed(said: Attribution) -> Flags:
    """Return the least of what the terms and the agreement allow; only the agreement can allow marks beyond its terms."""
    usual, agreement = TERMS_FLAGS[Terms(said.terms)], said.agreement
    if agreement is None:
        return usual
    agreed, promised = agreement.flags, TERMS_FLAGS[Terms(agreement.terms)]
    may_name = usual.name and promised.name and agreed.name
    return Flags(usual.use and agreed.use, agreed.quote, may_name, usual.describe and agreed.describe)


def _faults(story: Story, quotation: StoryQuotation, said: Attribution) -> Iterator[str]:
    flags, agreement = allowed(said), said.agreement
    if not flags.name and (said.name_as_published or (said.source.entity and not said.source.protected)):
        yield _("“%s” may not carry a name, and one is on file for it.")
    if not flags.quote and quotation.row.type in IN_MARKS:
        yield _("“%s” may not be quoted word for word.")
    if not flags.name and not flags.describe and (said.cue_text or said.role_as_published):
        yield _("“%s” is on deep background: nobody may be credited with it.")
    if agreement is not None and flags.describe and not flags.name and _is_described_otherwise(story, quotation, agreement):
        yield _("“%s” is credited in other words than the source agreed to.")
    if agreement is not None:
        yield from _faults_of_the_hour(story, agreement)


def _is_described_otherwise(story: Story, quotation: StoryQuotation, agreement: Agreement) -> bool:
    told = said_in_text(story, quotation)
    if told is None or told.speaker_kind not in _UNNAMED or not told.speaker_mention or not agreement.description:
        return False
    return not _words(told.speaker_mention) <= _words(agreement.description)


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold())} - _PLAIN


def _faults_of_the_hour(story: Story, agreement: Agreement) -> Iterator[str]:
    if agreement.is_embargoed(story.read_at):
        when = date_format(localtime(agreement.embargo_until), "j F Y, H.i").replace("%", "%%")
        yield _("“%%s” is under embargo until %(when)s.") % {"when": when}
    if agreement.expires is not None and agreement.expires <= story.read_at:
        yield _("The agreement for “%s” has run out.")


RULE = Rule(
    code="B3",
    title=gettext_lazy("Within the promise"),
    asks=gettext_lazy("Do names, quotation marks, descriptions and hours keep to what was agreed with each source?"),
    mend=gettext_lazy(
        "Keep to the words agreed, paraphrase, or agree on something else with the source and put it on file."
    ),
    find=find,
    floor=RuleSeverity.BLOCK,
)
