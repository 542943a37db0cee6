"""Hours in words, and who a story belongs to."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from articles.admin import cards
from articles.models import HousePolicy
from articles.models.faces import face_of
from articles.models.vocabulary import Status
from articles.snapshot import load_story
from tests import factories


def card(owner: Any, now: datetime, **fields: Any) -> cards.Card:
    return cards.card_of(load_story(factories.article(owner, **fields)), HousePolicy.load(), now)


@pytest.mark.django_db
def test_a_story_without_an_hour_has_no_words_for_it(reporter: Any, now: datetime) -> None:
    assert card(reporter, now).when == ""


@pytest.mark.django_db
def test_an_hour_of_today_is_the_hour_alone_and_others_have_their_day(reporter: Any, now: datetime) -> None:
    assert card(reporter, now, due_at=now.replace(hour=16, minute=30)).when == "16.30"
    assert card(reporter, now, slug="b", due_at=now + timedelta(days=1)).when == "Fri 12.48"
    assert card(reporter, now, slug="c", due_at=now + timedelta(days=30)).when == "12 Dec"


@pytest.mark.django_db
def test_a_scheduled_story_is_never_late(reporter: Any, publisher: Any, now: datetime) -> None:
    past = now - timedelta(hours=2)

    on_time = card(reporter, now, status=Status.SCHEDULED, due_at=past, publish_at=now, scheduled_by=publisher)

    assert not on_time.is_late
    assert card(reporter, now, slug="b", due_at=past).is_late


@pytest.mark.django_db
def test_a_story_belongs_to_its_owner_its_assignee_and_its_byline(reporter: Any, editor: Any, now: datetime) -> None:
    columnist = factories.person("ros", "Reporter", name="Ros Abney")
    story = card(reporter, now, assignee=editor, authors=[factories.author("ros-abney", "Ros Abney", columnist)])

    assert all(story.belongs_to(person) for person in (reporter, editor, columnist))
    assert not story.belongs_to(SimpleNamespace(pk=None))


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Nessa Vantongeren", "NV"), ("Rhona van der Mabey", "RM"), ("editor", "ED"), ("Ö", "Ö"), ("", "?"), ("(x) Ana", "AN")],
)
def test_a_face_has_two_initials_where_the_name_has_them(name: str, initials: str) -> None:
    assert face_of(name).initials == initials
