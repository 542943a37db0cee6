"""What readers' pages ask of the record. Every question goes through the read-only alias ``record``.

Lists are cut by key, never by offset (`older_than`), and nothing here counts a whole table on a reader's request.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, F, Max, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, JSONObject, TruncMonth

from articles.record.models import (
    FrontSlot,
    Profile,
    PublicAuthor,
    PublicCorrection,
    PublicPath,
    PublicSection,
    PublishedByline,
    PublishedMention,
    PublishedQuotation,
    PublishedTopic,
    Site,
    StoryPage,
    Topic,
    VersionKind,
)
from articles.record.paths import path_hashes

ALIAS = "record"
SITE_FIELDS = ("name", "tagline", "address", "zone", "language", "contact", "navigation")
# What a list never shows; a long body or a hundred cards would travel for nothing.
HEAVY = ("body_html", "quotations", "sources", "corrections", "structured_data")
# 'Lately' on the front and on a section's page: so many of the newest stories, whatever the calendar says.
RECENT_STORIES = 60
OPEN_TERMS = ("on_record", "public_statement")
WORD_FOR_WORD = ("direct", "partial")
TAKEN_AWAY = (VersionKind.WITHDRAWAL, VersionKind.REMOVAL)

_NEWEST = ("-first_published_at", "-id")


def rows(model: type[Model]) -> QuerySet:
    """The rows of one of the record's models, read through the readers' own connection."""
    return model._default_manager.using(ALIAS)


def site() -> Site:
    """The newsroom as readers see it; a nameless one before it was set up."""
    return rows(Site).first() or _nameless()


def with_site(found: QuerySet) -> QuerySet:
    """Bring the newsroom's own row along in the same query; `site_of` takes it out again."""
    # As one value: seven columns are seven subqueries, and writing them takes longer than asking for them.
    whole = rows(Site).annotate(whole=JSONObject(**{name: name for name in SITE_FIELDS})).values("whole")[:1]
    return found.annotate(site_row=Subquery(whole))


def site_of(row: Any) -> Site:
    """The `Site` that came along with a row of `with_site`; a nameless one before the newsroom was set up."""
    told = row.site_row
    if told is None:
        return _nameless()
    # SQLite puts JSON into JSON as a text.
    navigation = told["navigation"]
    return Site(**told | {"navigation": json.loads(navigation) if isinstance(navigation, str) else navigation})


def _nameless() -> Site:
    return Site(name="", zone="UTC", language="en-GB")


def stories() -> QuerySet[StoryPage]:
    """Stories that readers can open, newest first, with what a list shows of them."""
    return rows(StoryPage).defer(*HEAVY).order_by(*_NEWEST)


def older_than(found: QuerySet, key: tuple[datetime, int] | None, moment: str) -> QuerySet:
    """What comes after the row `key` = (moment, id) in a list sorted newest first by the column `moment`, then by id."""
    if key is None:
        return found
    at, row_id = key
    return found.filter(Q(**{f"{moment}__lt": at}) | Q(**{moment: at, "id__lt": row_id}))


# -- One story -------------------------------------------------------------------------------------------------------


def story_at(path: str) -> StoryPage | None:
    """The story at this address with the newsroom's row, in one query."""
    return with_site(rows(StoryPage).filter(path=path)).first()


def moved_or_withdrawn(path: str) -> PublicPath | None:
    """The row of an address that no story has now, found by its keyed hash, since a withdrawn one keeps no path."""
    return rows(PublicPath).filter(path_hash__in=path_hashes(path)).first()


def present_profile(path: str) -> str | None:
    """Where readers find the person or thing that once had this address; None where no page takes its place."""
    known = moved_or_withdrawn(path)
    if known is None:
        return None
    addresses = rows(PublicPath).filter(story=known.story, path__isnull=False).values("path")
    return rows(Profile).filter(path__in=addresses).values_list("path", flat=True).first()


def address_of(story: str) -> str | None:
    """Where readers find this story now; None once it was withdrawn."""
    return rows(StoryPage).filter(story=story).values_list("path", flat=True).first()


def withdrawal_of(story: str) -> PublicCorrection | None:
    """The dated notice that stands in the place of a withdrawn story."""
    return rows(PublicCorrection).filter(story=story, kind__in=TAKEN_AWAY).order_by("-at", "-id").first()


# -- The front and the sections ----------------------------------------------------------------------------------------


def front_stories(now: datetime, newest: int, sections: Iterable[str], in_section: int) -> list[StoryPage]:
    """The stories a front can be made of, newest first, in one query.

    The `newest` ones, `in_section` newest ones of every section, and those an editor placed; of these `slot` is their
    place on the front at this moment and `slot_from` since when, of all others None. `front_changes_at` is the moment of
    the next change of places that is planned already, or None.
    """
    placed = rows(FrontSlot).filter(
        Q(starts_at__isnull=True) | Q(starts_at__lte=now), Q(ends_at__isnull=True) | Q(ends_at__gt=now)
    )
    own = placed.filter(story=OuterRef("story")).order_by("place", F("starts_at").desc(nulls_last=True), "-id")
    slot = {"slot": Subquery(own.values("place")[:1]), "slot_from": Subquery(own.values("starts_at")[:1])}
    wanted = [stories().values("pk")[:newest]]
    wanted += [stories().filter(section_slug=each).values("pk")[:in_section] for each in sections]
    # Each arm asks an index for a few keys; one filter with OR would read the whole table on PostgreSQL.
    arms = [rows(StoryPage).filter(pk__in=some).values("pk") for some in wanted]
    arms.append(rows(StoryPage).filter(story__in=placed.values("story")).values("pk"))
    planned = Subquery(_planned_changes(now).values("at")[:1])
    return list(stories().filter(pk__in=arms[0].union(*arms[1:])).annotate(**slot, front_changes_at=planned))


def _planned_changes(now: datetime) -> QuerySet[FrontSlot]:
    """Places of the front that begin or end after ``now``, each with that moment as `at`, the earliest first."""
    begins = Case(When(starts_at__gt=now, then="starts_at"), default="ends_at")  # what has not begun ends later still
    return rows(FrontSlot).annotate(at=begins).filter(at__gt=now).order_by("at")


def often_quoted(limit: int, section: str | None = None) -> QuerySet[Profile]:
    """Who the newest stories quote most, with `quoted`, `quoted_in` (stories) and `words` (their own, newest)."""
    found = stories() if section is None else stories().filter(section_slug=section)
    recent = rows(PublishedQuotation).filter(page__in=found.values("pk")[:RECENT_STORIES], profile__isnull=False)
    own_words = rows(PublishedQuotation).filter(profile=OuterRef("pk"), type__in=WORD_FOR_WORD)
    said = own_words.order_by("type", "-published_at", "-id")  # a whole sentence before a part of one
    # Who stands here is decided first: looking up the words of everybody would read the whole archive.
    most = recent.values("profile").annotate(quoted=Count("pk"), latest=Max("published_at"))
    most = most.order_by("-quoted", "-latest", "profile").values("profile")[:limit]
    return (
        rows(Profile)
        .filter(pk__in=most, quotations__in=recent.values("pk"))
        .annotate(
            quoted=Count("quotations"),
            quoted_in=Count("quotations__page", distinct=True),
            latest=Max("quotations__published_at"),
            words=Subquery(said.values("text")[:1]),
        )
        # By id and not by name: a name that changes elsewhere must not change who stands here.
        .order_by("-quoted", "-latest", "pk")
    )


def corrections() -> QuerySet[PublicCorrection]:
    """Notices of corrections and withdrawals, newest first."""
    return rows(PublicCorrection).order_by("-at", "-id")


def section(slug: str) -> PublicSection | None:
    """A section with the newsroom's row."""
    return with_site(rows(PublicSection).filter(slug=slug)).first()


# -- People, topics, authors -------------------------------------------------------------------------------------------


def profile_at(path: str) -> Profile | None:
    """The profile at this address with the newsroom's row."""
    return with_site(rows(Profile).filter(path=path)).first()


def said_by(who: Profile) -> QuerySet[PublishedQuotation]:
    """Everything this profile has said in live stories, newest first, each with its story."""
    return _quotations().filter(profile=who).order_by("-published_at", "-id")


def stories_naming(who: Profile) -> QuerySet[StoryPage]:
    """Live stories that quote or mention this profile, newest first."""
    quoting = rows(PublishedQuotation).filter(profile=who).values("page")
    mentioning = rows(PublishedMention).filter(profile=who).values("page")
    return stories().filter(Q(pk__in=quoting) | Q(pk__in=mentioning))


def months_of(who: Profile, zone: str) -> QuerySet:
    """By month of the newsroom's zone: `stories` naming this profile, quotations `said`, of these said `openly`."""
    said = Q(quotation_rows__profile=who)
    return (
        stories_naming(who)
        .annotate(month=TruncMonth("first_published_at", tzinfo=ZoneInfo(zone)))
        .order_by("month")
        .values("month")
        .annotate(
            stories=Count("pk", distinct=True),
            said=Count("quotation_rows", filter=said),
            openly=Count("quotation_rows", filter=said & Q(quotation_rows__card__terms__code__in=OPEN_TERMS)),
        )
    )


def topic(slug: str) -> Topic | None:
    return with_site(rows(Topic).filter(slug=slug)).first()


def author(slug: str) -> PublicAuthor | None:
    return with_site(rows(PublicAuthor).filter(slug=slug)).first()


def stories_on(about: Topic) -> QuerySet[PublishedTopic]:
    """The stories of a topic, newest first, each as `.page`."""
    return _with_page(rows(PublishedTopic).filter(topic=about)).order_by("-published_at", "-id")


def stories_by(writer: PublicAuthor) -> QuerySet[PublishedByline]:
    """The stories of an author, newest first, each as `.page`."""
    return _with_page(rows(PublishedByline).filter(author=writer)).order_by("-published_at", "-id")


def quotation(key: str) -> PublishedQuotation | None:
    """One quotation with its story, its speaker's profile and the newsroom's row."""
    return with_site(_quotations().select_related("profile").filter(key=key)).first()


def _quotations() -> QuerySet[PublishedQuotation]:
    # Of its story a quotation needs the sources: only they say whether its speaker is named; and whether it is in doubt.
    return _with_page(rows(PublishedQuotation), ("sources", "corrections"))


def _with_page(found: QuerySet, needed: tuple[str, ...] = ()) -> QuerySet:
    return found.select_related("page").defer(*(f"page__{name}" for name in HEAVY if name not in needed))


# -- Search and the map of the site ------------------------------------------------------------------------------------


def profiles_by_name() -> QuerySet[Profile]:
    """Pages of people, organisations, places and things, by name."""
    return rows(Profile).order_by("sort_name", "name")


def listing_addresses() -> QuerySet:
    """The addresses of sections, topics and authors, in one query."""

    def under(model: type[Model], prefix: str) -> QuerySet:
        return rows(model).order_by().values_list(Concat(Value(prefix), "slug", Value("/")), flat=True)

    return under(PublicSection, "/").union(under(Topic, "/topics/"), under(PublicAuthor, "/authors/"), all=True)
