"""Placing the front: who may, what is refused, what readers and the change log get."""

from datetime import timedelta
from typing import Any

import pytest

from articles.errors import Invalid, NotAllowed, Stale
from articles.models import FrontAct, FrontChange
from articles.public import front as readers_front
from articles.publishing import front
from articles.record import queries
from articles.record.models import FrontSlot, RecordChange
from tests.articles.public import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factory.site()


def put(page: Any, number: int, by: Any, now: Any, **times: Any) -> FrontSlot:
    moments = {"starts_at": None, "ends_at": None} | times
    return front.place(page.story, number, **moments, by=by, now=now, version=front.current_version())


def standing(now: Any) -> list[str | None]:
    found = queries.front_stories(now, front.PLACES, [], 0)
    return [page and page.headline for page in readers_front.in_places(found)]


def test_the_desk_and_the_readers_page_count_the_same_places() -> None:
    assert front.PLACES == readers_front.PLACES


@pytest.mark.parametrize("who", ["reporter", "source_desk", "standards", "administrator"])
def test_only_editors_and_publishers_place(who: str, request: Any, now: Any) -> None:
    with pytest.raises(NotAllowed):
        put(factory.story(), 1, request.getfixturevalue(who), now)

    assert not FrontSlot.objects.exists()


@pytest.mark.parametrize("number", [0, -1, 11, 10**9])
def test_a_place_that_is_not_there_is_refused(number: int, editor: Any, now: Any) -> None:
    with pytest.raises(Invalid) as refused:
        put(factory.story(), number, editor, now)

    assert list(refused.value.fields) == ["place"]


def test_a_story_that_readers_cannot_open_is_refused(editor: Any, now: Any) -> None:
    with pytest.raises(Invalid) as refused:
        front.place("no-such", 1, starts_at=None, ends_at=None, by=editor, now=now, version=0)

    assert list(refused.value.fields) == ["story"]


@pytest.mark.parametrize("hours", [(2, 1), (2, 2), (None, -1), (None, 0)])
def test_an_end_before_the_beginning_is_refused(hours: Any, editor: Any, now: Any) -> None:
    starts_at, ends_at = (None if each is None else now + timedelta(hours=each) for each in hours)

    with pytest.raises(Invalid) as refused:
        put(factory.story(), 1, editor, now, starts_at=starts_at, ends_at=ends_at)

    assert list(refused.value.fields) == ["ends_at"]


def test_a_story_cannot_stand_in_two_places_at_once(publisher: Any, now: Any) -> None:
    page = factory.story()
    put(page, 1, publisher, now, ends_at=now + timedelta(hours=1))

    with pytest.raises(Invalid) as refused:
        put(page, 2, publisher, now, starts_at=now + timedelta(minutes=59))
    put(page, 2, publisher, now, starts_at=now + timedelta(hours=1))

    assert "place 1" in refused.value.fields["story"]
    assert FrontSlot.objects.count() == 2


def test_a_front_changed_meanwhile_is_left_as_it_is(editor: Any, publisher: Any, now: Any) -> None:
    seen = front.current_version()
    row = put(factory.story("First"), 1, publisher, now)

    for late in (
        lambda: front.place(factory.story().story, 1, starts_at=None, ends_at=None, by=editor, now=now, version=seen),
        lambda: front.move(row.pk, 2, by=editor, now=now, version=seen),
        lambda: front.take_off(row.pk, by=editor, now=now, version=seen),
    ):
        with pytest.raises(Stale):
            late()

    assert list(FrontSlot.objects.values_list("place", flat=True)) == [1]


def test_moving_changes_places_with_what_stands_there_and_leaves_what_is_planned(editor: Any, now: Any) -> None:
    first, second, later = (factory.story(name) for name in ("First", "Second", "Later"))
    one, two = put(first, 1, editor, now), put(second, 2, editor, now)
    planned = put(later, 2, editor, now, starts_at=now + timedelta(hours=3))

    front.move(one.pk, 2, by=editor, now=now, version=front.current_version())

    for row in (one, two, planned):
        row.refresh_from_db()
    assert (one.place, two.place, planned.place) == (2, 1, 2)
    assert standing(now)[:2] == ["Second", "First"]


@pytest.mark.parametrize("number", [0, 11, -1])
def test_nothing_moves_off_the_front(number: int, editor: Any, now: Any) -> None:
    row = put(factory.story(), 1, editor, now)

    with pytest.raises(Invalid):
        front.move(row.pk, number, by=editor, now=now, version=front.current_version())


def test_of_several_in_one_place_the_one_that_began_last_stands(editor: Any, now: Any) -> None:
    early, late = factory.story("Early"), factory.story("Late")
    put(early, 1, editor, now)
    put(late, 1, editor, now, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))

    assert standing(now)[0] == "Early"
    assert standing(now + timedelta(minutes=61))[0] == "Late"
    assert standing(now + timedelta(minutes=121))[0] == "Early"


def test_taking_off_twice_is_no_fault(editor: Any, now: Any) -> None:
    row = put(factory.story(), 1, editor, now)

    front.take_off(row.pk, by=editor, now=now, version=front.current_version())
    front.take_off(row.pk, by=editor, now=now, version=front.current_version())

    assert not FrontSlot.objects.exists()
    assert FrontChange.objects.count() == 2


def test_every_change_is_told_to_caches_and_logged_at_the_desk_alone(editor: Any, now: Any) -> None:
    page = factory.story()
    row = put(page, 3, editor, now)

    last = RecordChange.objects.last()
    change = FrontChange.objects.get()
    assert (last.kind, last.keys) == ("front", ["front"])
    assert (change.act, change.place, change.seq, change.by) == (FrontAct.PLACED, 3, page.version.seq, editor)
    assert row.starts_at == now
