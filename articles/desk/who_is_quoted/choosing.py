"""Which published stories are counted: a period, a section, an author, and what the person may see."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.permissions import counts_every_story, visible_stories
from articles.record.models import PublicSection, PublishedByline, StoryPage

USUAL_DAYS = 90


@dataclass(frozen=True)
class Choice:
    """Days of first publication, both included, in the newsroom's zone; ids are the record's own."""

    first: date
    last: date
    section: int | None = None
    author: int | None = None

    @property
    def begins_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def ends_before(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))


def presets(today: date) -> list[tuple[str, date, date]]:
    """Return (label, first day, last day) of the periods on offer, the usual one second."""
    return [
        (_("30 days"), today - timedelta(days=29), today),
        (_("90 days"), today - timedelta(days=USUAL_DAYS - 1), today),
        (_("12 months"), today - timedelta(days=364), today),
        (_("This year"), date(today.year, 1, 1), today),
        (_("Last year"), date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    ]


def stories_counted(choice: Choice, user: Any) -> QuerySet[StoryPage]:
    """Return the published stories of a choice: all of them, or a reporter's own."""
    found = StoryPage.objects.filter(
        first_published_at__gte=choice.begins_at, first_published_at__lt=choice.ends_before
    ).order_by("first_published_at", "pk")
    if not counts_every_story(user):
        found = found.filter(story__in=visible_stories(user).order_by().values("story_key"))
    if choice.section is not None:
        found = found.filter(section_slug__in=PublicSection.objects.filter(pk=choice.section).values("slug"))
    if choice.author is not None:
        found = found.filter(Exists(PublishedByline.objects.filter(page=OuterRef("pk"), author=choice.author)))
    return found
