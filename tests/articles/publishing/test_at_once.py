"""Two publications at the same moment: one version, whoever comes first."""

import threading

import pytest
from django.db import connections

from articles.errors import NothingNew
from articles.models import Article
from articles.publishing import publish, publish_due, schedule
from articles.publishing.verify import verify_record
from articles.record.models import PublishedVersion
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count, act):
    """Run `act` in `count` threads that start together and return what each gave or raised."""
    gate, outcomes = threading.Barrier(count), []

    def run():
        gate.wait()
        try:
            outcomes.append(act())
        except NothingNew as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == count
    return outcomes


def test_a_story_published_by_four_people_at_once_has_one_version(reporter, publisher, now):
    factories.site()
    story = factories.article(reporter, status="ready", authors=[factories.author()])

    outcomes = at_once(4, lambda: publish(Article.objects.get(pk=story.pk), by=publisher, now=now, acknowledge=True))

    assert sum(isinstance(outcome, NothingNew) for outcome in outcomes) == 3
    assert PublishedVersion.objects.count() == 1
    assert verify_record().versions == 1


def test_two_workers_publish_a_due_story_once(reporter, publisher, now):
    factories.site()
    story = factories.article(reporter, status="ready", authors=[factories.author()])
    at = now.replace(hour=18)
    schedule(story, by=publisher, now=now, at=at, acknowledge=True)

    outcomes = at_once(2, lambda: publish_due(at))

    assert sum(len(outcome) for outcome in outcomes) == 1
    assert PublishedVersion.objects.count() == 1


def test_different_stories_published_at_once_form_one_chain(reporter, publisher, now):
    factories.site()
    waiting = [
        factories.article(reporter, status="ready", slug=f"story-{each}", authors=[factories.author()]) for each in range(6)
    ]
    lock = threading.Lock()

    def publish_next():
        with lock:
            story = waiting.pop()
        return publish(Article.objects.get(pk=story.pk), by=publisher, now=now, acknowledge=True)

    at_once(6, publish_next)

    assert verify_record().versions == 6
