"""Addresses made to break something, at the desk and on readers' pages, and requests too large to read."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles.models import Section
from articles.publishing import publish
from articles.publishing.site import project_section
from articles.record.models import Profile, PublishedQuotation
from sources.models import Entity, Source
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db

MANY_WORDS = "word " * 4_000
HUGE = "9" * 30
LISTS = (
    "articles/article", "articles/picture", "sources/entity", "sources/source", "taggit/tag", "articles/section",
    "articles/author", "articles/correction",
)  # fmt: skip
ENTITY = {
    "type": "person", "name": "Ana Duarte", "state": "active", "roles-TOTAL_FORMS": "1", "roles-INITIAL_FORMS": "0",
    "roles-0-title": "harbour master", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0",
}  # fmt: skip
SOURCE = {
    "kind": "document", "name": "The survey", "default_terms": "on_record", "state": "active",
    "agreements-TOTAL_FORMS": "0", "agreements-INITIAL_FORMS": "0", "evidence-TOTAL_FORMS": "0",
    "evidence-INITIAL_FORMS": "0",
}  # fmt: skip


def at_desk(person: Any, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(person)
    return client


# -- The desk ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("room", LISTS)
def test_a_list_answers_whatever_is_asked_of_it(room: str, editor: Any) -> None:
    client = at_desk(editor)

    for name in ("q", "p", "status__exact", "section__id__in"):
        for value in ("a\0b", MANY_WORDS, HUGE, "-1", "[" * 60_000):
            answer = client.get(f"/desk/{room}/", {name: value})
            assert answer.status_code in (200, 302, 404), (name, value[:9])


@pytest.mark.parametrize("term", ["", "a\0b", MANY_WORDS, "[" * 60_000])
def test_a_choice_by_typing_answers_whatever_is_typed(term: str, editor: Any) -> None:
    stories.entity()
    asked = {"term": term, "app_label": "sources", "model_name": "source", "field_name": "entity"}

    assert at_desk(editor).get("/desk/autocomplete/", asked).status_code == 200


@pytest.mark.parametrize("value", ["x", "9" * 5_000, HUGE, "a\0b", "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize(
    ("room", "field", "form"),
    [
        ("sources/entity", "parent", ENTITY),
        ("sources/entity", "roles-0-organisation", ENTITY),
        ("sources/source", "entity", SOURCE),
    ],
)
def test_a_choice_that_is_no_row_is_refused_beside_its_field(
    room: str, field: str, form: dict[str, str], value: str, editor: Any
) -> None:
    answer = at_desk(editor).post(f"/desk/{room}/add/", form | {field: value})

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not Entity.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize("value", ["x", HUGE, "9" * 5_000, "a\0b"])
def test_a_login_or_a_role_that_is_none_is_refused(value: str, administrator: Any) -> None:
    client = at_desk(administrator)
    person = {"username": "mae", "password1": "eleven geese on ice", "password2": "eleven geese on ice"}
    people = get_user_model().objects.count()

    assert client.post("/desk/articles/author/add/", {"name": "A", "slug": "a", "user": value}).status_code == 200
    assert client.post("/desk/auth/user/add/", person | {"groups": [value]}).status_code == 200
    assert get_user_model().objects.count() == people


@pytest.mark.parametrize(
    "address",
    [
        "articles/section/zzz/change/",
        f"articles/section/{HUGE}/change/",
        "sources/entity/%00/change/",
        "sources/source/zzz/change/",
        "r/9/zz/",
        f"picture/00000000-0000-0000-0000-000000000000/{HUGE}/",
        "set-up/%00/",
        "%ff%fe/",
        "a/" * 1_000,
    ],
)
def test_a_desk_address_of_nothing_says_so(address: str, editor: Any) -> None:
    answer = at_desk(editor).get(f"/desk/{address}", follow=True)

    assert answer.status_code in (200, 404)  # Django leads from a row that is gone to the desk, with a message
    assert "doesn’t exist" in answer.content.decode() or "There is nothing here" in answer.content.decode()


@pytest.mark.parametrize(
    ("username", "password"),
    [("a\0b", "x"), ("x" * 20_000, "y" * 20_000), ("", ""), ("\u202e", "<script>"), ("nessa", "\0")],
)
def test_a_login_that_is_none_is_refused_with_a_sentence(username: str, password: str, reporter: Any) -> None:
    answer = Client().post("/desk/login/", {"username": username, "password": password})

    assert answer.status_code == 200
    assert "error" in answer.content.decode()


# -- More than can be read -------------------------------------------------------------------------------------------------
def test_a_form_that_is_too_large_is_told_so(reporter: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000
    client = at_desk(reporter)

    page = client.post("/desk/articles/article/add/", {"body": "x" * 5_000})
    told = client.post("/desk/articles/article/add/", {"body": "x" * 5_000}, headers={"Accept": "application/json"})

    assert (page.status_code, told.status_code) == (413, 413)
    assert "send it in parts" in page.content.decode()
    assert "send it in parts" in told.json()["message"]


def test_the_proof_of_a_form_too_large_is_asked_for_in_vain_but_answered(reporter: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000

    answer = at_desk(reporter, enforce_csrf_checks=True).post("/desk/find/", {"words": "x" * 5_000})

    assert answer.status_code in (403, 413)
    assert "Nothing was saved" in answer.content.decode()


def test_a_form_of_too_many_fields_is_told_so(reporter: Any) -> None:
    sent = {f"field-{number}": "" for number in range(2_100)}

    assert at_desk(reporter).post("/desk/articles/article/add/", sent).status_code == 413


@pytest.mark.parametrize("address", ["/", "/desk/", "/desk/login/"])
@pytest.mark.parametrize("host", ["evil.example", "[::1", "x" * 5_000])
def test_a_wrong_host_is_answered_with_a_sentence(address: str, host: str, settings: Any, db: None) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]

    answer = Client().get(address, HTTP_HOST=host)

    assert answer.status_code == 400
    assert "could not be understood" in answer.content.decode()


# -- Readers' pages --------------------------------------------------------------------------------------------------------
@pytest.fixture
def addresses(publisher: Any, now: Any) -> list[str]:
    factories.site()
    story = publish(stories.full_story(publisher), by=publisher, now=now, acknowledge=True)
    project_section(Section.objects.get(), now)
    return [
        "/", story.address, "/search/", "/corrections/", "/feed/", "/sitemap.xml", "/robots.txt", "/harbour/",
        "/topics/pellow-crossing/", "/authors/nessa-vantongeren/", "/how-we-source/", Profile.objects.get().path,
        f"/quotations/{PublishedQuotation.objects.first().key}/",
    ]  # fmt: skip


QUESTIONS = (
    "?before=1-1", f"?before={'9' * 17}-{'9' * 18}", f"?before=0-{'9' * 30}", "?before=%00", "?before=%ff", "?before=-1",
    "?q=%00", "?q=%ff%fe", "?q=%22'%E2%80%9C%25_%5C", f"?q={'x' * 10_000}", f"?q={'%C3%A9%27%20' * 1_000}",
    "?q=((((*%2B%3F&kind=%00", f"?kind={HUGE}", "?q=%ED%A0%80", "?%", f"?{'a&' * 1_000}",
)  # fmt: skip


def test_a_readers_page_answers_whatever_is_asked_of_it(addresses: list[str], client: Any) -> None:
    for address in addresses:
        for question in QUESTIONS:
            assert client.get(address + question).status_code == 200, (address, question[:20])


def test_a_readers_page_is_only_read(addresses: list[str], client: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in addresses:
        assert client.head(address).status_code == 200, address
        for method in ("post", "put", "delete", "patch", "options"):
            assert getattr(client, method)(address).status_code == 405, (address, method)
            answer = getattr(strict, method)(address)
            assert answer.status_code in (403, 405), (address, method)
            assert not answer.cookies, address


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff%fe/2026/11/x/",
        "/harbour/2026/11/%00/",
        f"/harbour/2026/11/{'a' * 20_000}/",
        "/harbour/9999/99/x/",
        "/harbour/2026/11/x%0d%0aSet-Cookie:a=b/",
        "/people/%00/",
        "/people/%ED%A0%80/",
        f"/topics/{'é' * 2_000}/",
        f"/quotations/{'x' * 5_000}/",
        "/pictures/%00/480.jpg",
        f"/pictures/{'a' * 64}/{'9' * 5_000}.jpg",
        f"/pictures/{'a' * 64}/480.svg",
        "/pictures/..%2f..%2fsecrets/480.jpg",
        "/\u202e/",
        "/media/originals/x.jpg",
    ],
)
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_an_address_of_nothing_is_no_error(method: str, path: str, client: Any) -> None:
    factories.site()

    answer = getattr(client, method)(path)

    assert answer.status_code in (404, 405)
    assert not answer.cookies
