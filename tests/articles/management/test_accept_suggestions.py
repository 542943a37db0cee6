"""`manage.py accept_suggestions ID… --as USER`."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Attribution, Quotation
from articles.models.vocabulary import Status
from sources.models import Source
from tests import factories
from tests.articles.desk.suggesting.hand_made import Engine, quote, said_by

pytestmark = pytest.mark.django_db

WORDS = "“The ramp is closed until the spring,”"
TEXT = f"{WORDS} said Ana Duarte, the harbour master. “It has to be.”"
STORY = f"<p>{TEXT}</p>"


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    made.quotes = [quote(TEXT, WORDS, **said_by("Ana Duarte")), quote(TEXT, "“It has to be.”", confidence=0.5)]
    monkeypatch.setattr("sources.suggest.suggest", made)
    return made


@pytest.fixture
def story(reporter: Any) -> Article:
    return factories.article(reporter, STORY)


def run(*args: Any, **options: Any) -> str:
    out = StringIO()
    call_command("accept_suggestions", *map(str, args), stdout=out, **options)
    return out.getvalue()


# -- Refusals ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("login", ["nobody-here", "admin", "owen"])
def test_somebody_who_writes_no_stories_is_refused(login, story, administrator, standards) -> None:
    with pytest.raises(CommandError, match=login):
        run(story.pk, user=login)
    assert not Quotation.objects.exists()


@pytest.mark.parametrize("share", ["2", "-0.1", "much", "nan"])
def test_a_confidence_that_is_no_share_is_refused(share, story, reporter) -> None:
    with pytest.raises(CommandError, match="0 to 1"):
        run(story.pk, "--as", "nessa", "--min-confidence", share)


@pytest.mark.parametrize("given", ["999999", "x", "9" * 30, "²", "\udcff"])
def test_a_story_there_is_not_and_one_of_others_are_answered_alike(given, other_reporter, story) -> None:
    with pytest.raises(CommandError, match="1 of 1"):
        run(given, user="col")
    with pytest.raises(CommandError, match="1 of 1"):
        run(story.pk, user="col")
    assert not Quotation.objects.exists()


def test_one_that_cannot_be_done_does_not_hinder_the_others(story, reporter) -> None:
    approved = factories.article(reporter, STORY, slug="approved", status=Status.READY)

    with pytest.raises(CommandError, match="1 of 2"):
        run(approved.pk, story.pk, user="nessa")

    assert set(Quotation.objects.values_list("article", flat=True)) == {story.pk}


# -- Accepting ---------------------------------------------------------------------------------------------------------
def test_it_accepts_with_that_persons_name_and_says_how_much(story, reporter) -> None:
    printed = run(story.pk, user="nessa")

    assert Quotation.objects.get().decided_by == reporter
    assert str(Attribution.objects.get().source) == "Ana Duarte"
    assert "1 quotation" in printed


def test_it_prints_what_a_program_can_read(story, reporter) -> None:
    (answer,) = json.loads(run(story.pk, user="nessa", json=True))

    assert (answer["id"], answer["quotations"], answer["unnamed"], answer["error"]) == (story.pk, 1, 0, "")


def test_a_second_run_changes_nothing(story, reporter, editor) -> None:
    run(story.pk, user="nessa")
    story.refresh_from_db()
    before = (story.version, Quotation.objects.count(), Source.objects.count())

    (answer,) = json.loads(run(story.pk, user="rhona", json=True))

    story.refresh_from_db()
    assert (answer["quotations"], answer["mentions"]) == (0, 0)
    assert (story.version, Quotation.objects.count(), Source.objects.count()) == before


def test_what_is_less_certain_than_asked_for_is_left_with_the_reason(story, reporter) -> None:
    (answer,) = json.loads(run(story.pk, user="nessa", json=True))

    assert answer["quotations"] == 1
    assert [(each["words"], bool(each["why"])) for each in answer["skipped"]] == [("“It has to be.”", True)]


def test_it_accepts_all_that_is_as_certain_as_asked_for(story, reporter) -> None:
    (answer,) = json.loads(run(story.pk, "--as", "nessa", "--min-confidence", "0.5", "--json"))

    assert (answer["quotations"], answer["unnamed"], answer["skipped"]) == (2, 1, [])
