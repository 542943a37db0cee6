"""The search over the desk finds what a person may see and leaves no words in an address."""

from typing import Any

import pytest

from sources.models import Alias
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def found(client: Any, person: Any, words: str) -> set[str]:
    client.force_login(person)
    groups = client.post("/desk/find/", {"words": words}).context["groups"]
    return {hit.title for group in groups for hit in group.hits}


def test_a_story_of_a_colleague_is_not_found(client: Any, reporter: Any, other_reporter: Any) -> None:
    factories.article(other_reporter, headline="The ramp")

    assert found(client, reporter, "ramp") == set()


def test_a_protected_source_is_not_found_not_even_by_its_party(client: Any, reporter: Any) -> None:
    stories.protected_source(reporter)

    assert found(client, reporter, "velvet anchor") == set()
    assert found(client, reporter, "engineer") == set()


def test_the_administrator_finds_no_stories_and_no_sources(client: Any, administrator: Any, reporter: Any) -> None:
    factories.article(reporter, headline="The ramp")
    stories.open_source()

    assert found(client, administrator, "ramp") == set()
    assert found(client, administrator, "Calloway") == set()


def test_words_in_an_address_are_not_looked_for(client: Any, reporter: Any) -> None:
    factories.article(reporter, headline="The ramp")
    client.force_login(reporter)

    assert client.get("/desk/find/?words=ramp").context["groups"] == []


def test_a_stranger_is_sent_to_the_door(client: Any) -> None:
    assert client.post("/desk/find/", {"words": "ramp"})["Location"].startswith("/desk/login/")


def test_every_word_must_be_in_the_headline(client: Any, reporter: Any) -> None:
    factories.article(reporter, headline="Ferry firm was told of cracked ramp")

    assert found(client, reporter, "ramp ferry") == {"Ferry firm was told of cracked ramp"}
    assert found(client, reporter, "ramp bus") == set()


def test_a_person_is_found_by_another_name(client: Any, editor: Any) -> None:
    Alias.objects.create(entity=stories.entity(), text="the harbour master")

    assert found(client, editor, "harbour master") == {"Ines Calloway"}


def test_an_open_source_is_found_by_name(client: Any, editor: Any) -> None:
    stories.open_source()

    assert found(client, editor, "calloway") == {"Ines Calloway"}


@pytest.mark.parametrize("words", ["", "   ", "\0", "%", "_" * 5000, "“’\u202e", "'; DROP TABLE"])
def test_odd_words_are_answered_with_a_page(client: Any, reporter: Any, words: str) -> None:
    client.force_login(reporter)

    assert client.post("/desk/find/", {"words": words}).status_code == 200
