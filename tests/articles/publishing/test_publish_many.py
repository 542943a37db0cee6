"""A batch gives each story what it would get alone, in the order of the batch."""

import pytest

from articles import errors
from articles.publishing import Published, publish, publish_many
from articles.publishing.verify import verify_record
from articles.record.models import PublishedVersion, RecordChange
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(reporter):
    factories.site()

    def make(slug, **fields):
        return factories.article(reporter, slug=slug, status="ready", authors=[factories.author()], **fields)

    return make


def test_one_that_may_not_go_out_holds_up_no_other(ready, publisher, now):
    held, free = ready("held", on_hold=True), ready("free")

    first, second = publish_many([held, free], by=publisher, now=now)

    assert isinstance(first, errors.Blocked)
    assert second.address == "/harbour/2026/11/free/"
    held.refresh_from_db()
    assert held.status == "ready"


def test_a_story_named_twice_goes_out_once(ready, publisher, now):
    story = ready("once")

    first, second = publish_many([story, story], by=publisher, now=now)

    assert isinstance(first, Published)
    assert isinstance(second, errors.NothingNew)
    assert PublishedVersion.objects.count() == 1


def test_two_stories_of_a_batch_never_share_an_address(ready, publisher, now):
    chosen = [ready("ramp"), ready("ramp")]
    from_headline = [ready("", headline="Ramp shut"), ready("", headline="Ramp shut")]

    outcomes = publish_many([*chosen, *from_headline], by=publisher, now=now)

    assert isinstance(outcomes[1], errors.AddressTaken)
    assert [outcome.address for outcome in (outcomes[0], *outcomes[2:])] == [
        "/harbour/2026/11/ramp/",
        "/harbour/2026/11/ramp-shut/",
        "/harbour/2026/11/ramp-shut-2/",
    ]


def test_the_order_of_the_batch_is_the_order_of_the_chain(ready, publisher, now):
    batch = [ready(f"story-{number}") for number in (3, 1, 2)]

    publish_many(batch, by=publisher, now=now)

    versions = PublishedVersion.objects.order_by("seq")
    assert [version.story for version in versions] == [story.story_key for story in batch]
    assert len(RecordChange.objects.filter(kind="publish")) == 3
    assert verify_record().versions == 3


def test_a_batch_may_hold_stories_readers_have_already(ready, reporter, publisher, now):
    known = stories.full_story(reporter)
    publish(known, by=publisher, now=now, acknowledge=True)
    type(known).objects.filter(pk=known.pk).update(headline="Ramp still closed")

    outcomes = publish_many([ready("new"), known], by=publisher, now=now)

    assert [outcome.version.kind for outcome in outcomes] == ["publish", "update"]
    assert verify_record().versions == 3


def test_a_batch_costs_a_number_of_queries_that_does_not_grow_with_it(ready, publisher, now, django_assert_max_num_queries):
    publish(ready("the-first-one-sets-up-the-site"), by=publisher, now=now, acknowledge=True)
    batch = [ready(f"story-{number}") for number in range(20)]

    with django_assert_max_num_queries(30 + len(batch)):  # each story's own row is one UPDATE
        publish_many(batch, by=publisher, now=now)
