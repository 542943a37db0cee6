"""Scheduled stories go out once, on time, or come back with a reason (DESIGN, invariant 7)."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from articles import errors
from articles.models import Article, Revision
from articles.publishing import publish, publish_due, schedule
from articles.record.models import PublishedVersion
from sources.models import Agreement
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def story(reporter):
    factories.site()
    return factories.article(reporter, status="ready", authors=[factories.author()])


@pytest.fixture
def scheduled(story, publisher, now):
    return schedule(story, by=publisher, now=now, at=now + HOUR, acknowledge=True)


def test_a_reporter_may_not_schedule(story, reporter, now):
    with pytest.raises(errors.NotAllowed):
        schedule(story, by=reporter, now=now, at=now + HOUR)


def test_an_hour_that_is_over_is_refused(story, publisher, now):
    with pytest.raises(errors.Invalid):
        schedule(story, by=publisher, now=now, at=now - HOUR)


def test_a_story_that_checks_stop_is_not_scheduled(story, publisher, now):
    Article.objects.update(on_hold=True)

    with pytest.raises(errors.Blocked):
        schedule(story, by=publisher, now=now, at=now + HOUR)


def test_an_hour_before_the_end_of_the_embargo_is_refused(story, publisher, now):
    Article.objects.update(embargo_until=now + 2 * HOUR)

    with pytest.raises(errors.Invalid):
        schedule(story, by=publisher, now=now, at=now + HOUR)


def test_nothing_goes_out_before_its_hour(scheduled, now):
    assert publish_due(now + HOUR - timedelta(seconds=1)) == []


def test_a_story_goes_out_at_its_hour_once(scheduled, publisher, now):
    [due] = publish_due(now + HOUR + timedelta(seconds=2))

    assert due.published.address == "/harbour/2026/11/ramp-closed/"
    assert due.late == timedelta(seconds=2)
    assert publish_due(now + 2 * HOUR) == []
    assert PublishedVersion.objects.count() == 1


def test_a_story_stopped_at_its_hour_returns_to_ready_with_the_reason(scheduled, now):
    Article.objects.update(on_hold=True)

    [due] = publish_due(now + HOUR)

    article = Article.objects.get()
    assert (article.status, article.publish_at, due.published) == ("ready", None, None)
    assert Revision.objects.first().why.startswith("Not published at its hour: ")
    assert not PublishedVersion.objects.exists()


def test_a_story_of_somebody_who_may_no_longer_publish_comes_back(scheduled, publisher, now):
    publisher.groups.clear()

    [due] = publish_due(now + HOUR)

    assert due.published is None
    assert Article.objects.get().status == "ready"


def test_one_stopped_story_does_not_keep_the_next_from_going_out(scheduled, reporter, publisher, now):
    other = factories.article(reporter, status="ready", slug="other", authors=[factories.author()])
    schedule(other, by=publisher, now=now, at=now + HOUR, acknowledge=True)
    Article.objects.filter(pk=scheduled.pk).update(on_hold=True)

    outcome = publish_due(now + HOUR)

    assert [due.published is not None for due in outcome] == [False, True]


def test_the_worker_publishes_what_is_due(scheduled, now, capsys):
    Article.objects.update(publish_at=now - 24 * 365 * 10 * HOUR)

    call_command("worker", "--once")

    assert "/ramp-closed/" in capsys.readouterr().out
    assert Article.objects.get().status == "published"


def test_an_embargo_promised_to_a_source_holds_the_story(reporter, publisher, now):
    factories.site()
    story = stories.full_story(reporter, status="ready")
    over = now + timedelta(hours=3)
    Agreement.objects.filter(terms="not_for_attribution").update(embargo_until=over)

    with pytest.raises(errors.WrongStep):
        publish(story, by=publisher, now=now, acknowledge=True)
    with pytest.raises(errors.Invalid):
        schedule(story, by=publisher, now=now, at=over - timedelta(minutes=1), acknowledge=True)

    assert publish(story, by=publisher, now=over, acknowledge=True).article.is_live
