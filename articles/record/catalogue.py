"""What the JSON interface asks of the record: lists that can be narrowed, and one of a kind. Reads through ``record``."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT

from . import queries
from .models import (
    Profile,
    PublicCorrection,
    PublicPath,
    PublishedByline,
    PublishedMention,
    PublishedQuotation,
    PublishedTopic,
    PublishedVersion,
    StoryPage,
    Topic,
)
from .paths import path_hashes

# Terms and types of quotations have no index: so many of the newest are looked through for one page of a list.
LOOKED_THROUGH = 1000
VERSION_HEADER = ("chain", "seq", "previous", "story", "number", "kind", "recorded_at", "commitment", "hash")


@dataclass(frozen=True)
class Narrowing:
    """What a list is narrowed to; empty fields narrow nothing. `profile` is an address, `since` counts, `until` does not."""

    section: str = ""
    topic: str = ""
    author: str = ""
    profile: str = ""
    story: str = ""
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def within(self, moment: str) -> Q:
        """The condition that the column `moment` lies in the period."""
        condition = Q()
        if self.since:
            condition &= Q(**{f"{moment}__gte": self.since})
        if self.until:
            condition &= Q(**{f"{moment}__lt": self.until})
        return condition


def stories(to: Narrowing) -> QuerySet[StoryPage]:
    """Stories readers can open, newest first."""
    found = queries.stories().filter(to.within("first_published_at"))
    if to.section:
        found = found.filter(section_slug=to.section)
    if to.topic:
        found = found.filter(pk__in=queries.rows(PublishedTopic).filter(topic__slug=to.topic).values("page"))
    if to.author:
        found = found.filter(pk__in=queries.rows(PublishedByline).filter(author__slug=to.author).values("page"))
    if to.profile:
        said = queries.rows(PublishedQuotation).filter(profile__path=to.profile).values("page")
        named = queries.rows(PublishedMention).filter(profile__path=to.profile).values("page")
        found = found.filter(Q(pk__in=said) | Q(pk__in=named))
    return found


def story(which: str) -> StoryPage | None:
    """The story with this address or this public key, with its live version and the newsroom's row; in one query."""
    found = queries.rows(StoryPage).defer(*queries.HEAVY).select_related("version").filter(**_which(which))
    return queries.with_site(found).first()


def story_in_short(which: str) -> StoryPage | None:
    """The story with this address or public key: its key, its address and the newsroom's row."""
    return queries.with_site(queries.rows(StoryPage).only("story", "path").filter(**_which(which))).first()


def _which(which: str) -> dict[str, str]:
    return {"path": which} if which.startswith("/") else {"story": which}


def former(path: str) -> tuple[str, str | None] | None:
    """(key of the story that had this address once, its present address or None once withdrawn); None for no story's."""
    present = Subquery(queries.rows(StoryPage).filter(story=OuterRef("story")).values("path")[:1])
    found = queries.rows(PublicPath).filter(path_hash__in=path_hashes(path)).annotate(present=present)
    return found.values_list("story", "present").first()


def versions(of_story: str, above: int) -> QuerySet[PublishedVersion]:
    """The versions of a story after the one numbered ``above``, oldest first."""
    return queries.rows(PublishedVersion).filter(story=of_story, number__gt=above).order_by("number")


def quotations(to: Narrowing) -> QuerySet[PublishedQuotation]:
    """Quotations of live stories, newest first, each with its story and its speaker's profile."""
    found = queries.rows(PublishedQuotation).filter(to.within("published_at"))
    if to.profile:
        found = found.filter(profile__path=to.profile)
    if to.story:
        found = found.filter(**{f"page__{name}": value for name, value in _which(to.story).items()})
    heavy = (f"page__{name}" for name in queries.HEAVY)
    return found.select_related("page", "profile").defer(*heavy).order_by("-published_at", "-id")


def facts_of(some: QuerySet[PublishedQuotation]) -> list[tuple[datetime, int, str, str]]:
    """(moment, id, type, terms) of the first `LOOKED_THROUGH` quotations of a list."""
    told = some.annotate(terms=KT("card__terms__code")).select_related(None).defer(None)
    return list(told.values_list("published_at", "id", "type", "terms")[:LOOKED_THROUGH])


def profiles(above: str, kind: str) -> QuerySet[Profile]:
    """Pages of people, organisations, places and things by address, those after ``above``."""
    found = queries.rows(Profile).filter(path__gt=above).order_by("path")
    return found.filter(kind=kind) if kind else found


def topics(above: str) -> QuerySet[Topic]:
    """Topics by slug, those after ``above``."""
    return queries.rows(Topic).filter(slug__gt=above).order_by("slug")


def corrections(to: Narrowing) -> QuerySet[PublicCorrection]:
    """Notices, newest first."""
    found = queries.rows(PublicCorrection).filter(to.within("at"))
    if to.kind:
        found = found.filter(kind=to.kind)
    if to.story:
        # A withdrawal's notice keeps no address, so one is found by the story's key alone.
        found = found.filter(**{"path" if to.story.startswith("/") else "story": to.story})
    return found.order_by("-at", "-id")
