"""Bringing a story to readers, the first time and every time after that.

One transaction, in this order (DESIGN, section 2): the story's row is locked; permission and workflow step; checks; one
pure projection; then, under the chain's lock, the record, the change log, the revision and last the chain's head.
"""

import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from articles import checks, snapshot
from articles.desk.workflow import require_move
from articles.errors import Blocked, Invalid, NothingNew, Stale, WrongStep
from articles.models import Acknowledgement, Article, Correction, HousePolicy, Revision, SiteSettings
from articles.models.vocabulary import CorrectionKind, Status
from articles.record.models import PublishedVersion, StoryPage, VersionKind
from articles.record.paths import story_path
from articles.snapshot import Story

from . import chain, display, gaps
from .project import VersionFacts, as_text, project, read, without_moment
from .write import Edition, write_edition

_CORRECTING = (CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION, CorrectionKind.EDITORS_NOTE)


@dataclass(frozen=True)
class Change:
    """What readers are told about a further publication. `kind` is a `CorrectionKind`; `notice` what the page says."""

    kind: str = CorrectionKind.UPDATE
    notice: str = ""
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class Published:
    """A story as stored after its publication, the version readers see, and its address."""

    article: Article
    version: PublishedVersion
    address: str


@transaction.atomic
def publish(
    article: Article,
    *,
    by: Any,
    now: datetime,
    change: Change | None = None,
    expected_version: int | None = None,
    acknowledge: bool = False,
    first_published_at: datetime | None = None,
) -> Published:
    """Publish ``article`` as it stands at the desk and return what readers now see.

    ``change`` says what a further publication is (an update where none is given). ``expected_version`` is the save the
    person was looking at. ``acknowledge``: the person has read the warnings and publishes all the same; without it a
    warning nobody has acknowledged stops like a block. ``first_published_at`` is for stories that readers had elsewhere
    before. Raises NotAllowed, WrongStep, Stale, Blocked, Invalid, AddressTaken, NothingNew; nothing is written then.
    """
    article = lock(article)
    _refuse_stale(article, expected_version)
    require_move(article, Status.PUBLISHED, by=by)
    _require_hour(article, now)
    change = _change_of(article, change)
    story = snapshot.load_story(article)
    require_parts(story)
    pass_checks(story, change, by=by, now=now, acknowledge=acknowledge)
    site = SiteSettings.load()
    was_filled = fill_gaps(story, site, first_published_at or now)
    with translation.override(site.language.lower()):
        edition = _edition(story, site, change, by=by, now=now, first_published_at=first_published_at)
    return _write(edition, change, by=by, now=now, was_filled=was_filled)


def preview_page(article: Article, now: datetime) -> StoryPage:
    """Return the page readers would get now, unsaved, made the way a publication makes it. Nothing is written.

    Gaps are filled as they would be; a story without section is shown without address.
    """
    article = copy.copy(article)
    story = snapshot.load_story(article)
    site = SiteSettings.load()
    fill_gaps(story, site, now)
    with translation.override(site.language.lower()):
        payload = project(story, _facts(story, site, VersionKind.PUBLISH, now, None))
    payload["section"] = payload["section"] or {"name": "", "address": ""}
    number = (article.live_number or 0) + 1
    version = PublishedVersion(story=article.story_key, number=number, kind=VersionKind.PUBLISH, payload=as_text(payload))
    return StoryPage(story=article.story_key, version=version, number=number, **display.columns(payload))


# -- Before the record -------------------------------------------------------------------------------------------------
def lock(article: Article) -> Article:
    """Return ``article`` as stored, its row locked until the transaction ends."""
    return Article.objects.select_for_update(of=("self",)).select_related("section").get(pk=article.pk)


def fill_gaps(story: Story, site: SiteSettings, now: datetime) -> bool:
    """Fill an empty slug, short headline and standfirst on the story's article (not saved); say whether any was empty."""
    article = story.article
    was_filled = gaps.fill(article, story.body)
    if article.slug or story.section is None:
        return was_filled
    first = article.first_published_at or now
    stem = gaps.slug_from(article.headline)
    article.slug = gaps.free_slug(
        stem, article.story_key, lambda slug: story_path(story.section.slug, first, slug, site.zone)
    )
    return True


def _refuse_stale(article: Article, expected: int | None) -> None:
    if expected is None or expected == article.version:
        return
    # Publishing itself may have filled gaps, which is a save: the second click of a double click still names the one before.
    if article.is_live and article.version == article.live_from_version == expected + 1:
        raise NothingNew()
    raise Stale(article.version)


def _require_hour(article: Article, now: datetime) -> None:
    if article.embargo_until is not None and now < article.embargo_until:
        raise WrongStep(_("This story is under embargo. Schedule it for the hour the embargo ends, or later."))


def _change_of(article: Article, change: Change | None) -> Change | None:
    if article.first_published_at is None:
        if change is not None and change.notice:
            raise Invalid({"notice": _("Readers have not seen this story yet, so there is nothing to tell them about it.")})
        return None
    return change or Change()


def require_parts(story: Story) -> None:
    """Raise Invalid, naming each field, where the story has no headline, text or section."""
    missing = {}
    if not story.article.headline.strip():
        missing["headline"] = _("Write a headline. Nothing goes out without one.")
    if not story.plain.strip():
        missing["body"] = _("Write the text. Nothing goes out without one.")
    if story.section is None:
        missing["section"] = _("Choose a section. It is the first word of the story’s address.")
    if missing:
        raise Invalid(missing)


def pass_checks(story: Story, change: Change | None, *, by: Any, now: datetime, acknowledge: bool) -> None:
    """Raise Blocked where a check stops the story, or where a warning is unread and not acknowledged now."""
    problems = checks.run(story, HousePolicy.load(), change)
    if checks.blocks(problems):
        raise Blocked(problems)
    if not problems:
        return
    known = set(Acknowledgement.objects.filter(article=story.article).values_list("rule", "place"))
    unread = {(problem.code, problem.place) for problem in problems} - known
    if unread and not acknowledge:
        raise Blocked(problems)
    Acknowledgement.objects.bulk_create(
        Acknowledgement(article=story.article, rule=rule, place=place, by=by, at=now) for rule, place in sorted(unread)
    )


# -- Projection --------------------------------------------------------------------------------------------------------
def _edition(
    story: Story, site: SiteSettings, change: Change | None, *, by: Any, now: datetime, first_published_at: datetime | None
) -> Edition:
    former = _live_version(story.article)
    number = _next_number(story.article)
    facts = _facts(story, site, _kind(change), now, first_published_at)
    former_payload = read(former.payload) if former else None
    if former_payload is not None:
        _refuse_nothing_new(story, facts, former_payload, change)
    if change is not None and change.notice.strip():
        told = Correction(
            article=story.article, kind=change.kind, wrong=change.wrong, right=change.right, notice=change.notice,
            issued_by=by, at=now, number=number,
        )  # fmt: skip
        told.save(force_insert=True)
        story = replace(story, corrections=(told, *story.corrections))
    payload = project(story, facts)
    return Edition(story, payload, as_text(payload), number, former, former_payload)


def _facts(story: Story, site: SiteSettings, kind: str, now: datetime, first_published_at: datetime | None) -> VersionFacts:
    article = story.article
    first = article.first_published_at or first_published_at or now
    path = story_path(story.section.slug, first, article.slug, site.zone) if story.section else ""
    # A story brought from elsewhere was not updated by being brought.
    updated = first if article.first_published_at is None else now
    return VersionFacts(kind=kind, path=path, published_at=first, updated_at=updated, language=site.language)


def _kind(change: Change | None) -> VersionKind:
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


def _live_version(article: Article) -> PublishedVersion | None:
    if article.first_published_at is None:
        return None
    return PublishedVersion.objects.filter(story=article.story_key, is_live=True).first()


def _next_number(article: Article) -> int:
    if article.first_published_at is None:
        return 1
    return PublishedVersion.objects.filter(story=article.story_key).aggregate(last=Max("number"))["last"] + 1


# -- Writing -----------------------------------------------------------------------------------------------------------
def _write(edition: Edition, change: Change | None, *, by: Any, now: datetime, was_filled: bool) -> Published:
    head = chain.lock_head()
    version = write_edition(head, edition, now)
    article = edition.article
    _mark_published(article, edition, now, was_filled)
    keep_revision(edition.story, why=_why(change), by=by, now=now)
    chain.move_head(head, version)
    return Published(article, version, edition.path)


def _mark_published(article: Article, edition: Edition, now: datetime, was_filled: bool) -> None:
    article.status = Status.PUBLISHED
    article.publish_at = article.scheduled_by = None
    article.first_published_at = article.first_published_at or datetime.fromisoformat(edition.payload["published_at"])
    article.last_published_at = article.updated_at = now
    article.version += int(was_filled)
    article.live_number, article.live_from_version = edition.number, article.version
    article.save(
        update_fields=[
            "status", "publish_at", "scheduled_by", "first_published_at", "last_published_at", "updated_at", "version",
            "live_number", "live_from_version", "slug", "short_headline", "standfirst",
        ]
    )  # fmt: skip


def keep_revision(story: Story, *, why: str, by: Any, now: datetime) -> Revision:
    """Keep the story as it stands now in its history."""
    last = Revision.objects.filter(article=story.article).aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        article=story.article, number=last + 1, why=why, by=by, at=now,
        schema=snapshot.SCHEMA, snapshot=snapshot.take_story(story),
    )  # fmt: skip


def _why(change: Change | None) -> str:
    return str(CorrectionKind(change.kind).label) if change else _("Published")
