"""The permalink of a quotation: it says so when its words were corrected, taken out, or withdrawn with their story."""

import pytest

from articles.desk.edits import StoryEdits
from articles.desk.saving import save_story
from articles.models import Article
from articles.publishing import publish, withdraw
from articles.publishing.edition import Change
from articles.record.models import PublicPath, PublishedQuotation
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
WORDS = "I could put my thumb in it"


@pytest.fixture
def article(reporter, publisher, now) -> Article:
    factories.site()
    article = stories.full_story(reporter)
    publish(article, by=publisher, now=now)
    return Article.objects.get()


@pytest.fixture
def path(article) -> str:
    return PublishedQuotation.objects.get(text__contains=WORDS).get_absolute_url()


def publish_again(article, publisher, now, body: str) -> None:
    article = Article.objects.get()
    edits = StoryEdits(fields={"body": body})
    saved = save_story(article, edits, by=publisher, expected_version=article.version, now=now)
    change = Change("correction", notice="We had a word wrong.")
    publish(saved.article, by=publisher, now=now, change=change, acknowledge=True)


def test_a_quotation_nobody_ever_had_is_not_found(client, article) -> None:
    assert client.get("/quotations/abcdef/").status_code == 404


def test_words_that_stand_as_they_always_did_have_no_notice(client, article, path, publisher, now) -> None:
    publish_again(article, publisher, now, article.body.replace("The ramp is cracked.", "The dock is cracked."))

    assert "These words were corrected" not in client.get(path).content.decode()


def test_corrected_words_say_what_they_were(client, article, path, publisher, now) -> None:
    publish_again(article, publisher, now, article.body.replace("my thumb", "my hand"))

    page = client.get(path).content.decode()

    assert "put my hand in it" in page
    assert f"<del>“{WORDS}”</del>" in page


def test_words_taken_out_of_the_story_are_gone_and_lead_to_its_history(client, article, path, publisher, now) -> None:
    publish_again(article, publisher, now, article.body.replace(stories.FIRST_PARAGRAPH, "<p>The ramp is cracked.</p>"))

    answer = client.get(path)

    assert answer.status_code == 410
    assert "versions/" in answer.content.decode()
    assert WORDS not in answer.content.decode()


def test_words_of_a_withdrawn_story_are_gone_with_its_notice(client, article, path, publisher, now) -> None:
    withdraw(article, by=publisher, now=now, notice="We could not stand it up.")

    answer = client.get(path)

    assert answer.status_code == 410
    assert "We could not stand it up." in answer.content.decode()
    assert not PublicPath.objects.filter(path__contains="quotations").exists()


def test_words_that_come_back_are_there_again(client, article, path, publisher, now) -> None:
    body = article.body
    publish_again(article, publisher, now, body.replace(stories.FIRST_PARAGRAPH, "<p>The ramp is cracked.</p>"))
    publish_again(article, publisher, now, body)

    assert client.get(path).status_code == 200
