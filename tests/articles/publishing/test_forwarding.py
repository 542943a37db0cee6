"""What readers meet at the addresses of people after two entries became one."""

from datetime import timedelta
from typing import Any

import pytest

from articles.desk.edits import StoryEdits
from articles.desk.saving import save_story
from articles.models import Article
from articles.publishing import publish, withdraw
from articles.publishing.merging import merge_and_forward
from articles.publishing.verify import verify_record
from articles.record.models import PublicPath, PublishedVersion
from sources import registry
from sources.models import Entity
from sources.vocabulary import EntityType
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
OLD, NEW = "/people/ines-calloway/", "/people/ines-marie-calloway/"


@pytest.fixture
def kept(reporter: Any) -> Entity:
    return registry.make_entity("Ines Marie Calloway", EntityType.PERSON, reporter)


@pytest.fixture
def live(reporter: Any, publisher: Any, now: Any) -> Article:
    factories.site()
    story = stories.full_story(reporter)
    publish(story, by=publisher, now=now, acknowledge=True)
    story.refresh_from_db()
    return story


def publish_again(story: Article, publisher: Any, now: Any) -> None:
    later = now + timedelta(hours=1)
    save_story(story, StoryEdits(fields={"headline": "Ramp shut"}), by=publisher, expected_version=None, now=later)
    publish(Article.objects.get(pk=story.pk), by=publisher, now=later, acknowledge=True)


def test_readers_never_learn_of_an_entry_no_story_named(kept: Entity, editor: Any, client: Any) -> None:
    factories.site()
    merge_and_forward(kept, stories.entity(), by=editor, now=factories.NOW)

    assert not PublicPath.objects.exists()
    assert client.get(OLD).status_code == 404


def test_what_was_published_stays_as_it_was(kept: Entity, live: Article, editor: Any, client: Any) -> None:
    before = list(PublishedVersion.objects.values_list("hash", "payload"))

    merge_and_forward(kept, stories.entity(), by=editor, now=factories.NOW)

    assert list(PublishedVersion.objects.values_list("hash", "payload")) == before
    assert client.get(OLD).status_code == 200
    assert client.get(NEW).status_code == 404
    verify_record()


def test_after_the_next_publication_the_old_address_leads_to_the_new(
    kept: Entity, live: Article, editor: Any, publisher: Any, now: Any, client: Any
) -> None:
    merge_and_forward(kept, stories.entity(), by=editor, now=factories.NOW)
    publish_again(live, publisher, now)

    answer = client.get(OLD)

    assert (answer.status_code, answer["Location"]) == (301, NEW)
    assert "Ines Marie Calloway" in client.get(NEW).content.decode()
    verify_record()


def test_an_address_follows_through_two_merges(
    kept: Entity, live: Article, editor: Any, publisher: Any, reporter: Any, now: Any, client: Any
) -> None:
    last = registry.make_entity("I. M. Calloway", EntityType.PERSON, reporter)
    merge_and_forward(kept, stories.entity(), by=editor, now=factories.NOW)
    merge_and_forward(last, kept, by=editor, now=factories.NOW)
    publish_again(live, publisher, now)

    assert client.get(OLD)["Location"] == "/people/i-m-calloway/"


def test_a_withdrawal_leaves_no_name_among_the_addresses(
    kept: Entity, live: Article, editor: Any, publisher: Any, now: Any, client: Any
) -> None:
    merge_and_forward(kept, stories.entity(), by=editor, now=factories.NOW)
    publish_again(live, publisher, now)

    withdraw(Article.objects.get(pk=live.pk), by=publisher, now=now + timedelta(hours=2), notice="We were wrong.")

    assert client.get(OLD).status_code == 404
    assert "calloway" not in stories.everything_on_record().lower()
