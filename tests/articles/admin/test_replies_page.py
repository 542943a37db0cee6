"""The page of claims and replies, as a form without script sends it."""

import pytest

from articles.models import Claim, Reply
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def test_a_claim_is_listed_asked_about_and_refused_without_losing_the_page(client, reporter):
    story = stories.full_story(reporter, status="drafting")
    client.force_login(reporter)
    address = f"/desk/articles/article/{story.pk}/replies/"

    refused = client.post(address, {"what": "claim", "version": "0", "kind": "allegation", "words": "<b>elsewhere</b>"})
    listed = client.post(address, {"what": "claim", "version": "0", "kind": "allegation", "words": "The ramp is cracked."})
    stale = client.post(address, {"what": "claim", "version": "0", "kind": "allegation", "words": "The ramp"})
    asked = {"claim": Claim.objects.get().key, "party": "The port", "state": "declined", "asked_at": "2026-11-10T09:30"}
    client.post(address, {"what": "reply", "version": "1"} | asked)
    page = client.get(address).content.decode()

    assert (refused.status_code, listed.status_code, stale.status_code) == (422, 302, 422)
    assert "&lt;b&gt;elsewhere&lt;/b&gt;" in refused.content.decode()
    assert Reply.objects.get().party in page
    assert "Declined to reply" in page
