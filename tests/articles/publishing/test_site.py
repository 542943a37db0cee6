"""What stands beside the stories reaches readers as it is saved, and only once a story names it."""

import pytest

from articles.models import Section, SiteSettings
from articles.publishing import project_author, project_profile, project_section, project_site, publish
from articles.record.models import Profile, PublicAuthor, PublicSection, RecordChange, Site
from sources.models.entity import EntityRole
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def test_a_byline_no_story_carries_has_no_page(now):
    assert project_author(factories.author(), now) is None
    assert not PublicAuthor.objects.exists()


def test_a_person_no_story_names_has_no_page(now):
    assert project_profile(stories.entity(), now) is None
    assert not Profile.objects.exists()


def test_the_masthead_lists_the_sections_in_their_order(now):
    factories.site()
    Section.objects.create(slug="land", name="Land", order=2)
    project_section(Section.objects.create(slug="harbour", name="Harbour", order=1), now)

    assert [each["address"] for each in Site.objects.get().navigation] == ["/harbour/", "/land/"]
    assert PublicSection.objects.get().name == "Harbour"


def test_settings_reach_readers_and_the_change_log(now):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "The Aldermere Record", "zone": "Europe/London"})

    assert project_site(now).name == "The Aldermere Record"
    assert RecordChange.objects.get().keys == ["front", "site"]


class TestOncePublished:
    @pytest.fixture(autouse=True)
    def story(self, reporter, publisher, now):
        publish(stories.full_story(reporter), by=publisher, now=now, acknowledge=True)

    def test_a_byline_is_renewed(self, now):
        author = factories.author()
        author.name = "Nessa V."

        assert project_author(author, now).name == "Nessa V."

    def test_the_newest_post_stands_under_the_name(self, now):
        person = stories.entity()
        EntityRole.objects.create(entity=person, title="Pilot", from_date="2019-01-01", to_date="2023-01-01")
        EntityRole.objects.create(entity=person, title="Deputy harbour master", from_date="2021-01-01")
        EntityRole.objects.create(entity=person, title="Harbour master", from_date="2024-01-01")

        assert project_profile(person, now).role == "Harbour master"
