"""The front's page at the desk: what it shows, what it refuses, how little of what was typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.publishing import front
from articles.record.models import FrontSlot
from tests import factories
from tests.articles.public import factory

pytestmark = pytest.mark.django_db
FRONT = "/desk/front/"


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    factories.site()
    factory.site()


@pytest.fixture
def desk(client: Any, editor: Any) -> Any:
    client.force_login(editor)
    return client


def send(desk: Any, **posted: Any) -> Any:
    return desk.post(FRONT, {"version": front.current_version(), **posted})


@pytest.mark.parametrize("who", ["reporter", "source_desk", "standards", "administrator"])
def test_to_others_it_is_absent(who: str, client: Any, request: Any) -> None:
    client.force_login(request.getfixturevalue(who))

    assert client.get(FRONT).status_code == 404
    assert client.get(FRONT + "preview/").status_code == 404
    assert FRONT not in client.get("/desk/").content.decode()


def test_an_empty_newsroom_has_ten_empty_places(desk: Any) -> None:
    html = desk.get(FRONT).content.decode()

    assert html.count("Empty: there are fewer stories than places.") == 10
    assert "Nobody has placed a story yet." in html


@pytest.mark.parametrize(
    "posted",
    [
        {"do": "place", "story": "nothing", "place": "1"},
        {"do": "place", "story": "\x00", "place": "x"},
        {"do": "place", "place": "٣"},
        {"do": "place", "starts_at": "yesterday", "ends_at": "0001-01-01T00:00"},
        {"do": "move", "slot": "9" * 30, "to": "-1"},
        {"do": "move"},
        {"do": "dance"},
        {},
    ],
)
def test_bad_input_is_refused_beside_the_form(desk: Any, posted: dict[str, str]) -> None:
    answer = send(desk, **posted)

    assert answer.status_code == 422
    assert not FrontSlot.objects.exists()


def test_a_refusal_keeps_what_was_typed(desk: Any) -> None:
    page = factory.story("Ramp closed")
    html = send(
        desk, do="place", story=page.story, place="7", starts_at="2030-01-02T10:00", ends_at="2030-01-01T10:00"
    ).content.decode()

    assert "This must be later than “From”." in html
    assert f'<option value="{page.story}" selected>' in html
    assert "<option selected>7</option>" in html
    assert 'value="2030-01-02T10:00"' in html
    assert 'value="2030-01-01T10:00"' in html


def test_somebody_elses_change_is_shown_and_ones_own_choice_is_kept(desk: Any, publisher: Any) -> None:
    mine, theirs = factory.story("Mine"), factory.story("Theirs")
    seen = front.current_version()
    front.place(theirs.story, 4, starts_at=None, ends_at=None, by=publisher, now=timezone.now(), version=seen)

    answer = desk.post(FRONT, {"do": "place", "story": mine.story, "place": "4", "version": seen})

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed the front" in html
    assert "Theirs" in html.split('data-place="4"')[1].split('data-place="5"')[0]
    assert f'<option value="{mine.story}" selected>' in html


def test_a_story_is_found_by_words_of_its_headline_and_nothing_else_is_offered(desk: Any) -> None:
    factory.story("Ramp <closed>")
    first = factory.story("Bakery opens")

    html = send(desk, do="look", words="closed RAMP", story=first.story).content.decode()

    offered = html.split('id="front-story"')[1].split("</select>")[0]
    assert "Ramp &lt;closed&gt;" in offered
    assert "Bakery" not in offered
    assert "No published story has these words" in send(desk, do="look", words="\x00ferry%").content.decode()


def test_placing_moving_and_taking_off_by_the_buttons(desk: Any, client: Any) -> None:
    page = factory.story("Ramp closed", first_published_at=factory.NOON - timedelta(days=9))
    for number in range(12):
        factory.story(f"Newer {number}")

    assert send(desk, do="place", story=page.story, place="1").status_code == 302
    slot = FrontSlot.objects.get()
    assert "Ramp closed" in client.get("/").content.decode().split('class="pair"')[0]
    assert "Stands here" in desk.get(FRONT).content.decode()

    send(desk, do="move", slot=slot.pk, to="2")
    assert "Ramp closed" not in client.get("/").content.decode().split('class="pair"')[0]

    send(desk, do="off", slot=slot.pk)
    assert "Ramp closed" not in client.get("/").content.decode().split('class="quoted"')[0].split('class="strips')[0]


def test_several_in_one_place_are_told_apart(desk: Any, editor: Any) -> None:
    now = timezone.now()
    for name, minutes in (("Covered one", -20), ("Standing one", -10), ("Coming one", 90)):
        FrontSlot.objects.create(place=2, story=factory.story(name).story, starts_at=now + timedelta(minutes=minutes))

    html = desk.get(FRONT).content.decode().split('data-place="2"')[1].split('data-place="3"')[0]

    chips = [
        html.split(f"<b>{name} one</b>")[1].split('class="nr-chip')[1][:40] for name in ("Covered", "Standing", "Coming")
    ]
    assert ["Covered" in chips[0], "Stands here" in chips[1], "Planned" in chips[2]] == [True] * 3
    assert "the one whose “From” is latest stands" in html


def test_the_preview_shows_a_later_moment_and_nobody_keeps_it(desk: Any) -> None:
    planned = factory.story("Planned one", first_published_at=factory.NOON - timedelta(days=9))
    for number in range(12):
        factory.story(f"Newer {number}")
    FrontSlot.objects.create(place=1, story=planned.story, starts_at=timezone.now() + timedelta(days=2))

    today = desk.get(FRONT + "preview/")
    later = desk.get(FRONT + "preview/", {"at": f"{timezone.now() + timedelta(days=3):%Y-%m-%dT%H:%M}"})

    assert "Planned one" not in today.content.decode().split('class="pair"')[0]
    assert "Planned one" in later.content.decode().split('class="pair"')[0]
    assert "no-store" in later.headers["Cache-Control"]
    assert later.headers["X-Robots-Tag"] == "noindex"
    assert "Surrogate-Key" not in later.headers


@pytest.mark.parametrize("at", ["", "x", "9999-12-31T23:59", "0001-01-01", "2026-13-01T00:00", "99"])
def test_a_preview_of_no_moment_is_of_now(desk: Any, at: str) -> None:
    assert desk.get(FRONT + "preview/", {"at": at}).status_code == 200
