"""A story's own part is printed once for the same ingredients, and anew for any other."""

import pytest
from django.utils.safestring import SafeString

from articles.models import Article, SiteSettings
from articles.public import printed, story
from articles.publishing import project_site, publish
from articles.record.models import StoryPage
from tests import factories
from tests.articles.publishing import stories


def test_other_ingredients_are_never_answered_with_what_was_kept() -> None:
    kept = printed.Printed()
    asked = [("a", 1), ("a", 2), (["a"], 1), ({"a": None}, 1), ("a1",)]
    assert [kept.get(each, lambda each=each: SafeString(each)) for each in asked] == [str(each) for each in asked]
    assert [kept.get(each, lambda: SafeString("again")) for each in asked] == [str(each) for each in asked]


def test_what_is_too_much_goes_the_least_lately_used_first() -> None:
    kept = printed.Printed(max_chars=20)
    for name in ("first", "second", "first", "third"):
        kept.get(name, lambda: SafeString("x" * 10))
    assert kept.get("first", lambda: SafeString("new")) == "x" * 10
    assert kept.get("second", lambda: SafeString("new")) == "new"


def test_what_cannot_be_made_is_not_kept() -> None:
    kept = printed.Printed()
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: SafeString("made")) == "made"


@pytest.mark.django_db
def test_a_story_is_printed_once_until_a_word_or_the_hour_of_the_newsroom_differs(
    client, reporter, publisher, now, monkeypatch
) -> None:
    site = factories.site(zone="Europe/London")
    article = stories.full_story(reporter)
    publish(article, by=publisher, now=now)
    path, times = StoryPage.objects.get().path, []
    monkeypatch.setattr(printed, "STORIES", printed.Printed())
    real = story.article_of
    monkeypatch.setattr(story, "article_of", lambda *parts: times.append(1) or real(*parts))
    first = client.get(path).content
    assert client.get(path).content == first
    assert len(times) == 1
    article = Article.objects.get()
    article.body = article.body.replace("The ramp is cracked.", "The dock is cracked.")
    article.save()
    publish(article, by=publisher, now=now)
    assert "The dock is cracked." in client.get(path).content.decode()
    SiteSettings.objects.filter(pk=site.pk).update(zone="Asia/Tokyo")
    project_site(now=now)
    assert "21.48" in client.get(path).content.decode()
    assert len(times) == 3
