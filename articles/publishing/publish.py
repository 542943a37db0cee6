"""Bringing a story to readers, the first time and every time after that.

One transaction, in this order (DESIGN, section 2): the story's row is locked; permission and workflow step; checks; one
pure projection; then, under the chain's lock, the record, the change log, the revision and last the chain's head.

`publish` is the batch of one. The order of a batch is the order of its links; a story that may not go out is left as it
was and holds up no other.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import checks, snapshot
from articles.desk.overriding import withdraw_changed
from articles.desk.workflow import require_move
from articles.errors import Blocked, Invalid, NothingNew, Stale, StoryError, WrongStep
from articles.models import Acknowledgement, Article, Correction, HousePolicy, SiteSettings
from articles.models.vocabulary import CorrectionKind, Status
from articles.record.models import PublishedVersion, StoryPage, VersionKind
from articles.snapshot import Story

from . import chain, display, gaps
from .addresses import AddressBook
from .edition import Change, Edition, make_edition
from .language import in_language
from .project import VersionFacts, as_text, project
from .revisions import keep_revisions
from .write import write_editions

__all__ = ["Change", "Published", "lock", "preview_page", "publish", "publish_many"]


@dataclass(frozen=True)
class Published:
    """A story as stored after its publication, the version readers see, and its address."""

    article: Article
    version: PublishedVersion
    address: str


@dataclass(frozen=True)
class _Wish:
    """What the person asked for, the same for every story of a batch."""

    by: Any
    now: datetime
    change: Change | None
    expected_version: int | None
    acknowledge: bool
    first_published_at: dict[int, datetime]


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
    elsewhere = {article.pk: first_published_at} if first_published_at else {}
    [outcome] = _publish_all([article.pk], _Wish(by, now, change, expected_version, acknowledge, elsewhere))
    if isinstance(outcome, StoryError):
        raise outcome
    return outcome


@transaction.atomic
def publish_many(
    articles: Sequence[Article], *, by: Any, now: datetime, first_published_at: dict[int, datetime] | None = None
) -> list[Published | StoryError]:
    """Publish these stories in their order; return for each what `publish` would return or raise.

    For imports: a hundred in one call cost about a quarter of a hundred calls. Warnings count as acknowledged by ``by``.
    ``first_published_at`` is {article id: moment}.
    """
    pks = [article.pk for article in articles]
    once = list(dict.fromkeys(pks))
    outcomes = dict(zip(once, _publish_all(once, _Wish(by, now, None, None, True, first_published_at or {})), strict=True))
    # A story named twice has nothing new the second time.
    return [outcomes[pk] if pks.index(pk) == place else NothingNew() for place, pk in enumerate(pks)]


def preview_page(article: Article, now: datetime) -> StoryPage:
    """Return the page readers would get now, unsaved, made the way a publication makes it. Nothing is written.

    Gaps are filled as they would be; a story without section is shown without address.
    """
    article = copy.copy(article)
    story = snapshot.load_story(article)
    site = SiteSettings.load()
    first = article.first_published_at or now
    gaps.fill(article, story.body)
    addresses = AddressBook([story], {article.pk: first}, site.zone)
    article.slug = article.slug or gaps.slug_from(article.headline)
    facts = VersionFacts(
        VersionKind.PUBLISH, addresses.path_of(story), first, now if article.first_published_at else first, site.language
    )
    with in_language(site.language):
        payload = project(story, facts)
    payload["section"] = payload["section"] or {"name": "", "address": ""}
    number = (article.live_number or 0) + 1
    version = PublishedVersion(story=article.story_key, number=number, kind=VersionKind.PUBLISH, payload=as_text(payload))
    return StoryPage(story=article.story_key, version=version, number=number, **display.columns(payload))


def lock(pks: Sequence[int]) -> list[Article]:
    """Return the stories as stored, in this order, their rows locked until the transaction ends."""
    # Locked by rising id, so that two batches never wait for each other.
    found = Article.objects.select_for_update(of=("self",)).select_related("section").filter(pk__in=pks).order_by("pk")
    rows = {article.pk: article for article in found}
    return [rows[pk] for pk in pks]


# -- The steps before the record ---------------------------------------------------------------------------------------
class _Refused(dict[int, StoryError]):
    """Stories that may not go out, by id, with the reason."""

    def sift(self, stories: Sequence[Any], step: Callable[[Any], None], pk: Callable[[Any], int]) -> list[Any]:
        """Return those that pass ``step``; remember why the others do not."""
        passed = []
        for story in stories:
            try:
                step(story)
            except StoryError as error:
                self[pk(story)] = error
                continue
            passed.append(story)
        return passed


def _publish_all(pks: Sequence[int], wish: _Wish) -> list[Published | StoryError]:
    site, policy, refused = SiteSettings.load(), HousePolicy.load(), _Refused()
    articles = refused.sift(lock(pks), lambda article: _admit(article, wish), lambda article: article.pk)
    unread = _Unread(wish, policy, articles)
    stories = refused.sift(snapshot.load_stories(articles), unread.check, lambda story: story.article.pk)
    editions = _editions(stories, site, refused, wish)
    done = _write(editions, unread, wish) if editions else {}
    return [refused.get(pk) or done[pk] for pk in pks]


def _admit(article: Article, wish: _Wish) -> None:
    _refuse_stale(article, wish.expected_version)
    require_move(article, Status.PUBLISHED, by=wish.by)
    if article.first_published_at is None and wish.change is not None and wish.change.notice:
        raise Invalid({"notice": _("Readers have not seen this story yet, so there is nothing to tell them about it.")})


def _refuse_stale(article: Article, expected: int | None) -> None:
    if expected is None or expected == article.version:
        return
    # Publishing itself may have filled gaps, which is a save: the second click of a double click still names the one before.
    if article.is_live and article.version == article.live_from_version == expected + 1:
        raise NothingNew()
    raise Stale(article.version)


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


class _Unread:
    """Checks each story, and collects the warnings that ``wish.by`` acknowledges by publishing."""

    def __init__(self, wish: _Wish, policy: HousePolicy, articles: Sequence[Article]) -> None:
        self.wish, self.policy = wish, policy
        self.found: dict[int, list[Acknowledgement]] = {}

    def check(self, story: Story) -> None:
        require_parts(story)
        if story.embargo_until is not None and self.wish.now < story.embargo_until:
            raise WrongStep(_("This story is under embargo. Schedule it for the hour the embargo ends, or later."))
        change = _change_for(story.article, self.wish.change)
        self.found[story.article.pk] = unread_warnings(
            story, self.policy, change, by=self.wish.by, now=self.wish.now, acknowledge=self.wish.acknowledge
        )


def unread_warnings(
    story: Story, policy: HousePolicy, change: Change | None, *, by: Any, now: datetime, acknowledge: bool,
    goes_out_at: datetime | None = None,
) -> list[Acknowledgement]:  # fmt: skip
    """Return the acknowledgements (not saved) of warnings that ``by`` reads with this publication.

    ``goes_out_at`` is the hour that promises are measured against; now where none is given. Raises Blocked where a check
    stops the story, or where a warning is unread and ``acknowledge`` is not given.
    """
    problems = checks.run(story, policy, change, now=goes_out_at or now)
    if checks.blocks(problems):
        raise Blocked(problems)
    wanted = {(problem.code, problem.place) for problem in problems if problem.is_warning}
    if not wanted:
        return []
    unread = wanted - set(Acknowledgement.objects.filter(article=story.article).values_list("rule", "place"))
    if unread and not acknowledge:
        raise Blocked(problems)
    return [Acknowledgement(article=story.article, rule=rule, place=place, by=by, at=now) for rule, place in sorted(unread)]


def _change_for(article: Article, change: Change | None) -> Change | None:
    return None if article.first_published_at is None else change or Change()


# -- Projection --------------------------------------------------------------------------------------------------------
def _editions(stories: Sequence[Story], site: SiteSettings, refused: _Refused, wish: _Wish) -> list[Edition]:
    first = {
        story.article.pk: story.article.first_published_at or wish.first_published_at.get(story.article.pk) or wish.now
        for story in stories
    }
    addresses = AddressBook(stories, first, site.zone)
    formers = _live_versions(stories)
    editions: list[Edition] = []

    def edit(story: Story) -> None:
        article = story.article
        was_filled = addresses.settle(story) | gaps.fill(article, story.body)
        change = _change_for(article, wish.change)
        edition = make_edition(
            story, addresses.path_of(story), formers.get(article.story_key), change, site, first[article.pk],
            by=wish.by, now=wish.now,
        )  # fmt: skip
        article.version += int(was_filled)
        editions.append(edition)

    with in_language(site.language):
        refused.sift(stories, edit, lambda story: story.article.pk)
    return editions


def _live_versions(stories: Sequence[Story]) -> dict[str, PublishedVersion]:
    keys = [story.article.story_key for story in stories if story.article.first_published_at is not None]
    if not keys:
        return {}
    return {version.story: version for version in PublishedVersion.objects.filter(story__in=keys, is_live=True)}


# -- Writing -----------------------------------------------------------------------------------------------------------
def _write(editions: list[Edition], unread: _Unread, wish: _Wish) -> dict[int, Published]:
    head = chain.lock_head()
    versions = write_editions(head, editions, wish.now)
    for edition in editions:
        _mark_published(edition, wish.now)
    Acknowledgement.objects.bulk_create(each for edition in editions for each in unread.found[edition.article.pk])
    for edition in editions:
        if edition.story.overrides:
            withdraw_changed(edition.story, wish.now)
    Correction.objects.bulk_create(edition.told for edition in editions if edition.told)
    keep_revisions([edition.story for edition in editions], why=_why(wish.change), by=wish.by, now=wish.now)
    chain.move_head(head, versions[-1])
    return {
        edition.article.pk: Published(edition.article, version, edition.path)
        for edition, version in zip(editions, versions, strict=True)
    }


def _mark_published(edition: Edition, now: datetime) -> None:
    article = edition.article
    article.status = Status.PUBLISHED
    article.publish_at = article.scheduled_by = None
    article.first_published_at = article.first_published_at or datetime.fromisoformat(edition.payload["published_at"])
    article.last_published_at = article.updated_at = now
    article.live_number, article.live_from_version = edition.number, article.version
    article.save(
        update_fields=[
            "status", "publish_at", "scheduled_by", "first_published_at", "last_published_at", "updated_at", "version",
            "live_number", "live_from_version", "slug", "short_headline", "standfirst",
        ]
    )  # fmt: skip


def _why(change: Change | None) -> str:
    return str(CorrectionKind(change.kind).label) if change else _("Published")
