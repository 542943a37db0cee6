"""The frame around every page of the desk: rooms by permission, no dead ends, nothing a strict policy would refuse."""

import re
from typing import Any

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def rooms_of(client: Any, person: Any) -> dict[str, str]:
    client.force_login(person)
    return {room.label: room.address for room in client.get("/desk/").context["desk_navigation"]}


@pytest.mark.parametrize("who", ["reporter", "editor", "publisher", "source_desk", "standards", "administrator"])
def test_every_room_in_the_rail_opens(client: Any, request: Any, who: str) -> None:
    rooms = rooms_of(client, request.getfixturevalue(who))

    assert {address: client.get(address).status_code for address in rooms.values()} == dict.fromkeys(rooms.values(), 200)


def test_a_reporter_is_offered_no_settings_and_finds_none(client: Any, reporter: Any) -> None:
    assert "Settings" not in rooms_of(client, reporter)
    assert client.get("/desk/settings/").status_code == 404


def test_an_administrator_is_offered_no_stories_and_no_sources(client: Any, administrator: Any) -> None:
    assert set(rooms_of(client, administrator)) == {"Desk", "Settings"}


def test_every_door_of_the_settings_opens(client: Any, administrator: Any, standards: Any) -> None:
    for person in (administrator, standards):
        client.force_login(person)
        for door in client.get("/desk/settings/").context["doors"]:
            assert client.get(door.address).status_code == 200, door.label


def test_the_room_one_is_in_is_marked(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    page = client.get(reverse("admin:articles_picture_add"))

    assert [room.label for room in page.context["desk_navigation"] if room.is_current] == ["Pictures"]


@pytest.mark.parametrize(
    "address",
    [
        "/desk/",
        "/desk/find/",
        "/desk/settings/",
        "/desk/articles/",
        "/desk/articles/section/",
        "/desk/articles/section/add/",
        "/desk/articles/author/add/",
        "/desk/articles/sitesettings/",
        "/desk/auth/user/",
        "/desk/auth/user/add/",
        "/desk/taggit/tag/add/",
        "/desk/password_change/",
    ],
)
def test_pages_have_no_inline_style_script_or_handler(client: Any, administrator: Any, address: str) -> None:
    client.force_login(administrator)

    response = client.get(address)
    page = response.content.decode()

    assert response.status_code == 200
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.findall(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", page)
    assert "unsafe-" not in response["Content-Security-Policy"]


def test_an_address_that_leads_nowhere_says_so_in_the_desks_frame(client: Any, reporter: Any) -> None:
    client.force_login(reporter)

    response = client.get("/desk/nothing/here/")

    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()
    assert "/desk/articles/picture/" in response.content.decode()


def test_a_form_without_its_proof_says_that_nothing_is_lost(reporter: Any) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reporter)

    response = strict.post("/desk/find/", {"words": "ramp"})

    assert response.status_code == 403
    assert "what you typed is still there" in response.content.decode()


def test_hours_are_shown_in_the_newsrooms_zone(client: Any, publisher: Any, now: Any) -> None:
    factories.site(zone="Asia/Tokyo")
    factories.article(publisher, due_at=now.replace(year=2020, month=1, day=15, hour=20))
    client.force_login(publisher)

    (card,) = client.get("/desk/").context["mine"]

    assert card.when == "16 Jan"


def test_other_sites_learn_nothing_from_a_desk_address(client: Any) -> None:
    assert client.get("/desk/login/")["Referrer-Policy"] == "same-origin"
    assert client.get("/desk/login/")["Cache-Control"]
