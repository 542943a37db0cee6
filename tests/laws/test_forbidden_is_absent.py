"""Whoever may not have something cannot tell it from nothing: by no method, no header, no id of anything else.

The table of who finds what stands in `test_desk_addresses.py`; here every cell of it that says no is asked again, by GET
and by POST, and compared with an address that leads nowhere. Addresses added to that table are asked by themselves.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern

from articles.public.urls import urlpatterns
from articles.publishing import publish
from tests.articles.publishing import stories
from tests.laws.test_desk_addresses import ADDRESSES, PEOPLE, Desk, _plain, _text, desk, undone

__all__ = ["desk"]  # a fixture: pytest takes it from here

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST")
HEADERS = ("Location", "Content-Type", "Allow", "Cache-Control", "X-Frame-Options", "Vary", "Content-Security-Policy")
WITH_AN_ID = [route for route, (_method, _who, names) in ADDRESSES.items() if "<" in route and names]
FORBIDDEN = [(route, letter) for route in WITH_AN_ID for letter in PEOPLE if letter not in ADDRESSES[route][1]]


def address_of(route: str, values: list[str]) -> str:
    taken = iter(values)
    return re.sub(r"<[\w:]+>", lambda _found: next(taken), route)


def answer(client: Client, method: str, address: str, values: list[str], sent: Any = None) -> tuple[Any, ...]:
    """Return status, telling headers, cookies and page, without the ids asked with and what differs every time."""
    response = client.generic(method, f"/desk/{address}") if sent is None else client.post(f"/desk/{address}", sent)
    told = {name: _plain(re.sub(r"'nonce-[^']*'", "", response.headers.get(name, "")), values) for name in HEADERS}
    cookies = sorted(name for name in response.cookies if name not in ("csrftoken", "newsroom_desk"))
    return response.status_code, told, cookies, _plain(_text(response), values)


def test_the_table_has_more_than_four_hundred_cells() -> None:
    public = [each for each in urlpatterns if isinstance(each, URLPattern)]

    assert len(ADDRESSES) * len(PEOPLE) >= 400
    assert len(FORBIDDEN) * len(METHODS) >= 400
    assert len(public) * len(PEOPLE) * len(METHODS) >= 400


@pytest.mark.parametrize("letter", PEOPLE, ids=lambda letter: PEOPLE[letter].replace(" ", "_"))
def test_what_is_forbidden_answers_like_nothing_by_get_and_by_post(desk: Desk, letter: str) -> None:
    client, tells = desk.client_of(letter), []

    for route in (route for route, who in FORBIDDEN if who == letter):
        names = ADDRESSES[route][2].split()
        there = [value for name in names for value in desk.known[name]]
        nowhere = [value for name in names for value in desk.unknown[name]]
        for method in METHODS:
            with undone():
                is_told = answer(client, method, address_of(route, there), there)
            if is_told != answer(client, method, address_of(route, nowhere), nowhere):
                tells.append((method, route))

    assert tells == []


# -- Ids of everything, everywhere ---------------------------------------------------------------------------------------
def ids_of_everything() -> tuple[list[str], list[str]]:
    """Return (uuids, numbers): one of every model that has a row."""
    uuids, numbers = [], {"1"}
    for model in apps.get_models():
        row = model._default_manager.order_by("pk").first()
        if row is None:
            continue
        (uuids.append(str(row.pk)) if isinstance(row.pk, uuid.UUID) else numbers.add(str(row.pk)))
    return uuids, sorted(each for each in numbers if each.isdecimal())[:8]  # they repeat from model to model


@pytest.mark.parametrize("letter", ["a", "x"])
def test_no_id_of_anything_opens_an_address_to_somebody_without_a_part_in_it(desk: Desk, letter: str) -> None:
    uuids, numbers = ids_of_everything()
    assert len(uuids) >= 8
    client, tells = desk.client_of(letter), []

    for route in WITH_AN_ID:
        slots = re.findall(r"<(?:(\w+):)?\w+>", route)
        if letter in ADDRESSES[route][1] or len(slots) != 1:
            continue
        method = ADDRESSES[route][0]  # the other one is asked above
        nowhere = str(uuid.uuid4()) if slots[0] in ("uuid", "path", "") else "999999"
        absent = answer(client, method, address_of(route, [nowhere]), [nowhere])
        for walked in uuids if slots[0] in ("uuid", "path", "") else numbers:
            with undone():
                given = answer(client, method, address_of(route, [walked]), [walked])
            if given[0] >= 500 or _settled(given, letter) != _settled(absent, letter):
                tells.append((method, route, walked))

    assert tells == []


def _settled(given: tuple[Any, ...], letter: str) -> tuple[Any, ...]:
    """A stranger is led to the door with the address asked for in it, percent-encoded or not."""
    if letter != "x":
        return given
    return given[0], given[1]["Location"].partition("?")[0]


# -- Look-ups, forged fields -----------------------------------------------------------------------------------------------
# Look-up -> what would hit; a row with it is there, and hidden from whoever asks.
BY_HIDDEN = {
    "source__code_name__startswith": "velvet", "sources__code_name__startswith": "velvet",
    "code_name__startswith": "velvet", "quotations__attributions__source__code_name__startswith": "velvet",
    "created_by__password__startswith": "md5", "password__startswith": "md5", "article__body__contains": "cracked",
    "agreements__description__contains": "engineer", "parties__user__username": "nessa",
}  # fmt: skip
ODD = (
    "identity__isnull=0", "known_to=1", "agreements__terms=background", "e=1", "_popup=1", "o=99", "all=", "p=99999",
    "_to_field=id", "id__in=x",
)  # fmt: skip
LISTS = [
    route
    for route, (method, _who, names) in ADDRESSES.items()
    if re.fullmatch(r"\w+/\w+/", route) and method == "GET" and not names
]


@pytest.mark.parametrize("letter", ["o", "e", "a"])
def test_no_look_up_in_an_address_splits_a_list_by_what_is_hidden(desk: Desk, letter: str) -> None:
    """A look-up by a hidden column either is refused or changes nothing, whatever it is asked for."""
    client, tells = desk.client_of(letter), []

    for route in (route for route in LISTS if letter in ADDRESSES[route][1]):
        for lookup, hit in BY_HIDDEN.items():
            pages = [
                repr(answer(client, "GET", f"{route}?{lookup}={value}", [])).replace(value, "…")
                for value in (hit, "q" * len(hit))
            ]
            if pages[0].replace(hit, "…") != pages[1]:
                tells.append((route, lookup))
        assert all(client.get(f"/desk/{route}?{odd}").status_code < 500 for odd in ODD), route

    assert tells == []


FORGED = {
    "status": "published", "owner": "2", "owner_id": "2", "live_number": "9", "live_version": "9", "protected": "1",
    "known_to": "2", "is_demo": "1", "on_hold": "0", "decided_by": "2", "approver_knows": "1", "story_key": "0" * 16,
    "first_published_at": "2020-01-01", "is_superuser": "1", "created_by": "2",
}  # fmt: skip
_KEPT = ("status", "owner_id", "live_number", "is_demo", "story_key", "first_published_at", "scheduled_by_id")


def test_fields_the_form_does_not_show_change_nothing(desk: Desk) -> None:
    story = desk.story
    before = [getattr(story, name) for name in _KEPT]

    desk.client_of("e").post(f"/desk/articles/article/{story.pk}/change/", {"version": 0, "headline": "Again", **FORGED})

    story.refresh_from_db()
    assert [getattr(story, name) for name in _KEPT] == before


def test_a_form_of_an_open_source_cannot_make_it_protected_or_touch_rows_of_another(desk: Desk) -> None:
    source = stories.open_source()
    row = desk.protected.agreements.first()
    before = (row.description, row.terms, row.source_id)
    forged = {
        "kind": source.kind, "entity": str(source.entity_id), "default_terms": "on_record", "state": "active", **FORGED,
        "agreements-TOTAL_FORMS": "1", "agreements-INITIAL_FORMS": "1", "agreements-0-id": str(row.pk),
        "agreements-0-source": str(source.pk), "agreements-0-terms": "on_record", "agreements-0-description": "swapped",
        "agreements-0-scope": "story", "evidence-TOTAL_FORMS": "0", "evidence-INITIAL_FORMS": "0",
    }  # fmt: skip

    desk.client_of("d").post(f"/desk/sources/source/{source.pk}/change/", forged)

    source.refresh_from_db(), row.refresh_from_db()
    assert (row.description, row.terms, row.source_id) == before
    assert not source.protected
    assert not source.parties.exists()


def test_an_administrator_cannot_grant_the_source_desk_or_make_a_superuser(desk: Desk) -> None:
    person, keepers = desk.people["n"], Group.objects.get(name="Source desk")
    facts = {"username": person.username, "first_name": "No", "last_name": "Body", "email": "", "is_active": "on"}

    for asked in ([str(keepers.pk)], ["1", str(keepers.pk)]):
        desk.client_of("a").post(
            f"/desk/auth/user/{person.pk}/change/", {**facts, "groups": asked, **FORGED, "user_permissions": ["1", "2"]}
        )

    person.refresh_from_db()
    assert not person.groups.filter(name="Source desk").exists()
    assert not person.is_superuser
    assert not person.user_permissions.exists()


def test_a_password_set_by_an_administrator_opens_no_protected_source(desk: Desk) -> None:
    person, new = desk.people["r"], "another long password"
    desk.client_of("a").post(
        f"/desk/auth/user/{person.pk}/password/", {"password1": new, "password2": new, "usable_password": "true"}
    )
    client = Client()
    assert client.login(username=person.username, password=new)

    for method, page in (("GET", ""), ("GET", "prove/"), ("POST", "reveal/"), ("POST", "let-in/"), ("POST", "identity/")):
        there, nowhere = str(desk.protected.pk), str(uuid.uuid4())
        given = answer(client, method, f"vault/{there}/{page}", [there])
        assert given == answer(client, method, f"vault/{nowhere}/{page}", [nowhere]), page
        assert given[0] == 404


def test_a_session_ends_with_the_person(desk: Desk) -> None:
    client = desk.client_of("r")
    assert client.get("/desk/").status_code == 200

    desk.people["r"].is_active = False
    desk.people["r"].save(update_fields=["is_active"])

    for route in ("", "vault/", f"vault/{desk.protected.pk}/", f"articles/article/{desk.story.pk}/change/"):
        assert client.get(f"/desk/{route}").status_code == 302, route


def test_nothing_is_posted_without_the_token(desk: Desk) -> None:
    client, taken = Client(enforce_csrf_checks=True), []
    client.force_login(desk.people["r"])

    for route in ADDRESSES:
        _method, who, names = ADDRESSES[route]
        if "r" not in who or names == "autocomplete" or route == "set-up/<str:token>/":
            continue
        there = [value for name in names.split() for value in desk.known[name]]
        with undone():
            status = client.post(f"/desk/{address_of(route, there)}", {"words": "x"}).status_code
        if status not in (403, 404, 405):
            taken.append((route, status))

    assert [each for each in taken if ADDRESSES[each[0]][0] == "POST"] == []
    assert {status for _route, status in taken} <= {301, 302}


# -- Readers' pages are the same for everybody ---------------------------------------------------------------------------
def public_addresses(live: Any, page: str) -> Iterator[str]:
    """Every public address, filled from a published story; a part of an address nobody has a value for fails here."""
    section, year, month, slug = live.address.strip("/").split("/")
    values = {
        "section": section, "year": year, "month": month, "slug": slug, "word": "people", "number": "1", "older": "1",
        "newer": "1", "kind": "atom", "name": "stories", "width": "480", "ext": "jpg", "content_hash": "0" * 64,
        "version": "0" * 16,
        "key": re.search(r"/quotations/([^/\"]+)/", page)[1] if "/quotations/" in page else "none",
    }  # fmt: skip
    for each in urlpatterns:
        if isinstance(each, URLPattern):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], str(each.pattern))


def test_readers_pages_know_nobody(desk: Desk, now: Any) -> None:
    live = publish(desk.story, by=desk.people["p"], now=now, acknowledge=True)
    anonymous, differing, refused = Client(), [], []
    addresses = list(public_addresses(live, anonymous.get(live.address).content.decode()))
    assert live.address in addresses

    for address in addresses:
        plain = anonymous.get(address)
        assert plain.status_code < 500, address
        for letter in PEOPLE:
            response = desk.client_of(letter).get(address)
            is_same = (response.status_code, _text(response)) == (plain.status_code, _text(anonymous.get(address)))
            if not is_same or response.cookies or "cookie" in response.headers.get("Vary", "").lower():
                differing.append((address, letter))
            if desk.client_of(letter).post(address, {"a": "b"}).status_code not in (404, 405, 403):
                refused.append((address, letter))

    assert differing == []
    assert refused == []
