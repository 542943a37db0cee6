"""The list of replies due or not asked for: what stands on it, and for whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.desk import replying, worklist
from articles.desk.replying import ClaimEdit, ReplyEdit
from articles.models import Article, Claim, Reply
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db
NOW = timezone.now()
OURS, THEIRS = "The ramp is cracked.", "an engineer said"


@pytest.fixture
def story(reporter: Any) -> Article:
    return stories.full_story(reporter, status="drafting")


def claim(story: Article, by: Any, words: str = OURS, **facts: Any) -> Claim:
    edit = ClaimEdit(words=words, **facts)
    return replying.put_claim(story, edit, by=by, expected_version=_version(story), now=NOW)


def ask(story: Article, by: Any, about: Claim, **facts: Any) -> Reply:
    asked = {"party_name": "Wend Ferries", "asked_at": NOW - timedelta(days=2), "deadline": NOW - timedelta(hours=1)}
    edit = ReplyEdit(claim_keys=(about.key,), **(asked | facts))
    return replying.put_reply(story, edit, by=by, expected_version=_version(story), now=NOW)


def _version(story: Article) -> int:
    return Article.objects.values_list("version", flat=True).get(pk=story.pk)


def listed(user: Any) -> tuple[list[str], list[str]]:
    due = [reply.party for reply in worklist.replies_due(user, NOW)]
    return due, [each.words for each in worklist.claims_not_asked(user)]


def test_an_answer_that_came_or_is_not_due_yet_is_on_no_list(story: Article, reporter: Any) -> None:
    on_file = claim(story, reporter)
    ask(story, reporter, on_file, deadline=NOW + timedelta(hours=1))
    ask(story, reporter, on_file, state="declined")
    ask(story, reporter, on_file, deadline=None)

    assert listed(reporter) == ([], [])


def test_a_claim_that_needs_no_reply_or_stands_in_a_quotation_is_not_listed_here(story: Article, reporter: Any) -> None:
    claim(story, reporter, needs_reply=False)
    claim(story, reporter, words="", quotation_key=stories.NAMED_KEY)

    assert listed(reporter) == ([], [])


@pytest.mark.parametrize("status", ["spiked", "withdrawn"])
def test_a_story_that_will_not_run_asks_nobody(story: Article, reporter: Any, status: str) -> None:
    ask(story, reporter, claim(story, reporter))
    claim(story, reporter, THEIRS)
    Article.objects.update(status=status, first_published_at=NOW)

    assert listed(reporter) == ([], [])


def test_nobody_learns_of_replies_in_a_story_they_may_not_read(story: Article, reporter: Any, other_reporter: Any) -> None:
    ask(story, reporter, claim(story, reporter))
    claim(story, reporter, THEIRS)

    assert listed(other_reporter) == ([], [])


def test_what_is_due_and_what_nobody_was_asked_about_lead_to_their_page(
    story: Article, reporter: Any, other_reporter: Any, client: Any
) -> None:
    ask(story, reporter, claim(story, reporter))
    claim(story, reporter, THEIRS)
    client.force_login(reporter)

    page = client.get("/desk/worklist/?list=replies").content.decode()

    assert listed(reporter) == (["Wend Ferries"], [THEIRS])
    assert "Replies due or not asked for" in page
    assert page.count(f'href="/desk/articles/article/{story.pk}/replies/"') == 2
    assert "Wend Ferries" in page
    client.force_login(other_reporter)
    assert "Wend Ferries" not in client.get("/desk/worklist/?list=replies").content.decode()
