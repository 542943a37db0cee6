"""The password once more: ten minutes, five tries, and a way back to nowhere but the vault."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.vault.door import PROVED_AT
from sources import vault
from sources.errors import TooManyTries, WrongPassword
from sources.models import AccessLog, ProofTries
from tests import factories

from .conftest import JSON

pytestmark = pytest.mark.django_db


def reveal(client, source, reason="Lawyer asked"):
    sent = {"what": "identity", "reason": reason}
    return client.post(f"/desk/vault/{source.pk}/reveal/", sent, headers=JSON)


def test_signing_in_is_no_proof(at_desk, reporter, protected):
    response = reveal(at_desk(reporter), protected)

    assert response.status_code == 403
    assert response.json()["prove"] is True
    assert not AccessLog.objects.exists()


def test_a_wrong_password_is_no_proof(at_desk, reporter, protected):
    client = at_desk(reporter)

    response = client.post("/desk/vault/prove/", {"password": "correct horse"})

    assert response.status_code == 403
    assert reveal(client, protected).status_code == 403


def test_after_ten_minutes_it_is_asked_for_again(at_desk, reporter, protected):
    client = at_desk(reporter, proven=True)
    assert reveal(client, protected).status_code == 200
    session = client.session
    session[PROVED_AT] -= 601
    session.save()

    assert reveal(client, protected).status_code == 403


def test_a_proof_from_the_future_is_none(now):
    assert not vault.is_fresh(now + timedelta(seconds=1), now)
    assert not vault.is_fresh(None, now)
    assert vault.is_fresh(now - timedelta(minutes=10), now)


def test_the_proof_is_one_persons_and_one_sessions(at_desk, reporter, protected):
    at_desk(reporter, proven=True)

    assert reveal(at_desk(reporter), protected).status_code == 403


def test_after_five_wrong_passwords_the_right_one_is_not_looked_at(reporter, now):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            vault.prove(reporter, "wrong", now)

    with pytest.raises(TooManyTries):
        vault.prove(reporter, factories.PASSWORD, now + timedelta(minutes=14))
    vault.prove(reporter, factories.PASSWORD, now + timedelta(minutes=15))


def test_a_right_password_starts_the_count_again(reporter, now):
    for password in ["wrong"] * 4:
        with pytest.raises(WrongPassword):
            vault.prove(reporter, password, now)

    vault.prove(reporter, factories.PASSWORD, now)

    assert ProofTries.objects.get(user=reporter).tries == 0


def test_the_way_back_cannot_be_chosen(at_desk, reporter, protected):
    client = at_desk(reporter)
    sent = {"password": factories.PASSWORD, "next": "https://elsewhere.example/"}

    response = client.post(f"/desk/vault/{protected.pk}/prove/?next=https://elsewhere.example/", sent)

    assert (response.status_code, response.headers["Location"]) == (302, f"/desk/vault/{protected.pk}/")


def test_somebody_without_a_login_is_led_to_the_door(client, protected):
    assert "/desk/login/" in client.get("/desk/vault/prove/").headers["Location"]


def test_no_answer_of_the_vault_is_kept(at_desk, reporter, protected):
    client = at_desk(reporter, proven=True)

    for address in ("", "prove/", f"{protected.pk}/"):
        assert "no-store" in client.get(f"/desk/vault/{address}").headers["Cache-Control"], address
    assert "no-store" in reveal(client, protected).headers["Cache-Control"]
    assert timezone.now().timestamp() - client.session[PROVED_AT] < 60
