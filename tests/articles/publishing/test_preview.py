"""The preview is what readers will get, made the same way, and writes nothing."""

import pytest

from articles.publishing import preview_page, publish
from articles.record.models import PublishedVersion, StoryPage
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter):
    factories.site()
    return stories.full_story(reporter, slug="")


def columns(page):
    return {field.name: getattr(page, field.name) for field in StoryPage._meta.fields if field.name not in ("id", "version")}


def test_it_equals_what_is_published_next(story, publisher, now):
    seen = preview_page(story, now)
    publish(story, by=publisher, now=now, acknowledge=True)

    assert columns(seen) == columns(StoryPage.objects.get())


def test_it_writes_nothing_and_leaves_the_story_as_it_is(story, now):
    preview_page(story, now)

    assert (story.slug, story.standfirst) == ("", "")
    assert not PublishedVersion.objects.exists()
    assert not StoryPage.objects.exists()


def test_a_story_without_section_or_text_can_be_looked_at(reporter, now):
    bare = factories.article(reporter, "", headline="", section=None, slug="")

    assert preview_page(bare, now).body_html == ""
