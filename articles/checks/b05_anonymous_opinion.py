"""B5: unnamed people give facts, not opinions, attacks or guesses (attribution.md, section 3; AP, Reuters, NPR).

Asks: “He is a disgrace,” from a person without a name, whose nature the editor marked as an attack.
Leaves alone: facts from the same person, and opinions of people who stand by them with their name.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from articles.models.vocabulary import Nature
from articles.permissions import Role
from articles.snapshot import Story
from sources.vocabulary import SourceKind

from .b04_anonymity import is_unnamed_person
from .problem import Change, Place, Rule

_MESSAGES = {
    Nature.OPINION: gettext_lazy("“%s” is an opinion, and nobody stands by it with a name."),
    Nature.ATTACK: gettext_lazy("“%s” attacks somebody, and nobody stands by it with a name."),
    Nature.SPECULATION: gettext_lazy("“%s” is a guess, and nobody stands by it with a name."),
}


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        said, message = quotation.attribution, _MESSAGES.get(quotation.row.nature)
        if message is None or said is None or said.source is None:
            continue
        if is_unnamed_person(said) or said.source.kind == SourceKind.UNNAMED_GROUP:
            yield Place.of(quotation, str(message))


RULE = Rule(
    code="B5",
    title=gettext_lazy("Facts, not opinions"),
    asks=gettext_lazy("Do people without a name give facts only?"),
    mend=gettext_lazy("Find somebody who says it with their name, or leave it out."),
    find=find,
    override_by=(Role.STANDARDS,),
)
