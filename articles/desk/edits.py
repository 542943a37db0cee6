"""What a person changed in the story form, as data: only what is given is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from articles.models.suggestion_decision import SuggestionKind, TurnedDown, words_hash

# The fields of a story that a save may change. Status, hour and history have their own doors.
STORY_FIELDS = frozenset(
    [
        "headline",
        "short_headline",
        "standfirst",
        "slug",
        "body",
        "dateline",
        "language",
        "section",
        "lead_picture",
        "lead_alt",
        "lead_caption",
        "lead_credit",
        "on_hold",
        "embargo_until",
        "assignee",
        "due_at",
    ]
)


@dataclass(frozen=True)
class AgreementEdit:
    """A promise made to a protected source, to be put on file with the quotation.

    `allows_quoting` None takes what the terms usually allow. `approver_id` names who is asked to approve.
    """

    description: str = ""
    reason_code: str = ""
    public_reason: str = ""
    internal_reason: str = ""
    approver_id: int | None = None
    asked_by: str = ""
    granted_on: date | None = None
    allows_quoting: bool | None = None


@dataclass(frozen=True)
class QuotationEdit:
    """One quotation as the dialog leaves it; None leaves a fact as it is, "" empties it.

    `source_id` "" takes the source away. `agreement_id` names one on file, `new_agreement` makes one. Of an accepted
    suggestion `suggested_by` is its rule and `confidence` runs from 0 to 1. `evidence_id` "" takes the evidence away;
    `alterations` are values of Alteration with commas between them.
    """

    source_id: UUID | str | None = None
    type: str | None = None
    nature: str | None = None
    terms: str | None = None
    agreement_id: UUID | str | None = None
    new_agreement: AgreementEdit | None = None
    name_as_published: str | None = None
    role_as_published: str | None = None
    cue_text: str | None = None
    cue_class: str | None = None
    obtained_by: str | None = None
    obtained_on: date | str | None = None
    place: str | None = None
    outlet: str | None = None
    link: str | None = None
    locator: str | None = None
    evidence_id: UUID | str | None = None
    evidence_state: str | None = None
    reply_state: str | None = None
    state: str | None = None
    verbatim: str | None = None
    alterations: str | None = None
    language: str | None = None
    translator: str | None = None
    suggested_by: str | None = None
    confidence: float | str | None = None


@dataclass(frozen=True)
class MentionEdit:
    """The entity of the directory that a mention names; "" takes it away, None leaves it."""

    entity_id: UUID | str | None = None


@dataclass(frozen=True)
class Refusal:
    """One suggestion turned down: its kind, its words as they were shown, and why."""

    kind: SuggestionKind
    words: str
    reason: TurnedDown = TurnedDown.OWN_WORDS

    @property
    def handle(self) -> tuple[str, str]:
        """What is kept of it: the kind, and a keyed hash of the words."""
        return str(self.kind), words_hash(self.words)


@dataclass(frozen=True)
class StoryEdits:
    """One save. `fields` holds some of STORY_FIELDS; `author_ids` and `tags` are whole lists, in order.

    `fresh_keys` are the marks made in the form since it was opened; any other key that is not the story's own counts as
    pasted from elsewhere. `refusals` are suggestions turned down while the story was not stored yet.
    `from_revision` is the snapshot a restore goes back to: claims and replies lost since come back with it.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    author_ids: list[int] | None = None
    tags: list[str] | None = None
    quotations: Mapping[str, QuotationEdit] = field(default_factory=dict)
    mentions: Mapping[str, MentionEdit] = field(default_factory=dict)
    fresh_keys: frozenset[str] | set[str] = frozenset()
    refusals: tuple[Refusal, ...] = ()
    from_revision: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        unknown = set(self.fields) - STORY_FIELDS
        if unknown:
            raise TypeError(f"not fields of a story: {', '.join(sorted(unknown))}")
