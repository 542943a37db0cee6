"""Front, sections, topics, authors: what stands where, cut by key, in few queries."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public import front as front_page
from articles.public import keyset
from articles.record import queries
from articles.record.models import FrontSlot
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()
    factory.section()


def stories(count: int, section_slug: str = "harbour", prefix: str = "Story") -> list[Any]:
    """`count` stories an hour apart, the first the newest."""
    moments = (factory.NOON - timedelta(hours=hours) for hours in range(count))
    return [
        factory.story(f"{prefix} {number:02d}", section_slug=section_slug, first_published_at=at, updated_at=at)
        for number, at in enumerate(moments, start=1)
    ]


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def walk(client: Client, path: str) -> Iterator[str]:
    """Every page of a list, following 'Older'."""
    address = path
    while address:
        html = page(client, address)
        yield html
        address = path + "?" + html.split('href="?')[1].split('"')[0] if 'rel="next"' in html else ""


class TestFront:
    def test_an_empty_newsroom_says_that_nothing_is_published(self, client: Client) -> None:
        assert "Nothing is published yet" in page(client, "/")

    def test_it_costs_at_most_four_queries(self, client: Client) -> None:
        who = factory.profile()
        for each in stories(15):
            factory.quotation(each, who)
        factory.correction(each)

        with CaptureQueriesContext(connections["record"]) as record:
            html = page(client, "/")

        assert len(record) <= 4
        assert "15 quotations in 15 stories" in html
        assert "A date was wrong." in html

    def test_the_newest_story_leads(self, client: Client) -> None:
        stories(3)

        assert page(client, "/").index("Story 01") < page(client, "/").index("Story 02")

    def test_a_placed_story_stands_where_the_editor_put_it(self, client: Client) -> None:
        older = stories(30)[-1]
        FrontSlot.objects.create(place=1, story=older.story)

        assert page(client, "/").split("teaser--lead")[1].split("</article>")[0].count(older.headline) == 1

    def test_a_place_outside_its_time_is_empty(self, now: Any) -> None:
        older = stories(30)[-1]
        FrontSlot.objects.create(place=1, story=older.story, ends_at=now - timedelta(minutes=1))
        FrontSlot.objects.create(place=2, story=older.story, starts_at=now + timedelta(minutes=1))

        found = queries.front_stories(now, 10, ["harbour"], 17)

        assert older.headline not in [each.headline for each in front_page.arrange(found)]

    def test_two_stories_in_one_place_lose_neither(self, now: Any) -> None:
        first, second, *_ = stories(5)
        for each in (first, second):
            FrontSlot.objects.create(place=1, story=each.story)

        arranged = front_page.arrange(queries.front_stories(now, 10, [], 0))

        assert {first.headline, second.headline} <= {each.headline for each in arranged}
        assert len(arranged) == 5

    def test_a_section_far_behind_the_news_still_has_its_strip(self, client: Client) -> None:
        for each in stories(3, "council", "Minutes"):
            factory.StoryPage.objects.filter(pk=each.pk).update(first_published_at=factory.NOON - timedelta(days=400))
        stories(40)

        html = page(client, "/")

        assert "Minutes 01" in html
        assert html.index('id="strip-harbour"') < html.index('id="strip-council"')

    def test_no_story_stands_there_twice(self, client: Client) -> None:
        stories(30)

        html = page(client, "/")

        assert all(html.count(f">Story {number:02d}<") <= 1 for number in range(1, 31))

    def test_every_teaser_of_a_story_with_quotations_counts_them(self, client: Client) -> None:
        factory.story(quotation_count=1, source_count=1)
        factory.story(quotation_count=8, source_count=6)

        html = page(client, "/")

        assert "1 quotation, 1 source<" in html
        assert "8 quotations, 6 sources<" in html


class TestSections:
    def test_an_unknown_section_is_absent(self, client: Client) -> None:
        assert client.get("/sport/").status_code == 404

    def test_an_empty_section_says_so(self, client: Client) -> None:
        assert "No story stands here yet." in page(client, "/harbour/")

    def test_it_costs_at_most_four_queries(self, client: Client) -> None:
        stories(30)

        with CaptureQueriesContext(connections["record"]) as record:
            page(client, "/harbour/")

        assert len(record) <= 4

    def test_every_story_stands_on_exactly_one_page_even_with_equal_moments(self, client: Client) -> None:
        for number in range(1, 48):
            factory.story(f"Story {number:02d}")

        everything = "".join(walk(client, "/harbour/"))

        assert [everything.count(f">Story {number:02d}<") for number in range(1, 48)] == [1] * 47

    @pytest.mark.parametrize("cursor", ["", "x", "1", "-1", "9" * 17 + "-1", "1-" + "9" * 18, "1-1-1", "\x00", "’"])
    def test_any_cursor_gets_an_answer(self, client: Client, cursor: str) -> None:
        stories(2)

        assert client.get("/harbour/", {"before": cursor}).status_code == 200

    def test_stories_of_other_sections_stay_away(self, client: Client) -> None:
        factory.story("Council votes", section_slug="council")

        assert "Council votes" not in page(client, "/harbour/")

    def test_voices_are_those_of_the_section(self, client: Client) -> None:
        factory.quotation(factory.story(), factory.profile())
        factory.quotation(factory.story(section_slug="council"), factory.profile("hanna-prydd", "Hanna Prydd"))

        html = page(client, "/harbour/")

        assert "Ines Calloway" in html
        assert "Hanna Prydd" not in html


class TestTopicsAndAuthors:
    def test_unknown_ones_are_absent(self, client: Client) -> None:
        assert client.get("/topics/none/").status_code == 404
        assert client.get("/authors/none/").status_code == 404

    def test_a_topic_lists_its_stories_in_two_queries(self, client: Client) -> None:
        with_topic, without = stories(2)
        factory.topic("ferries", "Ferries", with_topic)

        with CaptureQueriesContext(connections["record"]) as record:
            html = page(client, "/topics/ferries/")

        assert len(record) <= 2
        assert with_topic.headline in html
        assert without.headline not in html

    def test_an_author_has_a_page_with_the_stories(self, client: Client) -> None:
        by_her, by_others = stories(2)
        factory.author(
            "nessa-vantongeren", "Nessa Vantongeren", by_her, role="Harbour correspondent", bio="Reads tide tables."
        )

        html = page(client, "/authors/nessa-vantongeren/")

        assert "Reads tide tables." in html
        assert by_her.headline in html
        assert by_others.headline not in html

    def test_a_topic_with_letters_of_another_alphabet_is_found(self, client: Client) -> None:
        factory.topic("fähre", "Fähre", *stories(1))

        assert client.get("/topics/fähre/").status_code == 200


def test_a_cursor_survives_the_way_through_an_address() -> None:
    at = factory.NOON.replace(microsecond=123456)

    assert keyset.read_cursor(keyset.write_cursor(at, 42)) == (at, 42)
