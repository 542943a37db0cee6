"""W11: what other newsrooms reported is credited to them (attribution.md, section 3; AP on the agency's own).

Asks: a quotation taken from a news agency or another outlet, with no outlet in the text or no link on file.
Leaves alone: words we heard ourselves, and a named outlet that the text mentions, with its link.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story
from sources.vocabulary import ObtainedBy

from .problem import Change, Place, Rule

SECOND_HAND = (ObtainedBy.OTHER_MEDIA, ObtainedBy.WIRE)


def find(story: Story, change: Change | None) -> Iterator[Place]:
    text = story.plain.casefold()
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None or said.obtained_by not in SECOND_HAND:
            continue
        if not said.outlet:
            message = _("“%s” was reported by others, and nobody is named for it.")
        elif said.outlet.casefold() not in text:
            message = _("“%s” was reported by others, and the text does not name them.")
        elif not said.link:
            message = _("“%s” was reported by others, and there is no link to it.")
        else:
            continue
        yield Place.of(quotation, message)


RULE = Rule(
    code="W11",
    title=gettext_lazy("Credit to others"),
    asks=gettext_lazy("Is what other newsrooms reported credited to them, with a link?"),
    mend=gettext_lazy("Name the outlet in the text and put its link on file."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
