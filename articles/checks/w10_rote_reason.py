"""W10: the reason for not naming somebody is a reason (attribution.md, section 3; New York Times memo of 2010).

Asks: “because she was not authorised to speak publicly”; somebody quoted without a name of whom the same story says that
they declined to reply (AP: not the same person on the record as declining to comment).
Leaves alone: a reason that says what could happen to the source; people with a name. Of a protected source it cannot know:
who that is stands in the vault alone.
"""

import re
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import ReplyState, RuleSeverity
from articles.snapshot import Story

from .b04_anonymity import is_unnamed_person
from .problem import Change, Place, Rule

_ROTE = re.compile(
    r"\b(?:not|un)\s*(?:authori[sz]ed|allowed|permitted)\s+to\s+(?:speak|talk|comment)|"
    r"\b(?:sensitiv\w+|delicate)\s+(?:of|nature)|\bspoke on condition of anonymity\b",
    re.IGNORECASE,
)
MAX_WORDS = 14  # a longer one has said more than the set phrase


def find(story: Story, change: Change | None) -> Iterator[Place]:
    declined = _who_declined(story)
    for quotation in story.quotations:
        said, agreement = quotation.attribution, quotation.agreement
        if said is None or not is_unnamed_person(said):
            continue
        if said.source.entity_id is not None and said.source.entity.current.pk in declined:
            yield Place.of(quotation, _("Whoever said “%s” without a name is said to have declined to reply."))
        if agreement is None:
            continue
        reason = agreement.public_reason
        if _ROTE.search(reason) and len(reason.split()) <= MAX_WORDS:
            yield Place.of(quotation, _("The reason given for not naming whoever said “%s” tells readers nothing."))


def _who_declined(story: Story) -> set[UUID]:
    """The entries of the directory of whom readers are told that they declined to reply."""
    replies = (reply for claim in story.claims for reply in claim.replies)
    return {
        reply.party_entity.current.pk
        for reply in replies
        if reply.party_entity_id is not None and reply.state == ReplyState.DECLINED
    }


RULE = Rule(
    code="W10",
    title=gettext_lazy("A real reason"),
    asks=gettext_lazy("Does the reason for not naming somebody tell readers something?"),
    mend=gettext_lazy("Say what the source risks by speaking with a name."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
