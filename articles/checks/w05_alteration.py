"""W5: brackets or dots inside a quotation (attribution.md, section 3; Reuters: only deletion, shown by three dots).

Asks: “The ramp [at East Quay] is … closed.” Two cuts or more ask for the full text beside it.
Leaves alone: a paraphrase, and brackets around words that are not quoted.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.vocabulary import RuleSeverity
from articles.snapshot import Story

from .b01_source import IN_MARKS
from .problem import Change, Place, Rule

_CUT = re.compile(r"…|\.(?: ?\.){2,3}")
_INSERTED = re.compile(r"\[[^\]]*\]")


def find(story: Story, change: Change | None) -> Iterator[Place]:
    for quotation in story.quotations:
        if quotation.row.type not in IN_MARKS:
            continue
        cuts = len(_CUT.findall(quotation.text))
        if cuts > 1:
            message = _("“%s” was cut more than once. Keep the full words beside it.")
        elif cuts:
            message = _("Something was left out of “%s”.")
        elif _INSERTED.search(quotation.text):
            message = _("Words in brackets were put into “%s”.")
        else:
            continue
        yield Place.of(quotation, message)


RULE = Rule(
    code="W5",
    title=gettext_lazy("Altered words"),
    asks=gettext_lazy("Was a quotation cut, or were words put into it?"),
    mend=gettext_lazy("Check that the sense stands, or paraphrase what had to be altered."),
    find=find,
    daily=RuleSeverity.WARN,
    investigative=RuleSeverity.WARN,
)
