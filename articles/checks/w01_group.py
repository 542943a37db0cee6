"""W1: a group without names is nobody in particular (attribution.md, section 3; Reuters: never plural for one source).

Asks: “Critics said …” with an unnamed group as the source; “officials said” where one person is on file.
Leaves alone: an organisation that speaks as one, and one unnamed person told of as one.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story
from sources.vocabulary import PEOPLE, SourceKind

from .problem import Change, Place, Rule
from .reading import said_in_text


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        source, told = quotation.source, said_in_text(story, quotation)
        is_told_as_group = told is not None and told.speaker_kind == "unnamed_group"
        if (source is None and is_told_as_group) or (source is not None and source.kind == SourceKind.UNNAMED_GROUP):
            yield Place.of(quotation, _("“%s” comes from a group without names."))
        elif source is not None and source.kind in PEOPLE and is_told_as_group:
            yield Place.of(quotation, _("The text gives “%s” to several people, and one is on file."))


RULE = Rule(
    code="W1",
    title=gettext_lazy("Who they are"),
    asks=gettext_lazy("Do readers learn who is behind “officials” or “critics”, and how many?"),
    mend=gettext_lazy("Say who they are and how many, or name one who speaks for them."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
