"""The stories at the foot of a story: about the same people and topics first, then the newest of the section."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.record import beside as standing_beside
from articles.record.beside import beside
from articles.record.models import StoryPage
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def story(
    headline: str, *, days_ago: int = 0, about: tuple[Any, ...] = (), topics: tuple[Any, ...] = (), **more: Any
) -> Any:
    """A story of the harbour that names these profiles and carries these topics."""
    at = factory.NOON - timedelta(days=days_ago)
    page = factory.story(headline, first_published_at=at, updated_at=at, **more)
    for who in about:
        factory.mention(page, who)
    for each in topics:
        factory.PublishedTopic.objects.create(page=page, topic=each, published_at=at)
    return page


def headlines(page: Any, limit: int = 4) -> list[str]:
    return [each.headline for each in beside(page, limit).stories]


def test_a_story_never_stands_beside_itself(db: None) -> None:
    page = story("Ramp closed", about=(factory.profile(),))

    assert headlines(page) == []


def test_a_shared_place_makes_no_story_related_and_drops_no_page(db: None) -> None:
    town = factory.profile("aldermere", "Aldermere", "places", kind="place")
    page = story("Ramp closed", about=(town,))
    story("Bakery opens", about=(town,), section_slug="food")

    assert headlines(page) == []
    assert beside(page, 4).keys == set()


def test_the_newest_of_the_section_fill_what_is_left_and_share_nothing(db: None) -> None:
    page = story("Ramp closed")
    story("Older", days_ago=2), story("Newer", days_ago=1), story("Elsewhere", section_slug="council")

    found = beside(page, 4)

    assert [each.headline for each in found.stories] == ["Newer", "Older"]
    assert {each.shares for each in found.stories} == {""}


def test_a_shared_person_stands_before_a_newer_story_of_the_section(db: None) -> None:
    who = factory.profile()
    page = story("Ramp closed", about=(who,))
    story("Newest", section_slug="harbour")
    story("Her inquiry", days_ago=300, section_slug="council", about=(who,))

    found = beside(page, 4)

    assert [each.headline for each in found.stories] == ["Her inquiry", "Newest"]
    assert found.stories[0].shares == "Ines Calloway"
    assert found.keys == {f"profile:{who.pk}"}


def test_what_shares_more_is_nearer_and_names_the_person_first(db: None) -> None:
    who, ferries = factory.profile(), factory.topic()
    page = story("Ramp closed", about=(who,), topics=(ferries,))
    story("Only the topic", topics=(ferries,), section_slug="council")
    story("Both", days_ago=9, about=(who,), topics=(ferries,), section_slug="council")
    story("Only the person", about=(who,), section_slug="council")

    found = beside(page, 4)

    assert [(each.headline, each.shares) for each in found.stories] == [
        ("Both", "Ines Calloway"), ("Only the topic", "Ferries"), ("Only the person", "Ines Calloway"),
    ]  # fmt: skip
    assert found.keys == {f"profile:{who.pk}", f"topic:{ferries.pk}"}


def test_a_near_story_of_the_section_stands_there_once(db: None) -> None:
    who = factory.profile()
    page = story("Ramp closed", about=(who,))
    story("Ramp reopens", about=(who,))

    assert headlines(page) == ["Ramp reopens"]


def test_of_each_thing_only_the_newest_stories_are_looked_at(db: None) -> None:
    who = factory.profile()
    page = story("Ramp closed", about=(who,))
    for number in range(standing_beside.NEWEST_OF_EACH):
        story(f"Story {number}", about=(who,), section_slug="council")
    ferries = factory.topic("ferries", "Ferries", page)
    old = story("Long ago", days_ago=900, about=(who,), section_slug="council", topics=(ferries,))

    shares = {each.headline: each.shares for each in beside(page, 4).stories}

    assert shares[old.headline] == "Ferries", "found by its topic alone, since the person has newer stories"


def test_a_preview_finds_what_its_quotations_and_topics_lead_to(db: None) -> None:
    who, ferries = factory.profile(), factory.topic("fähre", "Ferries")
    story("Her inquiry", about=(who,), section_slug="council"), story("Fares", topics=(ferries,), section_slug="council")
    page = StoryPage(
        story="new", section_slug="harbour", sources=[factory.source(address=who.path)],
        topics=[{"name": "Ferries", "address": "/topics/fähre/"}],
    )  # fmt: skip

    assert sorted(headlines(page)) == ["Fares", "Her inquiry"]


@pytest.mark.parametrize("address", ["", "/people/%(page)s/", "/people/'--/", "/people/{x}/", "/people/100%/"])
def test_an_odd_address_of_a_source_is_looked_for_as_it_stands(address: str) -> None:
    page = story("Ramp closed", sources=[factory.source(address=address)])

    assert beside(page, 4).faces == {}


def test_a_reader_is_told_why_in_two_queries(client: Client) -> None:
    who = factory.profile(picture={"hash": "cd" * 32, "alt": ""})
    page = story("Ramp closed", about=(who,), sources=[factory.source(address=who.path)])
    story("Her inquiry", about=(who,), section_slug="council"), story("Filler")

    with CaptureQueriesContext(connections["record"]) as record:
        response = client.get(page.path)

    html = response.content.decode().split('id="related"')[1]
    assert len(record) == 2
    assert html.startswith(">Related stories<")
    assert "Also about Ines Calloway" in html
    assert '<p class="kicker">Harbour</p>' in html
    assert f"profile:{who.pk}" in response.headers["Surrogate-Key"]


def test_fillers_alone_stand_under_the_name_of_the_section(client: Client) -> None:
    page = story("Ramp closed")
    story("Filler")

    html = client.get(page.path).content.decode().split('id="related"')[1]

    assert html.startswith(">More in Harbour<")
    assert 'class="kicker"' not in html.split("</section>")[0]
