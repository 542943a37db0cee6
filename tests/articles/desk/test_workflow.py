"""The steps of a story: which are possible, for whom, and what each leaves behind."""

from datetime import datetime, timedelta

import pytest

from articles.desk.workflow import MOVES, READERS_SEE, possible_moves, require_move, transition
from articles.errors import Invalid, NotAllowed, WrongStep
from articles.models import Article, HousePolicy
from articles.models.vocabulary import Status
from tests import factories

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=5)


@pytest.fixture
def story(reporter):
    return factories.article(reporter)


def bring(story, status, by=None):
    """Put the story where a test needs it, past the table."""
    facts = {"status": status}
    if status in (Status.PUBLISHED, Status.WITHDRAWN):
        facts |= {"first_published_at": factories.NOW, "live_number": 1}
    if status == Status.SCHEDULED:
        facts |= {"publish_at": factories.NOW + LATER, "scheduled_by": by or story.owner}
    Article.objects.filter(pk=story.pk).update(**facts)
    story.refresh_from_db()
    return story


@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("to", Status)
def test_a_step_that_is_not_in_the_table_is_refused_whoever_asks(start, to, story, publisher, now):
    if (start, to) in MOVES:
        return
    bring(story, start)

    with pytest.raises(WrongStep):
        transition(story, to, by=publisher, now=now)

    story.refresh_from_db()
    assert story.status == start


@pytest.mark.parametrize("to", sorted(READERS_SEE))
def test_steps_that_readers_see_belong_to_publishing(to, story, publisher, now):
    bring(story, Status.PUBLISHED)

    with pytest.raises(WrongStep):
        transition(story, to, by=publisher, now=now)


@pytest.mark.parametrize("to", [Status.READY, Status.SCHEDULED])
def test_a_reporter_cannot_wave_a_story_through(to, story, reporter, now):
    with pytest.raises(NotAllowed):
        transition(story, to, by=reporter, now=now, publish_at=now + LATER)


def test_another_reporter_cannot_submit_it(story, other_reporter, now):
    with pytest.raises(NotAllowed):
        transition(story, Status.IN_REVIEW, by=other_reporter, now=now)


@pytest.mark.parametrize("role", ["source_desk", "standards", "administrator"])
def test_people_without_a_desk_role_have_no_buttons(role, story, request):
    assert possible_moves(story, request.getfixturevalue(role)) == []


def test_editors_publish_only_where_the_house_lets_them(story, editor):
    HousePolicy.objects.update_or_create(pk=1, defaults={"editors_may_publish": False})
    with pytest.raises(NotAllowed):
        require_move(story, Status.PUBLISHED, by=editor)

    HousePolicy.objects.update(editors_may_publish=True)
    assert require_move(story, Status.PUBLISHED, by=editor).to == Status.PUBLISHED


@pytest.mark.parametrize(("hour", "says"), [(None, "Say when"), (timedelta(0), "over"), (-LATER, "over")])
def test_an_hour_that_is_missing_or_over_is_refused(hour, says, story, publisher, now):
    with pytest.raises(Invalid) as caught:
        transition(story, Status.SCHEDULED, by=publisher, now=now, publish_at=None if hour is None else now + hour)

    assert says in caught.value.fields["publish_at"]


def test_an_hour_without_a_zone_is_refused(story, publisher, now):
    with pytest.raises(Invalid):
        transition(story, Status.SCHEDULED, by=publisher, now=now, publish_at=datetime(2026, 11, 12, 18))


def test_a_step_taken_twice_is_refused_the_second_time(story, reporter, now):
    stale = Article.objects.get(pk=story.pk)
    transition(story, Status.IN_REVIEW, by=reporter, now=now)

    with pytest.raises(WrongStep):
        transition(stale, Status.IN_REVIEW, by=reporter, now=now)


def test_a_step_leaves_a_line_in_the_history_and_no_form_stale(story, reporter, editor, now):
    transition(story, Status.IN_REVIEW, by=reporter, now=now)
    after = transition(story, Status.DRAFTING, by=editor, now=now, note="Who owns the ramp?")

    assert [(line.by, line.why) for line in story.revisions.all()] == [
        (editor, "Who owns the ramp?"),
        (reporter, "Submit for review"),
    ]
    assert after.version == story.version


def test_scheduling_keeps_hour_and_name_and_unscheduling_forgets_them(story, publisher, editor, now):
    planned = transition(story, Status.SCHEDULED, by=publisher, now=now, publish_at=now + LATER)
    assert (planned.publish_at, planned.scheduled_by) == (now + LATER, publisher)

    again = transition(story, Status.SCHEDULED, by=publisher, now=now, publish_at=now + 2 * LATER)
    assert again.publish_at == now + 2 * LATER

    taken_off = transition(story, Status.READY, by=editor, now=now)
    assert (taken_off.status, taken_off.publish_at, taken_off.scheduled_by) == (Status.READY, None, None)


def test_the_way_of_a_story_from_assignment_to_ready(story, reporter, editor, now):
    bring(story, Status.ASSIGNED)

    for to, by in ((Status.DRAFTING, reporter), (Status.IN_REVIEW, reporter), (Status.READY, editor)):
        assert transition(story, to, by=by, now=now).status == to


def test_a_spiked_story_can_be_reopened_by_its_reporter(story, reporter, now):
    transition(story, Status.SPIKED, by=reporter, now=now)

    assert transition(story, Status.DRAFTING, by=reporter, now=now).status == Status.DRAFTING


def test_a_published_story_cannot_be_spiked(story, publisher):
    bring(story, Status.PUBLISHED)

    assert {move.to for move in possible_moves(story, publisher)} == {Status.PUBLISHED, Status.WITHDRAWN}


def test_a_flash_goes_out_straight_from_the_draft(story, publisher):
    assert Status.PUBLISHED in {move.to for move in possible_moves(story, publisher)}
