"""The newcomer's strip stands on the reporter's own demo story and ticks what was really done."""

from typing import Any

import pytest

from articles.admin import trial_strip
from articles.models import Article, Attribution, TrialStrip
from articles.snapshot import load_story
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def trial(owner: Any, **fields: Any) -> Article:
    return stories.full_story(owner, is_demo=True, slug=trial_strip.TRIAL_SLUG, **fields)


def done(person: Any, story: Article) -> list[bool]:
    strip = trial_strip.strip_for(person, [load_story(story)])
    assert strip is not None
    return [step.is_done for step in strip.steps]


def test_there_is_no_strip_on_an_ordinary_story(reporter: Any) -> None:
    story = factories.article(reporter, slug=trial_strip.TRIAL_SLUG)

    assert trial_strip.strip_for(reporter, [load_story(story)]) is None


def test_there_is_no_strip_on_a_colleagues_story(reporter: Any, editor: Any) -> None:
    assert trial_strip.strip_for(editor, [load_story(trial(reporter))]) is None


def test_a_strip_that_was_put_away_stays_away(client: Any, reporter: Any) -> None:
    story = trial(reporter)
    client.force_login(reporter)

    response = client.post("/desk/try-it/put-away/")

    assert response.status_code == 302
    assert trial_strip.strip_for(reporter, [load_story(story)]) is None


def test_a_link_cannot_put_the_strip_away(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    assert client.get("/desk/try-it/put-away/").status_code == 405


def test_marking_is_done_with_the_third_quotation(reporter: Any) -> None:
    blank = factories.article(reporter, is_demo=True, slug=trial_strip.TRIAL_SLUG)
    assert done(reporter, blank) == [False, False, False, False]
    blank.delete()

    assert done(reporter, trial(reporter))[0]


def test_naming_is_done_when_every_quotation_has_a_source(reporter: Any) -> None:
    story = trial(reporter)
    assert done(reporter, story)[:2] == [True, True]

    Attribution.objects.filter(quotation__article=story, quotation__key=stories.NAMED_KEY).update(source=None)

    assert done(reporter, story)[:2] == [True, False]


def test_the_first_step_that_is_open_is_the_one_to_do(reporter: Any) -> None:
    strip = trial_strip.strip_for(reporter, [load_story(trial(reporter))])

    assert [step.is_next for step in strip.steps] == [False, False, True, False]


def test_seeing_it_as_a_reader_is_absent_before_it_is_out(client: Any, reporter: Any) -> None:
    trial(reporter)
    client.force_login(reporter)

    assert client.post("/desk/try-it/as-a-reader/").status_code == 404
    assert not TrialStrip.objects.exists()


def test_seeing_it_as_a_reader_is_noted_and_leads_to_the_page(client: Any, reporter: Any, publisher: Any, now: Any) -> None:
    from articles.publishing.publish import publish

    factories.site()
    story = publish(trial(reporter), by=publisher, now=now, acknowledge=True).article
    client.force_login(reporter)

    response = client.post("/desk/try-it/as-a-reader/")

    assert response.status_code == 302
    assert response["Location"].endswith(f"/{trial_strip.TRIAL_SLUG}/")
    assert done(reporter, story) == [True, True, True, True]


def test_the_board_shows_the_strip(client: Any, reporter: Any) -> None:
    trial(reporter)
    client.force_login(reporter)

    assert "Try it: five minutes" in client.get("/desk/").content.decode()
