"""Search: anything typed gets an answer, nothing typed becomes markup."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.record import search as index
from articles.record.models import Profile, Topic
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def indexed(*pages: Any) -> None:
    """Put stories made directly as rows into the index, as publishing does."""
    index.index(pages, Profile.objects.values_list("pk", flat=True), Topic.objects.values_list("pk", flat=True))


def look_for(client: Client, words: str, **more: str) -> str:
    response = client.get("/search/", {"q": words} | more)
    assert response.status_code == 200
    return response.content.decode()


class TestAnythingTyped:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(max_size=60))
    def test_gets_a_page(self, client: Client, typed: str) -> None:
        look_for(client, typed)

    @pytest.mark.parametrize(
        "typed", ["", " ", "%", "_", "\\", '"', "' OR 1=1 --", "\x00", "\ud800", "a" * 5000, "x " * 500, "*", "NEAR("]
    )
    def test_hostile_words_get_a_page(self, client: Client, typed: str) -> None:
        look_for(client, typed.encode("utf-8", "replace").decode())

    def test_signs_of_the_database_are_only_letters(self, client: Client) -> None:
        indexed(factory.story("Ramp closed"))

        assert "Ramp closed" not in look_for(client, "%")
        assert "Ramp closed" not in look_for(client, "R_mp")

    def test_never_becomes_markup(self, client: Client) -> None:
        indexed(factory.story("<script>alert(1)</script> in the dock"))

        html = look_for(client, "<script>alert(1)</script>")

        assert "in the dock" in html
        assert "<script>alert" not in html

    def test_an_unknown_kind_shows_everything(self, client: Client) -> None:
        indexed(factory.story("Ramp closed"))

        assert "</mark> closed" in look_for(client, "ramp", kind="<x>")


@pytest.mark.parametrize(("words", "queries"), [("ramp ", 3), ("ramp", 4), ("nothinglikeit ", 2), ("", 1)])
def test_a_search_costs_three_queries_and_one_more_where_the_last_word_goes_on(
    client: Client, words: str, queries: int
) -> None:
    indexed(factory.story("Ramp closed"))

    with CaptureQueriesContext(connections["record"]) as record:
        look_for(client, words)

    assert len(record) == queries


def test_nothing_found_offers_fewer_words(client: Client) -> None:
    html = look_for(client, "zebra crossing")

    assert "No story or quotation has these words" in html
    assert 'href="?q=zebra"' in html


def test_stories_quotations_and_people_are_found_with_the_words_marked(client: Client) -> None:
    who = factory.profile("ramp-trust", "Ramp Trust", word="organisations", kind="organisation")
    story = factory.story("Ferry ramp cracked")
    factory.quotation(story, who, text="“The ramp is safe.”")
    indexed(story)

    html = look_for(client, "ramp")

    assert "Ferry <mark>ramp</mark> cracked" in html
    assert "The <mark>ramp</mark> is safe." in html
    assert "<mark>Ramp</mark> Trust" in html


def test_all_words_must_be_there_in_any_order(client: Client) -> None:
    indexed(factory.story("Ferry ramp cracked"), factory.story("Ramp repaired"))

    html = look_for(client, "cracked ferry")

    assert "<mark>cracked</mark>" in html
    assert "repaired" not in html


def test_kinds_can_be_narrowed_to_one(client: Client) -> None:
    story = factory.story("Ferry ramp cracked")
    factory.quotation(story, text="“The ramp is safe.”")
    indexed(story)

    html = look_for(client, "ramp", kind="quotations")

    assert "is safe." in html
    assert "<h2><a" not in html


@pytest.mark.parametrize(
    ("typed", "headline"), [("don't", "They don’t pay"), ("élise", "ÉLISE SPEAKS"), ("Émile", "Why émile left")]
)
def test_apostrophes_and_accents_are_found_however_they_are_typed(client: Client, typed: str, headline: str) -> None:
    indexed(factory.story(headline))

    assert "<mark>" in look_for(client, typed)


def test_people_can_be_read_through_without_words(client: Client) -> None:
    factory.profile()

    assert "Ines Calloway" in client.get("/search/?kind=people").content.decode()


def test_search_results_are_not_for_search_engines(client: Client) -> None:
    assert 'content="noindex"' in look_for(client, "ramp")
    assert 'content="noindex"' not in client.get("/search/").content.decode()


class TestWhoSaidWhat:
    """A query that names a person is answered as a question, or offered to be."""

    @pytest.fixture(autouse=True)
    def spoken(self) -> None:
        who, other = factory.profile(), factory.profile("bram-estcourt", "Bram Estcourt")
        story = factory.story("Ferry ramp cracked")
        factory.quotation(story, who, text="“The ramp is closed.”")
        factory.quotation(story, other, number=2, text="“The ramp is safe.”", speaker="Bram Estcourt")
        indexed(story)

    def test_a_name_alone_is_no_question(self, client: Client) -> None:
        assert 'class="offer"' not in look_for(client, "Ines Calloway")

    def test_a_question_is_answered_with_what_the_person_said(self, client: Client) -> None:
        html = look_for(client, "what did Calloway say about the ramp?")

        assert "is closed." in html
        assert "is safe." not in html
        assert "Look for all the words instead" in html

    def test_a_question_can_be_taken_as_mere_words(self, client: Client) -> None:
        assert (
            "No story or quotation"
            in client.get("/search/", {"q": "what did Calloway say about the ramp?", "words": "all"}).content.decode()
        )

    def test_a_name_and_a_word_offer_what_that_person_said(self, client: Client) -> None:
        html = look_for(client, "Calloway ramp")

        assert "kind=quotations&amp;person=%2Fpeople%2Fines-calloway%2F" in html

    def test_boxes_narrow_to_any_of_the_people_ticked(self, client: Client) -> None:
        one = look_for(client, "ramp", person="/people/bram-estcourt/")
        both = look_for(client, "ramp", person=["/people/bram-estcourt/", "/people/ines-calloway/"])

        assert ("is safe." in one, "is closed." in one) == (True, False)
        assert ("is safe." in both, "is closed." in both) == (True, True)


class TestSuggestions:
    def suggested(self, client: Client, typed: str) -> list[str]:
        response = client.get("/search/suggest", {"q": typed})
        assert response["Cache-Control"] == "private, no-store"
        return [row["name"] for row in response.json()["suggestions"]]

    @pytest.mark.parametrize("typed", ["", "*", '"', "\x00", "x" * 8000, "NEAR(", "שלום"])
    def test_anything_typed_gets_an_answer(self, client: Client, typed: str) -> None:
        assert self.suggested(client, typed) == []

    def test_people_topics_and_headlines_are_suggested_from_the_beginning_of_a_word(self, client: Client) -> None:
        factory.profile()
        story = factory.story("Calm before the storm")
        factory.topic("calving", "Calving", story)
        indexed(story)

        assert self.suggested(client, "cal") == ["Calving", "Ines Calloway", "Calm before the storm"]

    def test_it_costs_two_queries(self, client: Client) -> None:
        with CaptureQueriesContext(connections["record"]) as record:
            self.suggested(client, "cal")

        assert len(record) == 2


def test_what_was_looked_for_is_kept_by_nobody(client: Client) -> None:
    assert client.get("/search/", {"q": "ramp"})["Cache-Control"] == "private, no-store"
