"""Turning suggestions down: who may, what is kept of it, and that it stays decided."""

from typing import Any

import pytest

from articles.desk.edits import Refusal, StoryEdits
from articles.desk.saving import save_story
from articles.desk.suggesting.deciding import decided, take_back, turn_down
from articles.errors import NotAllowed
from articles.models import SuggestionDecision
from articles.models.suggestion_decision import SuggestionKind, TurnedDown
from articles.models.vocabulary import Status
from tests import factories
from tests.articles.desk.drafting import save

pytestmark = pytest.mark.django_db

RAMP = Refusal(SuggestionKind.QUOTATION, "“The ramp is closed,”", TurnedDown.TITLE)


# -- Refusals ----------------------------------------------------------------------------------------------------------
def test_nobody_decides_in_a_story_of_others(reporter, other_reporter, standards, now) -> None:
    story = factories.article(reporter)

    for person in (other_reporter, standards):
        with pytest.raises(NotAllowed):
            turn_down(story, [RAMP], by=person, now=now)
        with pytest.raises(NotAllowed):
            take_back(story, RAMP.kind, RAMP.words, by=person)
    assert not SuggestionDecision.objects.exists()


def test_a_reporter_decides_nothing_in_a_text_the_desk_has_approved(reporter, now) -> None:
    story = factories.article(reporter, status=Status.READY)

    with pytest.raises(NotAllowed):
        turn_down(story, [RAMP], by=reporter, now=now)


def test_the_words_are_stored_nowhere(reporter, now) -> None:
    story = factories.article(reporter)
    turn_down(story, [RAMP], by=reporter, now=now)

    (row,) = SuggestionDecision.objects.values()
    assert "ramp" not in str(row).lower()


# -- Deciding ----------------------------------------------------------------------------------------------------------
def test_a_decision_changes_neither_text_nor_version_nor_history(reporter, now) -> None:
    story = save(reporter, "<p>“The ramp is closed,” she said.</p>").article
    before = (story.body, story.version, story.revisions.count())
    turn_down(story, [RAMP], by=reporter, now=now)

    story.refresh_from_db()
    assert (story.body, story.version, story.revisions.count()) == before


def test_a_decision_outlives_edits_and_belongs_to_its_story_alone(reporter, now) -> None:
    story = save(reporter, "<p>“The ramp is closed,” she said.</p>").article
    turn_down(story, [RAMP], by=reporter, now=now)
    save(reporter, "<p>Today “The ramp is closed,” she said.</p>", article=story)

    assert decided(story) == {RAMP.handle}
    assert decided(factories.article(reporter)) == frozenset()


def test_the_last_reason_counts_and_the_first_row_stays_the_only_one(reporter, editor, now) -> None:
    story = factories.article(reporter)
    turn_down(story, [RAMP], by=reporter, now=now)
    turn_down(story, [Refusal(RAMP.kind, '"The ramp is closed,"', TurnedDown.SCARE)], by=editor, now=now)

    (row,) = story.suggestion_decisions.all()
    assert (row.reason, row.decided_by) == (TurnedDown.SCARE, editor)


def test_a_decision_can_be_taken_back(reporter, now) -> None:
    story = factories.article(reporter)
    turn_down(story, [RAMP], by=reporter, now=now)

    assert take_back(story, RAMP.kind, '"the ramp is closed,"', by=reporter)
    assert decided(story) == frozenset()
    assert not take_back(story, RAMP.kind, RAMP.words, by=reporter)


def test_a_decision_under_an_earlier_secret_still_counts_and_can_be_taken_back(reporter, now, settings) -> None:
    story = factories.article(reporter)
    turn_down(story, [RAMP], by=reporter, now=now)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret, as long as one should be"

    assert take_back(story, RAMP.kind, RAMP.words, by=reporter)


# -- With a save -------------------------------------------------------------------------------------------------------
def test_what_was_turned_down_before_the_first_save_is_stored_with_it(reporter, now) -> None:
    edits = StoryEdits(fields={"headline": "Ramp closed", "body": "<p>A</p>"}, refusals=(RAMP, RAMP))

    story = save_story(None, edits, by=reporter, expected_version=None, now=now).article

    assert decided(story) == {RAMP.handle}


def test_a_refused_save_stores_no_decision(reporter, now) -> None:
    edits: Any = StoryEdits(fields={"headline": "x" * 400}, refusals=(RAMP,))

    with pytest.raises(Exception, match="400"):
        save_story(None, edits, by=reporter, expected_version=None, now=now)

    assert not SuggestionDecision.objects.exists()
