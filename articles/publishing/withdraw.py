"""Taking a story back from readers, openly: a dated notice stays, everything else goes (protection.md, section 4)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import checks, snapshot
from articles.desk.workflow import require_move
from articles.errors import Blocked, Invalid
from articles.models import Article, Correction, HousePolicy, WithheldVersion
from articles.models.vocabulary import CorrectionKind, Status
from articles.record import search
from articles.record.models import (
    ChainHead,
    FrontSlot,
    PublicCorrection,
    PublicPath,
    PublishedMention,
    PublishedTopic,
    PublishedVersion,
    StoryPage,
    VersionKind,
)
from articles.snapshot import Story

from . import chain, changes, display, past_quotations
from .edition import Change
from .project import FORMAT, as_text, read
from .publish import lock
from .revisions import keep_revisions


@dataclass(frozen=True)
class Withdrawn:
    """A story as stored after its withdrawal, and the version that announces it."""

    article: Article
    version: PublishedVersion


@transaction.atomic
def withdraw(article: Article, *, by: Any, now: datetime, notice: str) -> Withdrawn:
    """Take ``article`` from readers and leave ``notice`` in its place; its addresses answer 410 from now on.

    Salt, payload and path of its versions move to the desk, so that it can be reinstated. Raises NotAllowed, WrongStep,
    Blocked (B12, where the notice says nothing), Invalid; nothing is written then.
    """
    [article] = lock([article.pk])
    require_move(article, Status.WITHDRAWN, by=by)
    story = snapshot.load_story(article)
    _require_notice(story, notice)
    head = chain.lock_head()
    version = _withdraw_from_record(head, article, notice.strip(), now)
    Correction.objects.create(
        article=article, kind=CorrectionKind.WITHDRAWAL, notice=notice.strip(), issued_by=by, at=now, number=version.number
    )
    article.status, article.updated_at = Status.WITHDRAWN, now
    article.live_number = article.live_from_version = None
    article.save(update_fields=["status", "updated_at", "live_number", "live_from_version"])
    keep_revisions([story], why=_("Withdrawn"), by=by, now=now)
    chain.move_head(head, version)
    transaction.on_commit(search.forget_traces)
    return Withdrawn(article, version)


def _require_notice(story: Story, notice: str) -> None:
    change = Change(CorrectionKind.WITHDRAWAL, notice=notice)
    problems = [each for each in checks.run(story, HousePolicy.load(), change) if each.code == "B12" and each.is_block]
    if problems:
        raise Blocked(problems)
    if not notice.strip():
        raise Invalid({"notice": _("Write one sentence that tells readers why the story is gone.")})


def _withdraw_from_record(head: ChainHead, article: Article, notice: str, now: datetime) -> PublishedVersion:
    page = StoryPage.objects.get(story=article.story_key)
    touched = changes.keys_of(page) | {"corrections"}
    earlier = list(PublishedVersion.objects.filter(story=article.story_key, payload__isnull=False).order_by("seq"))
    pictures = display.shown_pictures(read(next(each.payload for each in earlier if each.is_live)))
    payload = {
        "format": FORMAT,
        "kind": VersionKind.WITHDRAWAL.value,
        "withdrawn_at": chain.recorded(now),
        "notice": notice,
        "removes": [each.seq for each in earlier],
    }
    number = earlier[-1].number + 1
    link = chain.Link(article.story_key, number, VersionKind.WITHDRAWAL, as_text(payload), path=None, is_live=False)
    [version] = chain.append(head, [link], now)
    past_quotations.remember(article.story_key, past_quotations.keys_in(touched))
    _withhold(article, earlier)
    touched |= _empty_pages(page, pictures)
    _leave_notice(version, notice, now)
    changes.log(VersionKind.WITHDRAWAL, touched, now)
    return version


def _withhold(article: Article, earlier: list[PublishedVersion]) -> None:
    """Move what the versions say from the record to the desk; their headers stay in the chain."""
    WithheldVersion.objects.bulk_create(
        WithheldVersion(article=article, seq=each.seq, salt=each.salt, payload=each.payload, path=each.path)
        for each in earlier
    )
    PublishedVersion.objects.filter(pk__in=[each.pk for each in earlier]).update(
        salt=None, payload=None, path=None, is_live=False
    )


def _empty_pages(page: StoryPage, pictures: dict[str, Any]) -> set[str]:
    """Take the story and all that hangs on it from readers; return the keys of pictures that are gone."""
    profiles = list(PublishedMention.objects.filter(page=page).values_list("profile", flat=True))
    topics = list(PublishedTopic.objects.filter(page=page).values_list("topic", flat=True))
    FrontSlot.objects.filter(story=page.story).delete()
    PublicPath.objects.filter(story=page.story).update(path=None)
    page.delete()
    hidden = changes.hide_unused_pictures(changes.drop_unnamed_profiles(profiles) | pictures.keys())
    changes.drop_empty_topics(topics)
    return hidden


def _leave_notice(version: PublishedVersion, notice: str, now: datetime) -> None:
    # What was wrong, and what is right, are words of the story; the versions that told of it are gone as well.
    PublicCorrection.objects.filter(story=version.story).delete()
    PublicCorrection.objects.create(
        version=version, story=version.story, kind=CorrectionKind.WITHDRAWAL, at=now.replace(microsecond=0), notice=notice
    )
