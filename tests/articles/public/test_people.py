"""People, organisations, places, things, and single quotations."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public import people
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


class TestRefusals:
    @pytest.mark.parametrize("path", ["/people/nobody/", "/ghosts/ines/", "/quotations/none/"])
    def test_what_no_story_names_is_absent(self, client: Client, path: str) -> None:
        assert client.get(path).status_code == 404

    def test_a_name_is_text_and_never_markup(self, client: Client) -> None:
        who = factory.profile(name="<img src=x onerror=alert(1)>", description="<b>bold</b>")
        factory.quotation(factory.story(), who, text="“<script>x</script>”")

        html = page(client, who.path)

        assert "<img src=x" not in html
        assert "<b>bold" not in html
        assert "<script>x" not in html

    def test_a_quotation_of_an_unnamed_source_shows_no_date_and_no_link_to_a_person(self, client: Client) -> None:
        story = factory.story(sources=[factory.source(shape="unnamed", name="An engineer")])
        entry = factory.card(speaker="An engineer", role="", when=None, terms=factory.NOT_FOR_ATTRIBUTION)
        said = factory.quotation(story, None, card=entry, speaker="An engineer")

        html = page(client, said.get_absolute_url())

        assert "term--unnamed" in html
        assert "/people/" not in html
        assert "<dt>When</dt>" not in html


class TestProfiles:
    def test_it_costs_four_queries_with_all_its_quotations_and_stories(self, client: Client) -> None:
        who = factory.profile()
        for number in range(25):
            factory.quotation(factory.story(f"Story {number}"), who)

        with CaptureQueriesContext(connections["record"]) as record:
            html = page(client, who.path)

        assert len(record) <= 4
        assert "<b>25</b>quotations" in html
        assert "<b>25</b>stories" in html

    def test_quotations_of_others_in_the_same_story_are_not_counted(self, client: Client) -> None:
        who, other = factory.profile(), factory.profile("hanna-prydd", "Hanna Prydd")
        story = factory.story()
        factory.quotation(story, who, text="“Mine.”")
        factory.quotation(story, other, text="“Hers.”", number=2)

        html = page(client, who.path)

        assert "<b>1</b>quotation" in html
        assert "Hers." not in html

    def test_a_background_quotation_is_counted_and_not_as_open(self, client: Client) -> None:
        who, other, story = factory.profile(), factory.profile("hanna-prydd", "Hanna Prydd"), factory.story()
        factory.quotation(story, who)
        factory.quotation(story, who, number=2, card=factory.card(2, terms=factory.NOT_FOR_ATTRIBUTION))
        factory.quotation(story, other, number=3)

        assert "<b>50%</b>on the record or in public" in page(client, who.path)

    def test_somebody_only_mentioned_shows_stories_alone(self, client: Client) -> None:
        place = factory.profile("pellow", "Pellow Island", word="places", kind="place")
        factory.mention(factory.story("Launch replaces ferry"), place)

        html = page(client, place.path)

        assert "Launch replaces ferry" in html
        assert "has said" not in html
        assert "<b>1</b>story" in html

    def test_an_address_in_another_alphabet_is_found(self, client: Client) -> None:
        who = factory.profile("ana-muñoz", "Ana Muñoz")

        assert client.get(who.path).status_code == 200


class TestChart:
    def month(self, number: int, stories: int) -> dict[str, Any]:
        return {"month": factory.NOON.replace(month=number, day=1), "stories": stories, "said": 0, "openly": 0}

    def test_one_month_makes_no_chart(self) -> None:
        assert people.chart([self.month(11, 4)]) == []

    def test_empty_months_between_are_shown(self) -> None:
        bars = people.chart([self.month(8, 2), self.month(11, 4)])

        assert [(bar.month.month, bar.stories) for bar in bars] == [(8, 2), (9, 0), (10, 0), (11, 4)]
        assert bars[-1].height == 2 * bars[0].height

    def test_it_shows_at_most_eight_months_and_crosses_the_year(self) -> None:
        last = {"month": factory.NOON.replace(year=2027, month=2, day=1), "stories": 1, "said": 0, "openly": 0}

        bars = people.chart([self.month(1, 1), last])

        assert [bar.month.month for bar in bars] == [7, 8, 9, 10, 11, 12, 1, 2]

    def test_months_are_those_of_the_newsrooms_zone(self, client: Client) -> None:
        factory.Site.objects.update(zone="Pacific/Auckland")
        who = factory.profile()
        for at in (factory.NOON.replace(day=30, hour=23), factory.NOON):
            factory.mention(factory.story(first_published_at=at, updated_at=at), who)

        assert '<th scope="row">December 2026</th><td>1</td>' in page(client, who.path)


class TestQuotationPage:
    def test_it_costs_one_query_and_leads_to_the_words_in_the_story(self, client: Client) -> None:
        who = factory.profile()
        story = factory.story(sources=[factory.source()])
        said = factory.quotation(story, who, text="“The chain stays.”", number=3)

        with CaptureQueriesContext(connections["record"]) as record:
            html = page(client, said.get_absolute_url())

        assert len(record) == 1
        assert "“The chain stays.”" in html
        assert f'href="{story.path}#q3"' in html
        assert f'href="{who.path}"' in html
        assert "We may use the words and the name." in html

    def test_a_paraphrase_says_that_the_words_are_ours(self, client: Client) -> None:
        said = factory.quotation(factory.story(), type="indirect")

        assert "our words for what was said" in page(client, said.get_absolute_url())


def test_older_quotations_follow_by_key(client: Client) -> None:
    who = factory.profile()
    for number in range(25):
        at = factory.NOON - timedelta(minutes=number)
        factory.quotation(factory.story(), who, text=f"“Number {number:02d}.”", published_at=at)

    first = page(client, who.path)
    second = page(client, who.path + "?" + first.split('href="?')[1].split('"')[0])

    assert "Number 19." in first
    assert "Number 20." not in first
    assert "Number 24." in second
    assert "Number 19." not in second
