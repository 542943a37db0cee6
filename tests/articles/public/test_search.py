"""Search: anything typed gets an answer, nothing typed becomes markup."""

import re

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.public import search
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


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
        factory.story("Ramp closed")

        assert "Ramp closed" not in look_for(client, "%")
        assert "Ramp closed" not in look_for(client, "R_mp")

    def test_never_becomes_markup(self, client: Client) -> None:
        factory.story("<script>alert(1)</script> in the dock")

        html = look_for(client, "<script>alert(1)</script>")

        assert "<script>alert" not in html

    @given(st.text(max_size=40), st.text(max_size=10))
    def test_highlighting_keeps_the_text_and_adds_only_marks(self, text: str, word: str) -> None:
        from django.utils.html import escape

        marked = search.highlight(text, [word] if word else [])

        assert re.sub("</?mark>", "", marked) == escape(text)

    def test_an_unknown_kind_shows_everything(self, client: Client) -> None:
        factory.story("Ramp closed")

        assert "</mark> closed" in look_for(client, "ramp", kind="<x>")


def test_it_costs_at_most_four_queries(client: Client) -> None:
    with CaptureQueriesContext(connections["record"]) as record:
        look_for(client, "ramp")

    assert len(record) <= 4


def test_nothing_found_offers_fewer_words(client: Client) -> None:
    html = look_for(client, "zebra crossing")

    assert "No story or quotation has these words" in html
    assert 'href="?q=zebra"' in html


def test_stories_quotations_and_people_are_found_with_the_words_marked(client: Client) -> None:
    who = factory.profile("ramp-trust", "Ramp Trust", word="organisations", kind="organisation")
    factory.quotation(factory.story("Ferry ramp cracked"), who, text="“The ramp is safe.”")

    html = look_for(client, "ramp")

    assert "Ferry <mark>ramp</mark> cracked" in html
    assert "The <mark>ramp</mark> is safe." in html
    assert "<mark>Ramp</mark> Trust" in html


def test_all_words_must_be_there_in_any_order(client: Client) -> None:
    factory.story("Ferry ramp cracked")
    factory.story("Ramp repaired")

    html = look_for(client, "cracked ferry")

    assert "<mark>cracked</mark>" in html
    assert "repaired" not in html


def test_kinds_can_be_narrowed_to_one(client: Client) -> None:
    factory.quotation(factory.story("Ferry ramp cracked"), text="“The ramp is safe.”")

    html = look_for(client, "ramp", kind="quotations")

    assert "is safe." in html
    assert "<h2><a" not in html


@pytest.mark.parametrize(
    ("typed", "headline"), [("don't", "They don’t pay"), ("élise", "ÉLISE SPEAKS"), ("Émile", "Why émile left")]
)
def test_apostrophes_and_accents_are_found_however_they_are_typed(client: Client, typed: str, headline: str) -> None:
    factory.story(headline)

    assert "<mark>" in look_for(client, typed)


def test_people_can_be_read_through_without_words(client: Client) -> None:
    factory.profile()

    assert "Ines Calloway" in client.get("/search/?kind=people").content.decode()


def test_search_results_are_not_for_search_engines(client: Client) -> None:
    assert 'content="noindex"' in look_for(client, "ramp")
    assert 'content="noindex"' not in client.get("/search/").content.decode()
