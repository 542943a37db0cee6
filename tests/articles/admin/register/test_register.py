"""The register: who is found by whom, and what stands on the page of one entry."""

from typing import Any
from uuid import uuid4

import pytest

from articles.models import Quotation
from articles.publishing.publish import publish
from sources import registry
from sources.models import Alias, EntityRole, Source
from sources.vocabulary import EntityType
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def found(client: Any, person: Any, words: str) -> str:
    client.force_login(person)
    return client.post("/desk/register/", {"words": words}).content.decode()


@pytest.fixture
def story(reporter: Any) -> Any:
    factories.site()
    return stories.full_story(reporter)


@pytest.mark.parametrize("words", ["velvet", "velvet anchor", "crane", "worked on the ramp"])
def test_a_protected_source_is_not_found_by_who_does_not_know_it(
    client: Any, editor: Any, standards: Any, story: Any, words: str
) -> None:
    source = Source.objects.get(protected=True)

    for person in (editor, standards):
        page = found(client, person, words)
        assert "velvet anchor" not in page.replace(f'value="{words}"', "")
        assert str(source.pk) not in page
        assert "by code name</h2>" not in page


def test_the_answer_is_the_same_whether_or_not_there_is_such_a_code_name(client: Any, editor: Any, story: Any) -> None:
    there, absent = (found(client, editor, words).replace(words, "…") for words in ("velvet", "vermilion"))

    def plain(page: str) -> str:
        return "".join(line for line in page.splitlines() if "csrf" not in line and "nonce" not in line)

    assert plain(there) == plain(absent)


def test_its_parties_and_the_source_desk_find_it_by_code_name_alone(
    client: Any, reporter: Any, source_desk: Any, story: Any
) -> None:
    for person in (reporter, source_desk):
        assert "velvet anchor" in found(client, person, "anchor")
    assert "velvet anchor</a>" not in found(client, reporter, stories.DESCRIPTION)


@pytest.mark.parametrize("words", ["calloway", "the harbourmistress", "ines aldermere", "harbour master port"])
def test_people_are_found_by_name_other_name_post_and_organisation(
    client: Any, reporter: Any, story: Any, words: str
) -> None:
    ines = stories.entity()
    Alias.objects.create(entity=ines, text="The Harbourmistress", kind="nickname")
    port = registry.make_entity("Aldermere Port", EntityType.ORGANISATION, reporter)
    EntityRole.objects.create(entity=ines, title="Harbour master", organisation=port)

    assert f"/desk/register/who/{ines.pk}/" in found(client, reporter, words)


def test_documents_are_found_by_title_and_not_shown_to_who_may_see_no_source(
    client: Any, reporter: Any, standards: Any, story: Any
) -> None:
    report = Source.objects.create(kind="document", name="Inspection report HPI 26")

    assert f"/desk/register/source/{report.pk}/" in found(client, reporter, "inspection")
    assert f"/desk/register/source/{report.pk}/" not in found(client, standards, "inspection")


def test_words_are_found_in_stories_one_may_read_and_in_no_other_draft(
    client: Any, reporter: Any, other_reporter: Any, source_desk: Any, story: Any
) -> None:
    assert "I could put my thumb" in found(client, reporter, "thumb")
    assert "I could put my thumb" in found(client, source_desk, "thumb")
    assert "I could put my thumb" not in found(client, other_reporter, "thumb")


def test_published_words_are_found_by_everybody_as_readers_have_them(
    client: Any, other_reporter: Any, publisher: Any, story: Any, now: Any
) -> None:
    publish(story, by=publisher, now=now)
    Quotation.objects.filter(key=stories.NAMED_KEY).update(text="“A draft of another sentence”")

    page = found(client, other_reporter, "thumb")

    assert "I could put my thumb" in page
    assert "Ines Calloway" in page
    assert "A draft of" not in found(client, other_reporter, "sentence")


def test_words_asked_for_stand_in_no_address(client: Any, reporter: Any, story: Any) -> None:
    client.force_login(reporter)

    page = client.get("/desk/register/?words=calloway").content.decode()

    assert 'value="calloway"' not in page


@pytest.mark.parametrize("words", ["\0", "%", "'; --", "x" * 5000, "a " * 3000])
def test_strange_words_find_nothing_and_break_nothing(client: Any, reporter: Any, story: Any, words: str) -> None:
    client.force_login(reporter)

    assert client.post("/desk/register/", {"words": words}).status_code == 200


# -- Pages of one entry ------------------------------------------------------------------------------------------------
def test_a_page_shows_names_posts_parent_sources_and_words(client: Any, reporter: Any, story: Any) -> None:
    ines = stories.entity()
    Alias.objects.create(entity=ines, text="I. Calloway", kind="short")
    port = registry.make_entity("Aldermere Port", EntityType.ORGANISATION, reporter)
    EntityRole.objects.create(entity=ines, title="Harbour master", organisation=port, from_date="2024-03-01")
    client.force_login(reporter)

    page = client.get(f"/desk/register/who/{ines.pk}/").content.decode()

    for words in (
        "I. Calloway", "Harbour master", "Aldermere Port", "since Mar 2024", "I could put my thumb", "the port office",
    ):  # fmt: skip
        assert words in page
    assert f"/desk/articles/article/{story.pk}/change/#quotation-{stories.NAMED_KEY}" in page
    assert "It went in the drawer" not in page


def test_words_in_a_draft_of_others_are_not_on_the_page(client: Any, other_reporter: Any, story: Any) -> None:
    client.force_login(other_reporter)

    page = client.get(f"/desk/register/who/{stories.entity().pk}/").content.decode()

    assert "I could put my thumb" not in page
    assert "Ramp closed" not in page


def test_the_page_of_a_source_is_for_open_ones(client: Any, reporter: Any, story: Any) -> None:
    client.force_login(reporter)
    protected = Source.objects.get(protected=True)

    assert client.get(f"/desk/register/source/{protected.pk}/").status_code == 404
    assert client.get(f"/desk/register/source/{uuid4()}/").status_code == 404
    assert "I could put my thumb" in client.get(f"/desk/register/source/{stories.open_source().pk}/").content.decode()


def test_many_words_ask_no_more_often_than_few(
    client: Any, reporter: Any, story: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        Alias.objects.create(entity=stories.entity(), text=f"Name {number}")
        registry.make_entity(f"Ines {number}", EntityType.PERSON, reporter)
    client.force_login(reporter)
    client.get("/desk/")

    with django_assert_max_num_queries(21):
        client.post("/desk/register/", {"words": "ines"})
    with django_assert_max_num_queries(24):
        client.get(f"/desk/register/who/{stories.entity().pk}/")
