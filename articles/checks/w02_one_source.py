"""W2: a story needs a second source (attribution.md, section 3; Guardian: multi-source where possible).

Asks: three quotations or more, all of one person, or all from one press release or document; an allegation that rests on
one source readers cannot know, with no evidence behind it (BBC: such a story goes up).
Leaves alone: one or two quotations, and a story in which a second voice speaks.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import ClaimKind, RuleSeverity
from articles.snapshot import Story, StoryQuotation
from sources.vocabulary import OPEN_TERMS, EvidenceState, ObtainedBy

from .b04_anonymity import is_unnamed_person
from .problem import Change, Place, Rule
from .wording import shortened

LEAST = 3
_ONE_PAPER = (ObtainedBy.PRESS_RELEASE, ObtainedBy.DOCUMENT)
_TELLS_OF_A_RELEASE = re.compile(r"\b(?:press|news|media)\s+(?:release|statement)\b", re.IGNORECASE)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    spoken = [quotation for quotation in story.quotations if quotation.source is not None]
    if len(spoken) >= LEAST and len({_who(quotation) for quotation in spoken}) == 1:
        message = _("All %(count)d quotations come from one source.") % {"count": len(spoken)}
        yield _at(spoken[0], message)
        return
    open_words = [quotation for quotation in spoken if quotation.attribution.terms in OPEN_TERMS]
    if len(open_words) >= LEAST and len(ways := {_paper(quotation) for quotation in open_words}) == 1 and None not in ways:
        message = _("All %(count)d quotations on the record come from one release or document.") % {"count": len(open_words)}
        yield _at(open_words[0], message)
    elif len(open_words) >= LEAST and _may_be_one_release(story, open_words):
        message = _("All %(count)d quotations on the record may come from the one release the text tells of.")
        yield _at(open_words[0], message % {"count": len(open_words)})
    yield from _alone_and_unnamed(story)


def _may_be_one_release(story: Story, open_words: list[StoryQuotation]) -> bool:
    """Whether the text tells of a release, and nothing on file says that any of the words was got another way."""
    ways = {quotation.attribution.obtained_by for quotation in open_words}
    return ways <= {ObtainedBy.NOT_STATED, ObtainedBy.PRESS_RELEASE} and bool(_TELLS_OF_A_RELEASE.search(story.plain))


def _alone_and_unnamed(story: Story) -> Iterator[Place]:
    for claim in story.claims:
        said = claim.attribution
        if claim.row.kind != ClaimKind.ALLEGATION or not claim.stands_in_text or said is None or said.source is None:
            continue
        is_backed = claim.row.evidence_id or said.evidence_state == EvidenceState.CHECKED
        if is_unnamed_person(said) and not is_backed:
            message = _("“%s” rests on one source readers cannot know.") % shortened(claim.text)
            key = claim.quotation.key if claim.quotation else claim.key
            yield Place(message, "body" if claim.quotation else "replies", *claim.span, key)


def _who(quotation: StoryQuotation) -> object:
    entity = quotation.source.entity
    return entity.current.pk if entity else quotation.source.pk


def _paper(quotation: StoryQuotation) -> object:
    """Return what the words were taken from, where that is a paper; several people may speak in one."""
    said = quotation.attribution
    return (said.obtained_by, said.link, said.obtained_on) if said.obtained_by in _ONE_PAPER else None


def _at(quotation: StoryQuotation, message: str) -> Place:
    return Place(message, "body", quotation.row.start, quotation.row.end, quotation.key)


RULE = Rule(
    code="W2",
    title=gettext_lazy("A second source"),
    asks=gettext_lazy("Does the story rest on more than one source?"),
    mend=gettext_lazy("Look for somebody else who knows, or tell readers that there is one source."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
