"""B9: whoever is accused is asked first (attribution.md, section 3; BBC on the right of reply).

Asks: an allegation about which nobody was asked, or not everybody; one whose answer is still awaited, or came and stands
nowhere in the text; words for which a reply is marked as not sought; an attack for which nobody has settled whether one
is needed. Of words that only sound like an accusation, in a story for which nobody was asked anything, it warns.
Leaves alone: a reply that was refused or never came in time, one that readers get, and claims that need none.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Reply
from articles.models.vocabulary import Nature, ReplyState, RuleSeverity
from articles.permissions import Role
from articles.snapshot import Story, StoryClaim

from .criticism import sounds_like_criticism
from .problem import Change, Place, Rule
from .wording import shortened

LEAST_TIME = timedelta(hours=1)  # to answer, where no deadline was set


def find(story: Story, change: Change | None) -> Iterator[Place]:
    claimed = set()
    for claim in story.claims:
        if claim.quotation is not None:
            claimed.add(claim.quotation.key)
        if claim.stands_in_text and claim.row.needs_reply:
            yield from _unanswered(story, claim)
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None or quotation.key in claimed:
            continue
        if said.reply_state == ReplyState.NOT_SOUGHT:
            yield Place.of(quotation, _("Whoever “%s” speaks of has not been asked for a reply."))
        elif quotation.row.nature == Nature.ATTACK and said.reply_state == ReplyState.NOT_NEEDED:
            yield Place.of(quotation, _("“%s” attacks somebody, and no reply is on file."))
    if not _anybody_asked(story):
        yield from _unheard(story, claimed)


def _anybody_asked(story: Story) -> bool:
    said = (quotation.attribution for quotation in story.quotations)
    return any(claim.replies for claim in story.claims) or any(
        each is not None and each.reply_state != ReplyState.NOT_NEEDED for each in said
    )


def _unheard(story: Story, claimed: set[str]) -> Iterator[Place]:
    """The first quotation that sounds like an accusation and that nobody has called one: once for the story."""
    for quotation in story.quotations:
        is_open = quotation.attribution is not None and quotation.row.nature == Nature.FACT
        if is_open and quotation.key not in claimed and sounds_like_criticism(quotation.text):
            message = _("“%s” sounds like an accusation, and nobody has been asked for a reply.")
            yield replace(Place.of(quotation, message), only_warns=True)
            return


def _unanswered(story: Story, claim: StoryClaim) -> Iterator[Place]:
    if not claim.replies:
        yield _at(claim, _("Nobody has been asked about “%(words)s”."))
    for reply in claim.replies:
        message = _open(story, reply)
        if message:
            yield _at(claim, message, party=reply.party)


def _open(story: Story, reply: Reply) -> str:
    """Return what is still open with one party, with the names it is to be filled with, or nothing."""
    if reply.state == ReplyState.NOT_SOUGHT:
        return _("%(party)s has not been asked about “%(words)s”.")
    if reply.state == ReplyState.SOUGHT:
        return _waiting(story, reply)
    if reply.state == ReplyState.RECEIVED and not _stands(story, reply):
        return _("%(party)s replied to “%(words)s”, and the answer stands nowhere in the text.")
    return ""


def _waiting(story: Story, reply: Reply) -> str:
    if reply.deadline and story.read_at < reply.deadline:
        until = date_format(localtime(reply.deadline), "j F, H.i").replace("%", "%%")
        return _("%(party)s has until {moment} to answer “%(words)s”.").replace("{moment}", until)
    if not reply.deadline and reply.asked_at and story.read_at < reply.asked_at + LEAST_TIME:
        return _("%(party)s was asked about “%(words)s” less than an hour ago.")
    return ""


def _stands(story: Story, reply: Reply) -> bool:
    return bool(reply.stands_in_text or reply.not_used_because or story.answer_of(reply))


def _at(claim: StoryClaim, message: str, party: str = "") -> Place:
    start, end = claim.span
    return Place(message % {"words": shortened(claim.text), "party": party}, "replies", start, end, _key_of(claim))


def _key_of(claim: StoryClaim) -> str:
    return claim.quotation.key if claim.quotation else claim.key


RULE = Rule(
    code="B9",
    title=gettext_lazy("The other side"),
    asks=gettext_lazy("Was everybody asked who is accused of something?"),
    mend=gettext_lazy("Ask for a reply, and put on file what came of it."),
    find=find,
    daily=RuleSeverity.WARN,
    override_by=(Role.PUBLISHER, Role.STANDARDS),
)
