"""B2: nothing runs on terms that are open, that forbid it, or that are not on file (attribution.md, section 3).

Asks: words marked “terms not settled yet” or “off the record”; words on background with no agreement on file, with one
that was replaced, or with one whose terms differ; words of a protected source on the record without its consent on file.
Leaves alone: words on the record, and promises with their agreement in force.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution
from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story, StoryQuotation
from sources.vocabulary import Terms, needs_agreement

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        message = _fault(quotation)
        if message:
            yield Place.of(quotation, message)


def _fault(quotation: StoryQuotation) -> str:
    said = quotation.attribution
    if said is None or (said.source_id is None and said.terms == Terms.UNSETTLED):
        # Who said it is asked first, by B1; the terms come with the source.
        return "" if quotation.row.type in IN_MARKS else _("It is not settled whether we may use “%s”.")
    if said.terms == Terms.UNSETTLED:
        return _("The terms for “%s” are not settled.")
    if said.terms == Terms.OFF_RECORD:
        return _("“%s” was said off the record. It may not be published.")
    # A protected source may lift its promise, but only on file: nobody else can lift it by choosing other terms.
    if needs_agreement(said.terms) or said.agreement is not None or (said.source is not None and said.source.protected):
        return _fault_of_promise(said)
    return ""


def _fault_of_promise(said: Attribution) -> str:
    agreement = said.agreement
    if agreement is None or agreement.source_id != said.source_id:
        return _("“%s” was said under a promise, and no agreement is on file.")
    if hasattr(agreement, "superseded_by"):
        return _("The agreement for “%s” was replaced by a newer one.")
    if agreement.terms != said.terms:
        return _("The agreement on file for “%s” has other terms.")
    if not agreement.allows_use:
        return _("The agreement for “%s” does not allow us to use it.")
    return ""


RULE = Rule(
    code="B2",
    title=gettext_lazy("On what terms"),
    asks=gettext_lazy("Are the terms of every quotation settled, and is every promise on file?"),
    mend=gettext_lazy("Settle the terms with the source and put them on file, or take the words out."),
    find=find,
    floor=RuleSeverity.BLOCK,
)
