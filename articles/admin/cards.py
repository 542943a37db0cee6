"""What stands on the board: cards, columns, the day's moments and open questions. Pure; the board asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import checks
from articles.models import HousePolicy
from articles.models.faces import Face, face_of
from articles.models.vocabulary import CorrectionKind, ReplyState, Status
from articles.snapshot import Story

HEADINGS = {
    Status.ASSIGNED: gettext_lazy("Assigned"),
    Status.DRAFTING: gettext_lazy("Drafting"),
    Status.IN_REVIEW: gettext_lazy("In review"),
    Status.READY: gettext_lazy("Ready"),
    Status.SCHEDULED: gettext_lazy("Scheduled"),
}
EMPTY = {
    Status.ASSIGNED: gettext_lazy("Stories come here when an editor gives them out."),
    Status.DRAFTING: gettext_lazy("A new story starts here."),
    Status.IN_REVIEW: gettext_lazy("Stories come here when a reporter sends them on."),
    Status.READY: gettext_lazy("An editor marks a story as ready."),
    Status.SCHEDULED: gettext_lazy("Stories wait here for their hour."),
    Status.PUBLISHED: gettext_lazy("Readers have nothing from this desk yet."),
}
MAY_BE_LATE = frozenset(HEADINGS) - {Status.SCHEDULED}  # a scheduled story has kept its promise


@dataclass(frozen=True)
class Card:
    """One story. `when` is its hour in words, `moment` the same as a time; counts are the checks' own."""

    headline: str
    address: str
    status: str
    section: str
    when: str
    moment: datetime | None
    is_late: bool
    faces: list[Face]
    blocking: int
    to_read: int
    without_source: int
    is_on_hold: bool
    is_live: bool
    is_corrected: bool
    has_changes: bool
    people: frozenset[int] = field(default=frozenset())

    def belongs_to(self, user: Any) -> bool:
        """Whether the story is this person's to write: theirs, assigned to them, or under their byline."""
        return user.pk in self.people


@dataclass(frozen=True)
class Column:
    """One status with its cards. `total` may be more than there are cards; `more` leads to the rest."""

    heading: str
    tone: str
    cards: list[Card]
    total: int
    more: str
    empty: str
    is_lately: bool = False

    @classmethod
    def of(cls, status: Status, cards: list[Card], total: int) -> "Column":
        more = f"{_story_list()}?status__exact={status.value}" if total > len(cards) else ""
        return cls(str(HEADINGS[status]), status.value, cards, total, more, str(EMPTY[status]))

    @classmethod
    def published(cls, cards: list[Card], today: int) -> "Column":
        latest_first = sorted(cards, key=lambda card: card.moment, reverse=True)
        more = f"{_story_list()}?status__exact={Status.PUBLISHED.value}" if cards else ""
        return cls(_("Published"), "published", latest_first, today, more, str(EMPTY[Status.PUBLISHED]), is_lately=True)

    @property
    def hidden(self) -> int:
        return max(0, self.total - len(self.cards))


@dataclass(frozen=True)
class Moment:
    """Something that happens today."""

    at: datetime
    what: str
    card: Card


@dataclass(frozen=True)
class Answer:
    """Somebody owes the newsroom an answer, or the newsroom one to itself."""

    what: str
    headline: str
    address: str


def title_of(today: datetime) -> str:
    """Return the board's title for a local day."""
    return _("%(day)s’s desk") % {"day": date_format(today, "l")}


def card_of(story: Story, policy: HousePolicy, now: datetime) -> Card:
    """Return the card of a loaded story."""
    article = story.article
    is_out = article.status == Status.PUBLISHED
    problems = (
        [] if is_out and not article.has_unpublished_changes else checks.run(story, policy, now=article.publish_at or now)
    )
    blocking = sum(problem.is_block for problem in problems)
    moment = _moment_of(article)
    return Card(
        headline=str(article),
        address=reverse("admin:articles_article_change", args=[article.pk]),
        status=article.status,
        section=story.section.name if story.section else _("No section yet"),
        when=_in_words(moment, now),
        moment=moment,
        is_late=article.status in MAY_BE_LATE and article.due_at is not None and article.due_at < now,
        faces=[face_of(author.name) for author in story.authors],
        blocking=blocking,
        to_read=sum(problem.is_warning for problem in problems),
        without_source=0 if is_out else sum(quotation.source is None for quotation in story.quotations),
        is_on_hold=article.on_hold,
        is_live=article.is_live,
        is_corrected=any(correction.kind == CorrectionKind.CORRECTION for correction in story.corrections),
        has_changes=article.has_unpublished_changes,
        people=frozenset({article.owner_id, article.assignee_id, *(author.user_id for author in story.authors)} - {None}),
    )


def moments_of(cards: Iterable[Card], today: datetime) -> list[Moment]:
    """Return what is due or goes out on this local day, in the order of the hours."""
    found = []
    for card in cards:
        if card.moment is None or timezone.localtime(card.moment).date() != today.date():
            continue
        if card.status == Status.SCHEDULED:
            found.append(Moment(card.moment, _("goes out"), card))
        elif card.status != Status.PUBLISHED:
            found.append(Moment(card.moment, _("due"), card))
    return sorted(found, key=lambda moment: moment.at)


def answers_of(stories: Iterable[Story]) -> list[Answer]:
    """Return the open questions of stories in hand: replies asked for and not come, stories on hold."""
    found = []
    for story in stories:
        address = reverse("admin:articles_article_change", args=[story.article.pk])
        if story.article.on_hold:
            found.append(Answer(_("On hold"), str(story.article), address))
        if story.article.status == Status.PUBLISHED:
            continue
        sought = sum(
            quotation.attribution is not None and quotation.attribution.reply_state == ReplyState.SOUGHT
            for quotation in story.quotations
        )
        if sought:
            found.append(Answer(_("Reply sought"), str(story.article), address))
    return found


def _moment_of(article: Any) -> datetime | None:
    if article.status == Status.PUBLISHED:
        return article.last_published_at or article.first_published_at
    return article.publish_at if article.status == Status.SCHEDULED else article.due_at


def _in_words(moment: datetime | None, now: datetime) -> str:
    """Return the hour of today, else the weekday and hour of the days around it, else the date."""
    if moment is None:
        return ""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    days = (local.date() - today.date()).days
    if days == 0:
        return date_format(local, "H.i")
    return date_format(local, "D H.i") if -7 < days < 7 else date_format(local, "j M")


def _story_list() -> str:
    return reverse("admin:articles_article_changelist")
