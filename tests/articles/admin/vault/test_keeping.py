"""What the source desk decides about itself, at the desk: leaving, and whether it may open every identity."""

import pytest

from sources import vault
from sources.models import AccessLog, Proposal
from tests import factories

from .conftest import IDENTITY, JSON

pytestmark = pytest.mark.django_db
OUTSIDE = ["reporter", "editor", "publisher", "standards", "administrator"]


@pytest.fixture
def second_keeper(db):
    return factories.person("bram", "Source desk", name="Bram Oke")


@pytest.fixture
def switched_on(source_desk, second_keeper, now):
    vault.carry_out(vault.propose_desk_reading(source_desk, now), second_keeper, now)


def reveal(client, source):
    sent = {"what": "identity", "reason": "Lawyer asked"}
    return client.post(f"/desk/vault/{source.pk}/reveal/", sent, headers=JSON)


@pytest.mark.parametrize("address", ["leave/", "reading/", "reading/stop/"])
@pytest.mark.parametrize("who", OUTSIDE)
def test_to_everybody_outside_these_addresses_lead_nowhere(switched_on, who, address, at_desk, request):
    client = at_desk(request.getfixturevalue(who), proven=True)

    assert client.post(f"/desk/vault/{address}", {"confirmed": "yes"}).status_code == 404
    assert vault.desk_reading() is not None


class TestLeaving:
    def test_it_takes_a_password_and_a_tick(self, source_desk, second_keeper, at_desk):
        factories.person("ines", "Source desk")

        no_password = at_desk(source_desk).post("/desk/vault/leave/", {"confirmed": "yes"})
        at_desk(source_desk, proven=True).post("/desk/vault/leave/")

        assert no_password.headers["Location"] == "/desk/vault/prove/"
        assert vault.is_source_desk(source_desk)

    def test_the_last_two_are_told_to_let_somebody_in_first(self, source_desk, second_keeper, at_desk):
        client = at_desk(source_desk, proven=True)

        page = client.post("/desk/vault/leave/", {"confirmed": "yes"}, follow=True).content.decode()

        assert page.count("Two members must stay") == 2  # the answer, and the box that has no button
        assert 'action="/desk/vault/leave/"' not in page
        assert vault.is_source_desk(source_desk)

    def test_one_of_three_leaves_by_the_button(self, source_desk, second_keeper, at_desk):
        factories.person("ines", "Source desk")
        client = at_desk(source_desk, proven=True)
        assert 'action="/desk/vault/leave/"' in client.get("/desk/vault/").content.decode()

        page = client.post("/desk/vault/leave/", {"confirmed": "yes"}, follow=True).content.decode()

        assert "You have left the source desk" in page
        assert not vault.is_source_desk(source_desk)


class TestReading:
    def test_while_it_is_off_the_source_desk_sees_no_confidential_column(self, protected, source_desk, at_desk):
        client = at_desk(source_desk, proven=True)

        page = client.get(f"/desk/vault/{protected.pk}/").content.decode()

        assert "data-reveal" not in page
        assert "The source desk cannot." in page
        assert reveal(client, protected).status_code == 404

    def test_proposing_takes_a_password_and_another_member(self, source_desk, second_keeper, at_desk):
        assert at_desk(source_desk).post("/desk/vault/reading/").headers["Location"] == "/desk/vault/prove/"
        at_desk(source_desk, proven=True).post("/desk/vault/reading/")
        assert vault.desk_reading() is None

        address = f"/desk/vault/proposal/{Proposal.objects.get().pk}/carry-out/"
        at_desk(source_desk, proven=True).post(address)
        assert vault.desk_reading() is None
        at_desk(second_keeper, proven=True).post(address)

        assert vault.desk_reading() is not None

    def test_with_it_on_the_door_asks_for_password_and_reason(self, protected, source_desk, switched_on, at_desk):
        assert reveal(at_desk(source_desk), protected).json()["prove"] is True
        client = at_desk(source_desk, proven=True)

        assert client.post(f"/desk/vault/{protected.pk}/reveal/", {"what": "identity"}, headers=JSON).status_code == 403
        assert not AccessLog.objects.exists()

    def test_with_it_on_a_member_opens_but_adds_nothing(self, protected, reporter, source_desk, switched_on, at_desk):
        client = at_desk(source_desk, proven=True)

        page = client.get(f"/desk/vault/{protected.pk}/").content.decode()
        opened = reveal(client, protected).json()

        assert "data-reveal" in page
        assert not any(f"/desk/vault/{protected.pk}/{part}/" in page for part in ("identity", "let-in", "leave"))
        assert {line["text"] for line in opened["lines"]} == set(IDENTITY.values())
        assert client.post(f"/desk/vault/{protected.pk}/identity/", {"name": "X", "reason": "y"}).status_code == 404
        seen = at_desk(reporter).get(f"/desk/vault/{protected.pk}/").content.decode()
        assert "Lawyer asked" in seen
        assert "every member of the source desk may open it too" in seen
        assert "Bram Oke" in seen

    def test_one_member_ends_it_without_a_password(self, protected, source_desk, switched_on, at_desk):
        client = at_desk(source_desk)

        client.post("/desk/vault/reading/stop/")

        assert vault.desk_reading() is None
        assert reveal(client, protected).status_code == 404
