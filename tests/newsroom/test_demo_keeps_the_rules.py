"""The demo's stories under the demo's own policy: what is published passes, what waits goes out at its hour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import checks
from articles.desk.protected_names import require_no_protected_name
from articles.errors import Blocked
from articles.models import Article, HousePolicy
from articles.models.vocabulary import Status
from articles.publishing import publish_due
from articles.snapshot import load_stories
from newsroom.demo import load

pytestmark = pytest.mark.django_db
DEMO_PUBLISHER = "publisher"


@pytest.fixture
def demo(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load.load()


def test_the_demo_keeps_the_rules_it_shows(demo, django_user_model):
    policy, publisher = HousePolicy.load(), django_user_model.objects.get(username=DEMO_PUBLISHER)
    out = load_stories(list(Article.objects.filter(status=Status.PUBLISHED).select_related("section")))

    stopped = {
        str(story.article): codes
        for story in out
        if (codes := sorted({each.code for each in checks.run(story, policy) if each.is_block}))
    }
    assert stopped == {}

    held = []
    for article in Article.objects.exclude(status__in=[Status.WITHDRAWN, Status.SPIKED, Status.ASSIGNED]):
        try:
            require_no_protected_name(article, Status.PUBLISHED, by=publisher, now=timezone.now())
        except Blocked:
            held.append(str(article))
    assert held == []

    waiting = Article.objects.filter(status=Status.SCHEDULED).count()
    went = publish_due(timezone.now() + timedelta(days=30))
    assert waiting > 0
    assert [due.why for due in went] == [""] * waiting
