"""W12: what shows that words were said will still be there (attribution.md, section 3).

Asks: a link that does not answer any more, where it is all there is or where readers are sent; evidence that is only a
link, with no copy kept; evidence to be thrown away within thirty days.
Leaves alone: files and saved pages, also when the link they came from is gone; evidence of protected sources, whose parts
are nobody's to read here.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story
from sources.vocabulary import Visibility

from .problem import Change, Place, Rule

SOON = timedelta(days=30)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    today = localdate(story.read_at)
    for quotation in story.quotations:
        evidence = quotation.evidence
        if evidence is None or evidence.protected:
            continue
        if evidence.keep_until is not None and evidence.keep_until <= today + SOON:
            yield Place.of(quotation, _("What shows that “%s” was said is kept for a few weeks only."))
        is_only_a_link = evidence.link and not evidence.file_name and not evidence.digest and not evidence.found_text
        if evidence.link and not evidence.link_answers and (is_only_a_link or evidence.visibility == Visibility.PUBLIC):
            yield Place.of(quotation, _("The link that shows that “%s” was said does not answer any more."))
        elif is_only_a_link:
            yield Place.of(quotation, _("What shows that “%s” was said is a link, and no copy is kept."))


RULE = Rule(
    code="W12",
    title=gettext_lazy("Evidence that lasts"),
    asks=gettext_lazy("Will the evidence still be there when somebody asks?"),
    mend=gettext_lazy("Keep a copy of the page, or keep the evidence for longer."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
