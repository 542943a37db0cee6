"""The versions of a story, as readers find them."""

import pytest

from articles.models import Article
from articles.publishing import publish, withdraw
from articles.publishing.edition import Change
from articles.record.models import StoryPage
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(reporter, publisher, now) -> str:
    """A story with two versions: the ramp became a dock, with a correction."""
    factories.site()
    article = stories.full_story(reporter)
    publish(article, by=publisher, now=now)
    article.refresh_from_db()
    article.body = article.body.replace("The ramp is cracked.", "The dock is cracked.")
    article.save()
    notice = Change("correction", wrong="ramp", right="dock", notice="It is the dock that is cracked")
    publish(article, by=publisher, now=now, change=notice)
    return StoryPage.objects.get().path


def test_a_version_that_never_was_is_not_found(client, path) -> None:
    for ending in ("9", "0", "1-9", "2-1", "1-1", "0-1", "9" * 30):
        assert client.get(f"{path}versions/{ending}/").status_code == 404, ending


def test_an_address_that_no_story_had_has_no_versions(client, path) -> None:
    assert client.get("/harbour/2026/11/nothing/versions/").status_code == 404


def test_the_history_shows_what_changed_word_by_word_with_the_correction(client, path) -> None:
    page = client.get(f"{path}versions/").content.decode()

    assert "ramp</del>" in page
    assert "dock</ins>" in page
    assert "It is the dock that is cracked." in page
    assert "No quotation was altered." in page


def test_the_story_leads_to_its_history(client, path) -> None:
    assert f'href="{path}versions/"' in client.get(path).content.decode()


def test_an_earlier_version_is_read_as_it_stood_without_marks_that_open_nothing(client, path) -> None:
    page = client.get(f"{path}versions/1/").content.decode()

    assert "The ramp is cracked." in page
    assert "popovertarget" not in page
    assert "noindex" in page


def test_a_story_never_changed_says_so(client, reporter, publisher, now) -> None:
    factories.site()
    publish(stories.full_story(reporter), by=publisher, now=now)

    page = client.get(f"{StoryPage.objects.get().path}versions/").content.decode()

    assert "Nothing has been changed" in page


def test_the_versions_of_a_withdrawn_story_are_gone_as_it_is(client, path, publisher, now) -> None:
    withdraw(Article.objects.get(), by=publisher, now=now, notice="We could not stand it up.")

    for ending in ("versions/", "versions/1/", "versions/1-2/"):
        answer = client.get(path + ending)
        assert answer.status_code == 410, ending
        assert "cracked" not in answer.content.decode()


def test_the_history_takes_three_queries(client, path, django_assert_num_queries) -> None:
    with django_assert_num_queries(3, using="record"):
        client.get(f"{path}versions/")
