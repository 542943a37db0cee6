"""The board shows what a person may see, with true numbers, in a number of queries that does not grow."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import board
from articles.models import Article, Attribution
from articles.models.vocabulary import Status
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

# Session, person, settings, two for Django's permissions, one for the roles: what every page of the desk asks.
FRAME_QUERIES = 6
BOARD_QUERIES = 13


def board_of(client: Any, person: Any) -> Any:
    client.force_login(person)
    return client.get("/desk/").context


def cards_in(context: Any, tone: str) -> list[str]:
    return [card.headline for column in context["columns"] if column.tone == tone for card in column.cards]


def make_many(owner: Any, count: int, **fields: Any) -> None:
    for number in range(count):
        factories.article(
            owner, headline=f"Story {number}", slug=f"story-{fields.get('status', 'drafting')}-{number}", **fields
        )


def test_a_reporter_does_not_see_the_story_of_a_colleague(client: Any, reporter: Any, other_reporter: Any) -> None:
    factories.article(other_reporter, headline="Not yours")

    page = board_of(client, reporter)

    assert cards_in(page, "drafting") == []
    assert page["in_hand"] == 0


def test_the_source_desk_sees_doors_and_no_stories(client: Any, source_desk: Any, reporter: Any) -> None:
    factories.article(reporter, headline="The ramp")
    client.force_login(source_desk)

    page = client.get("/desk/").content.decode()

    assert "The ramp" not in page
    assert "/desk/sources/source/" in page


def test_spiked_and_withdrawn_stories_are_off_the_board(client: Any, editor: Any, reporter: Any) -> None:
    factories.article(reporter, headline="Spiked", status=Status.SPIKED)

    assert board_of(client, editor)["in_hand"] == 0
    assert "Spiked" not in client.get("/desk/").content.decode()


def test_a_board_without_stories_says_where_they_will_come_from(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    page = client.get("/desk/").content.decode()

    assert "A new story starts here." in page
    assert "/desk/articles/article/add/" in page


def test_stories_stand_under_their_status(client: Any, reporter: Any, editor: Any) -> None:
    factories.article(reporter, headline="Half written")
    factories.article(reporter, headline="To be read", slug="b", status=Status.IN_REVIEW)

    page = board_of(client, editor)

    assert cards_in(page, "drafting") == ["Half written"]
    assert cards_in(page, "in_review") == ["To be read"]


def test_a_full_column_tells_its_true_number_and_leads_to_the_rest(client: Any, reporter: Any) -> None:
    make_many(reporter, board.CARDS_PER_COLUMN + 3)

    (column,) = [column for column in board_of(client, reporter)["columns"] if column.tone == "drafting"]

    assert len(column.cards) == board.CARDS_PER_COLUMN
    assert column.total == board.CARDS_PER_COLUMN + 3
    assert column.hidden == 3
    assert column.more.endswith("?status__exact=drafting")


def test_late_stories_are_counted_beyond_what_a_column_shows(client: Any, reporter: Any) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    make_many(reporter, board.CARDS_PER_COLUMN + 2, due_at=yesterday)

    assert board_of(client, reporter)["late"] == board.CARDS_PER_COLUMN + 2


def test_the_most_urgent_story_comes_first(client: Any, reporter: Any) -> None:
    now = timezone.now()
    factories.article(reporter, headline="No hour", slug="a")
    factories.article(reporter, headline="Tomorrow", slug="b", due_at=now + timedelta(days=1))
    factories.article(reporter, headline="Now", slug="c", due_at=now + timedelta(hours=1))

    assert cards_in(board_of(client, reporter), "drafting") == ["Now", "Tomorrow", "No hour"]


def test_the_chips_are_what_the_checks_find(client: Any, reporter: Any) -> None:
    story = stories.full_story(reporter)
    Attribution.objects.filter(quotation__article=story, quotation__key=stories.NAMED_KEY).update(source=None)

    page = board_of(client, reporter)
    (card,) = page["mine"]

    assert card.blocking >= 1
    assert card.without_source == page["without_source"] == 1


def test_a_story_on_hold_needs_an_answer(client: Any, reporter: Any) -> None:
    factories.article(reporter, headline="Doubtful", on_hold=True)

    assert [answer.headline for answer in board_of(client, reporter)["answers"]] == ["Doubtful"]


def test_a_reply_asked_for_needs_an_answer_until_it_comes(client: Any, reporter: Any) -> None:
    story = stories.full_story(reporter)
    asked = Attribution.objects.filter(quotation__article=story, quotation__key=stories.NAMED_KEY)

    asked.update(reply_state="sought")
    assert len(board_of(client, reporter)["answers"]) == 1

    asked.update(reply_state="received")
    assert board_of(client, reporter)["answers"] == []


def test_today_lists_what_is_due_and_what_goes_out(client: Any, reporter: Any, publisher: Any) -> None:
    soon = timezone.now().replace(hour=12, minute=0)
    factories.article(reporter, headline="Due at noon", slug="a", due_at=soon)
    factories.article(
        reporter, headline="Out at noon", slug="b", status=Status.SCHEDULED, publish_at=soon, scheduled_by=publisher
    )
    factories.article(reporter, headline="In a week", slug="c", due_at=soon + timedelta(days=7))

    assert {moment.card.headline for moment in board_of(client, reporter)["today"]} == {"Due at noon", "Out at noon"}


def test_a_headline_is_shown_as_text(client: Any, reporter: Any) -> None:
    factories.article(reporter, headline="<script>alert(1)</script>")
    client.force_login(reporter)

    assert b"<script>alert" not in client.get("/desk/").content


def test_the_number_of_queries_does_not_grow_with_the_stories(client: Any, editor: Any, reporter: Any) -> None:
    stories.full_story(reporter)
    client.force_login(editor)
    client.get("/desk/")  # what is asked once per process

    with CaptureQueriesContext(connection) as few:
        client.get("/desk/")
    for status in (Status.ASSIGNED, Status.DRAFTING, Status.IN_REVIEW, Status.READY):
        make_many(reporter, 12, status=status)
    assert Article.objects.count() == 49
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/")

    assert len(many) <= len(few)  # fewer where the one story with pictures is no longer among those shown
    assert len(many) <= FRAME_QUERIES + BOARD_QUERIES
