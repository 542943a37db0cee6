"""One version about to be written, complete before the record is touched."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from articles.errors import NothingNew
from articles.models import Article, Correction, SiteSettings
from articles.models.vocabulary import CorrectionKind
from articles.record.models import PublishedVersion, VersionKind
from articles.snapshot import Story

from .project import VersionFacts, as_text, project, read, without_moment

_CORRECTING = (CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION, CorrectionKind.EDITORS_NOTE)


@dataclass(frozen=True)
class Change:
    """What readers are told about a further publication. `kind` is a `CorrectionKind`; `notice` what the page says."""

    kind: str = CorrectionKind.UPDATE
    notice: str = ""
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class Edition:
    """The story, its payload and its exact text, the version it replaces, and the notice it brings (not saved yet)."""

    story: Story
    payload: dict[str, Any]
    text: str
    number: int
    former: PublishedVersion | None = None
    former_payload: dict[str, Any] | None = None
    told: Correction | None = None

    @property
    def article(self) -> Article:
        return self.story.article

    @property
    def path(self) -> str:
        return self.payload["path"]


def make_edition(
    story: Story, path: str, former: PublishedVersion | None, change: Change | None, site: SiteSettings, first: datetime,
    *, by: Any, now: datetime,
) -> Edition:  # fmt: skip
    """Project ``story`` as the version after ``former``, in the active language.

    ``first`` is the moment of its first publication. Raises NothingNew where readers already have exactly this.
    """
    # A story brought from elsewhere was not updated by being brought.
    facts = VersionFacts(kind_of(change), path, first, now if former else first, site.language)
    if former is None:
        payload = project(story, facts)
        return Edition(story, payload, as_text(payload), number=1)
    former_payload = read(former.payload)
    _refuse_nothing_new(story, facts, former_payload, change)
    number, told = former.number + 1, None
    if change is not None and change.notice.strip():
        told = Correction(
            article=story.article, kind=change.kind, wrong=change.wrong, right=change.right, notice=change.notice,
            issued_by=by, at=now, number=number,
        )  # fmt: skip
        story = replace(story, corrections=(told, *story.corrections))
    payload = project(story, facts)
    return Edition(story, payload, as_text(payload), number, former, former_payload, told)


def kind_of(change: Change | None) -> VersionKind:
    """Return the kind of the version that a change makes; none makes the first one."""
    if change is None:
        return VersionKind.PUBLISH
    return VersionKind.CORRECTION if change.kind in _CORRECTING else VersionKind.UPDATE


def _refuse_nothing_new(story: Story, facts: VersionFacts, former: dict[str, Any], change: Change | None) -> None:
    """Stop where readers already have these words; a notice they have already read is nothing new either."""
    newest = story.corrections[0] if story.corrections else None
    is_told = newest is not None and change is not None and newest.notice == change.notice and newest.kind == change.kind
    if change is not None and change.notice.strip() and not is_told:
        return
    if without_moment(project(story, facts)) == without_moment(former):
        raise NothingNew()
