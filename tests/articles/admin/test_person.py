"""People at the desk: deactivated and never deleted, given roles and never more."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.permissions import Role, roles_of

pytestmark = pytest.mark.django_db
User = get_user_model()
NEW = {
    "username": "ros", "first_name": "Ros", "last_name": "Abney", "email": "",
    "password1": "seven wet ropes", "password2": "seven wet ropes",
}  # fmt: skip


def role(name: Role) -> str:
    return str(Group.objects.get(name=name.value).pk)


def change(client: Any, person: Any, **fields: Any) -> Any:
    kept = {"username": person.username, "first_name": "", "last_name": "", "email": "", "is_active": "on"}
    return client.post(reverse("admin:auth_user_change", args=[person.pk]), kept | fields)


def test_nobody_but_the_administrator_sees_the_people(client: Any, editor: Any) -> None:
    client.force_login(editor)

    assert client.get("/desk/auth/user/").status_code == 404


def test_nobody_is_deleted(client: Any, administrator: Any, reporter: Any) -> None:
    client.force_login(administrator)

    response = client.post(reverse("admin:auth_user_delete", args=[reporter.pk]), {"post": "yes"})

    assert response.status_code == 404
    assert User.objects.filter(pk=reporter.pk).exists()


def test_an_administrator_cannot_let_anybody_into_the_source_desk(client: Any, administrator: Any, reporter: Any) -> None:
    client.force_login(administrator)

    response = change(client, reporter, groups=[role(Role.REPORTER), role(Role.SOURCE_DESK)])

    assert response.status_code == 200
    assert roles_of(User.objects.get(pk=reporter.pk)) == {Role.REPORTER}


def test_a_member_of_the_source_desk_stays_one_when_other_roles_change(
    client: Any, administrator: Any, source_desk: Any
) -> None:
    client.force_login(administrator)

    change(client, source_desk, groups=[role(Role.EDITOR)])

    assert roles_of(User.objects.get(pk=source_desk.pk)) == {Role.EDITOR, Role.SOURCE_DESK}


def test_nobody_is_made_all_powerful_by_a_posted_field(client: Any, administrator: Any, reporter: Any) -> None:
    client.force_login(administrator)

    change(client, reporter, groups=[], is_superuser="on", is_staff="", user_permissions=["1"])

    reporter.refresh_from_db()
    assert (reporter.is_superuser, reporter.is_staff) == (False, True)
    assert not reporter.user_permissions.exists()


def test_a_superuser_is_out_of_an_administrators_reach(client: Any, administrator: Any) -> None:
    root = User.objects.create_superuser("root")
    client.force_login(administrator)

    assert client.get(reverse("admin:auth_user_password_change", args=[root.pk])).status_code in (302, 404)
    assert "root" not in client.get("/desk/auth/user/").content.decode()


def test_somebody_deactivated_is_out_at_once(client: Any, administrator: Any, reporter: Any) -> None:
    from django.test import Client

    theirs = Client()
    theirs.force_login(reporter)
    client.force_login(administrator)

    change(client, reporter, is_active="")

    assert theirs.get("/desk/")["Location"].startswith("/desk/login/")


def test_a_new_person_may_sign_in_with_the_roles_given(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    response = client.post("/desk/auth/user/add/", NEW | {"groups": [role(Role.REPORTER)]})

    person = User.objects.get(username="ros")
    assert response.status_code == 302
    assert (person.is_staff, person.is_superuser, roles_of(person)) == (True, False, {Role.REPORTER})
    client.logout()
    client.post("/desk/login/", {"username": "ros", "password": "seven wet ropes", "next": "/desk/"})
    assert client.get("/desk/").status_code == 200


def test_a_short_password_is_refused(client: Any, administrator: Any) -> None:
    client.force_login(administrator)

    response = client.post("/desk/auth/user/add/", NEW | {"password1": "short", "password2": "short"})

    assert response.status_code == 200
    assert not User.objects.filter(username="ros").exists()
