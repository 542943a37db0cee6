"""What a check finds, and what a check is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from articles.models.vocabulary import RuleSeverity
from articles.permissions import Role
from articles.snapshot import Story, StoryQuotation

from .wording import shortened


class Change(Protocol):
    """What readers are to be told with a further publication: `publishing.Change` is one."""

    kind: str
    notice: str


@dataclass(frozen=True)
class Place:
    """Something a rule found: a sentence for the person, and where it is.

    `start` and `end` are code points into the text that `field` names; "body" is its plain text. `key` is the quotation's
    key, or empty. A rule that only guesses sets `only_warns`: a guess is no reason to stop a story, whatever the policy.
    """

    message: str
    field: str
    start: int = 0
    end: int = 0
    key: str = ""
    only_warns: bool = False

    @classmethod
    def of(cls, quotation: StoryQuotation, message: str) -> "Place":
        """The whole of a quotation; `message` takes its words as %s."""
        row = quotation.row
        return cls(message % shortened(quotation.text), "body", row.start, row.end, row.key)


@dataclass(frozen=True)
class Problem:
    """A place that stops the story ("block") or wants to be read first ("warn"), with how to mend it."""

    code: str
    severity: str
    message: str
    field: str
    start: int
    end: int
    key: str = ""
    how_to_mend: str = ""
    is_clearable: bool = False  # by somebody who knows a protected source, for this text only

    @property
    def is_block(self) -> bool:
        return self.severity == RuleSeverity.BLOCK

    @property
    def is_warning(self) -> bool:
        return self.severity == RuleSeverity.WARN

    @property
    def place(self) -> str:
        """Names the place across saves, for an override or an acknowledgement: the quotation's key, or the field."""
        return self.key or self.field


@dataclass(frozen=True)
class Rule:
    """One question asked of a story before readers get it (attribution.md, section 3).

    `daily` and `investigative` are its severity under the two presets; `floor` is the least a newsroom may choose.
    `override_by` are the roles that may set it aside with a written reason; none means that nobody may.
    `find` is pure: it reads the loaded story and the announced change, and writes nothing.
    """

    code: str
    title: Any
    asks: Any
    mend: Any
    find: Callable[[Story, Change | None], Iterator[Place]]
    daily: RuleSeverity = RuleSeverity.BLOCK
    investigative: RuleSeverity = RuleSeverity.BLOCK
    floor: RuleSeverity = RuleSeverity.OFF
    override_by: tuple[Role, ...] = ()
