"""B4: an unnamed person needs a reason, a place to know from, and an editor who knows who it is (attribution.md, section 3).

Asks: an anonymous official without a reason for readers, without a word on how they know, or whose approver is nobody,
the reporter, or somebody not recorded as knowing the identity; “an official said” with nobody on file.
Leaves alone: people on the record, documents, groups (W1), and words under deep background, which credit nobody.
Source: AP, New York Times and NPR on anonymous sources, as listed there in section 4.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution
from articles.permissions import Role
from articles.snapshot import Story
from sources.models import Agreement
from sources.vocabulary import PEOPLE, SourceKind, SourceState, Terms

from .b03_beyond_promise import allowed
from .problem import Change, Place, Rule
from .reading import said_in_text


def find(story: Story, change: Change | None) -> Iterator[Place]:
    writers = {story.article.owner_id, *(author.user_id for author in story.authors)} - {None}
    for quotation in story.quotations:
        said = quotation.attribution
        if said is None or said.source is None:
            told = said_in_text(story, quotation)
            if told is not None and told.speaker_kind == "unnamed_person":
                yield Place.of(quotation, _("“%s” comes from somebody without a name, and nothing is on file about them."))
        elif is_unnamed_person(said):
            for message in _faults(said, writers):
                yield Place.of(quotation, message)


def is_unnamed_person(said: Attribution) -> bool:
    """Whether readers get these words from a person without a name."""
    source = said.source
    if source is None or source.kind not in PEOPLE or said.terms == Terms.OFF_RECORD:
        return False
    return source.kind == SourceKind.ANONYMOUS_PERSON or source.protected or not allowed(said).name


def _faults(said: Attribution, writers: set[int]) -> Iterator[str]:
    agreement = said.agreement
    is_credited = said.terms != Terms.DEEP_BACKGROUND
    if is_credited and not (agreement and agreement.public_reason.strip()):
        yield _("Readers are not told why whoever said “%s” has no name.")
    if said.source.state == SourceState.DESTROYED:
        yield _("The source of “%s” was destroyed. Nobody can show any more who it was or how they knew.")
    elif not said.source.how_they_know.strip():
        yield _("It is not on file how whoever said “%s” knows it.")
    if agreement is None or not _is_approved(agreement, writers):
        yield _("No editor who knows who said “%s” has approved it.")


def _is_approved(agreement: Agreement, writers: set[int]) -> bool:
    if agreement.approver_id is None or not agreement.approver_knows:
        return False
    return agreement.approver_id not in writers and agreement.approver_id != agreement.granted_by_id


RULE = Rule(
    code="B4",
    title=gettext_lazy("Why no name"),
    asks=gettext_lazy("Has every unnamed person a reason for readers, a place to know from, and an editor who knows them?"),
    mend=gettext_lazy("Put reason, how they know and approver on file. The approver says themselves that they know."),
    find=find,
    override_by=(Role.STANDARDS,),
)
