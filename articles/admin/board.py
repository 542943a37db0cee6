"""The board: every story in hand by status, what is mine, what happens today, and who owes an answer.

However many stories there are, the page asks the database a fixed number of times (tests/articles/admin/test_board.py):
cards come in two queries, everything the checks look at in seven more.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Case, Count, F, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.admin import cards, trial_strip
from articles.admin.cards import Card, Column
from articles.models import Article, HousePolicy
from articles.models.vocabulary import Status
from articles.permissions import may_create, visible_stories
from articles.snapshot import load_stories

CARDS_PER_COLUMN = 12
PUBLISHED_CARDS = 6  # readers' pages show the rest
IN_HAND = (Status.ASSIGNED, Status.DRAFTING, Status.IN_REVIEW, Status.READY, Status.SCHEDULED)


@never_cache
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the desk's home to whoever is logged in."""
    now = timezone.now()
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": cards.title_of(timezone.localtime(now)),
        "is_board": True,
        "may_create": may_create(request.user),
        **_stories(request.user, now),
    }
    return TemplateResponse(request, "desk/board.html", context)


def _stories(user: Any, now: datetime) -> dict[str, Any]:
    visible = visible_stories(user).select_related("section")
    in_hand = list(_in_hand(visible, now))
    published = list(_published(visible))
    stories = load_stories([*in_hand, *published])
    policy = HousePolicy.load()
    made = [cards.card_of(story, policy, now) for story in stories]
    by_status: dict[str, list[Card]] = {}
    for card in made:
        by_status.setdefault(card.status, []).append(card)
    totals = {article.status: article.in_column for article in in_hand}
    mine = [card for card in made if card.status != Status.PUBLISHED and card.belongs_to(user)]
    return {
        "columns": [
            *(Column.of(status, by_status.get(status, []), totals.get(status, 0)) for status in IN_HAND),
            Column.published(by_status.get(Status.PUBLISHED, []), _published_today(visible, now)),
        ],
        "has_stories": bool(made),
        "in_hand": sum(totals.values()),
        "late": in_hand[0].late_in_all if in_hand else 0,
        "without_source": sum(card.without_source for card in made),
        "mine": mine,
        "today": cards.moments_of(made, timezone.localtime(now)),
        "answers": cards.answers_of(stories),
        "strip": trial_strip.strip_for(user, stories),
    }


def _in_hand(visible: QuerySet[Article], now: datetime) -> QuerySet[Article]:
    """The first cards of each column, most urgent first, with the column's and the late ones' true number."""
    urgent = Case(When(status=Status.SCHEDULED, then=F("publish_at")), default=F("due_at"))
    order = [urgent.asc(nulls_last=True), F("updated_at").desc()]
    late = Count("pk", filter=Q(due_at__lt=now) & ~Q(status=Status.SCHEDULED))
    return (
        visible.filter(status__in=IN_HAND)
        .annotate(
            in_column=Window(Count("pk"), partition_by=F("status")),
            late_in_all=Window(late),
            place=Window(RowNumber(), partition_by=F("status"), order_by=order),
        )
        .filter(place__lte=CARDS_PER_COLUMN)
        .order_by("place")
    )


def _published(visible: QuerySet[Article]) -> QuerySet[Article]:
    # By the last change and not by the hour of publication: that order has an index.
    return visible.filter(status=Status.PUBLISHED).order_by("-updated_at")[:PUBLISHED_CARDS]


def _published_today(visible: QuerySet[Article], now: datetime) -> int:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    # Who was published today was also changed today, and that has an index.
    today = Q(updated_at__gte=midnight, last_published_at__gte=midnight, last_published_at__lt=midnight + timedelta(days=1))
    return visible.filter(today, status=Status.PUBLISHED).count()
