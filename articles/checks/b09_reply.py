"""B9: whoever is accused is asked first (attribution.md, section 3; BBC on the right of reply).

Asks: words for which a reply is marked as not sought; an attack for which nobody has settled whether one is needed.
Leaves alone: a reply that was sought, received, refused or never came, and facts that accuse nobody.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import Nature, ReplyState, RuleSeverity
from articles.permissions import Role
from articles.snapshot import Story

from .problem import Change, Place, Rule


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None:
            continue
        if said.reply_state == ReplyState.NOT_SOUGHT:
            yield Place.of(quotation, _("Whoever “%s” speaks of has not been asked for a reply."))
        elif quotation.row.nature == Nature.ATTACK and said.reply_state == ReplyState.NOT_NEEDED:
            yield Place.of(quotation, _("“%s” attacks somebody, and no reply is on file."))


RULE = Rule(
    code="B9",
    title=gettext_lazy("The other side"),
    asks=gettext_lazy("Was everybody asked who is accused of something?"),
    mend=gettext_lazy("Ask for a reply, and put on file what came of it."),
    find=find,
    daily=RuleSeverity.WARN,
    override_by=(Role.PUBLISHER, Role.STANDARDS),
)
