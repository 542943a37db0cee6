"""The first start: one link, once, and nothing behind it for anybody else."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from articles.models import Section, SiteSettings
from articles.permissions import Role, roles_of
from articles.record.models import PublicSection, Site
from newsroom.welcome import set_up_token_file
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
LINK = "/desk/set-up/the-word-of-the-link/"
FORM = {
    "name": "The Thornby Post", "zone": "Europe/Dublin", "language": "en-IE", "section": "News", "section_slug": "news",
    "full_name": "Mae Thornby", "username": "mae", "password": "eleven geese on ice",
}  # fmt: skip


@pytest.fixture(autouse=True)
def token_file(settings: Any, tmp_path: Path) -> Path:
    settings.NEWSROOM_VAR = tmp_path
    path = set_up_token_file()
    path.parent.mkdir(parents=True)
    path.write_text(sha256(b"the-word-of-the-link").hexdigest())
    return path


def test_another_word_opens_nothing(client: Any) -> None:
    assert client.get("/desk/set-up/guessed/").status_code == 404
    assert client.post("/desk/set-up/guessed/", FORM).status_code == 404
    assert not get_user_model().objects.exists()


def test_without_a_link_on_file_no_word_opens_it(client: Any, token_file: Path) -> None:
    token_file.unlink()

    assert client.get(LINK).status_code == 404


def test_where_somebody_works_already_the_link_is_dead(client: Any) -> None:
    factories.person("nessa")

    assert client.get(LINK).status_code == 404
    assert client.post(LINK, FORM).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("zone", "Mars/Olympus"),
        ("language", "<b>"),
        ("section_slug", "search"),
        ("section_slug", "Two words"),
        ("username", "mae thornby/"),
        ("password", "short"),
        ("password", "mae thornby 1"),
    ],
)
def test_a_poor_answer_is_refused_beside_its_field_and_nothing_is_stored(client: Any, field: str, value: str) -> None:
    response = client.post(LINK, FORM | {field: value})

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not get_user_model().objects.exists()
    assert not Section.objects.exists()


def test_the_page_never_repeats_a_password(client: Any) -> None:
    assert FORM["password"] not in client.post(LINK, FORM | {"name": ""}).content.decode()


def test_a_good_answer_opens_the_newsroom(client: Any) -> None:
    response = client.post(LINK, FORM)

    person = get_user_model().objects.get()
    assert response["Location"] == "/desk/"
    assert (person.get_full_name(), person.is_superuser) == ("Mae Thornby", False)
    assert roles_of(person) == {Role.ADMINISTRATOR, Role.STANDARDS, Role.PUBLISHER, Role.REPORTER}
    newsroom = SiteSettings.load()
    assert (newsroom.name, newsroom.zone, newsroom.is_set_up) == ("The Thornby Post", "Europe/Dublin", True)
    assert (Site.objects.get().name, PublicSection.objects.get().slug) == ("The Thornby Post", "news")
    assert client.get("/desk/").status_code == 200


def test_the_link_works_once(client: Any, token_file: Path) -> None:
    client.post(LINK, FORM)
    client.logout()

    assert not token_file.exists()
    assert client.get(LINK).status_code == 404
