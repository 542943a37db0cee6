"""Destruction and admission at the desk: two people, each with their password, and a receipt that names nothing."""

import pytest

from sources import vault
from sources.models import Proposal, Receipt, Source
from sources.vocabulary import SourceState
from tests import factories

from .conftest import CODE_NAME

pytestmark = pytest.mark.django_db


def carry_out(client, proposal):
    return client.post(f"/desk/vault/proposal/{proposal.pk}/carry-out/")


class TestDestruction:
    @pytest.mark.parametrize("who", ["other_reporter", "editor", "standards", "administrator"])
    def test_nobody_proposes_it_who_does_not_know_the_source(self, protected, at_desk, who, request):
        response = at_desk(request.getfixturevalue(who), proven=True).post(f"/desk/vault/{protected.pk}/destroy/")

        assert response.status_code == 404
        assert not Proposal.objects.exists()

    def test_nobody_proposes_or_agrees_without_their_password(self, protected, reporter, source_desk, at_desk, now):
        at_desk(reporter).post(f"/desk/vault/{protected.pk}/destroy/")
        assert not Proposal.objects.exists()
        proposal = vault.propose_destruction(protected, reporter, now)

        assert carry_out(at_desk(source_desk), proposal).headers["Location"] == "/desk/vault/prove/"

        assert Source.objects.get().state == SourceState.ACTIVE

    def test_who_proposed_it_cannot_agree(self, protected, reporter, at_desk, now):
        proposal = vault.propose_destruction(protected, reporter, now)

        carry_out(at_desk(reporter, proven=True), proposal)

        assert Source.objects.get().state == SourceState.ACTIVE

    def test_two_people_get_a_receipt_that_names_nothing(self, protected, reporter, source_desk, at_desk):
        at_desk(reporter, proven=True).post(f"/desk/vault/{protected.pk}/destroy/")
        [proposal] = Proposal.objects.all()
        client = at_desk(source_desk, proven=True)
        assert CODE_NAME in client.get("/desk/vault/").content.decode()

        page = client.get(carry_out(client, proposal).headers["Location"]).content.decode()

        for word in (CODE_NAME, "dock worker", str(protected.pk), "Mirabel"):
            assert word not in page
        assert "Nessa Vantongeren" in page
        assert at_desk(reporter).get(f"/desk/vault/{protected.pk}/").status_code == 404
        assert at_desk(reporter).get(f"/desk/vault/receipt/{Receipt.objects.get().pk}/").status_code == 200
        assert client.get(f"/desk/vault/{protected.pk}/").status_code == 200

    def test_a_standards_editor_agrees_without_learning_the_code_name(self, protected, source_desk, standards, at_desk, now):
        proposal = vault.propose_destruction(protected, source_desk, now)
        client = at_desk(standards, proven=True)
        room = client.get("/desk/vault/").content.decode()
        assert "Destroy for ever" in room
        assert CODE_NAME not in room
        assert str(protected.pk) not in room

        carry_out(client, proposal)

        assert Source.objects.get().state == SourceState.DESTROYED


class TestAdmission:
    def test_an_administrator_lets_nobody_into_the_source_desk(self, administrator, reporter, source_desk, at_desk):
        client = at_desk(administrator, proven=True)
        group = source_desk.groups.get()

        assert client.post("/desk/vault/admit/", {"person": reporter.pk}).status_code == 404
        sent = {"username": reporter.username, "groups": [group.pk], "is_active": "on"}
        client.post(f"/desk/auth/user/{reporter.pk}/change/", sent)

        assert not vault.is_source_desk(reporter)

    def test_two_members_do(self, reporter, source_desk, at_desk):
        second = factories.person("bram", "Source desk", name="Bram Oke")

        at_desk(source_desk, proven=True).post("/desk/vault/admit/", {"person": reporter.pk})
        assert not vault.is_source_desk(reporter)
        carry_out(at_desk(second, proven=True), Proposal.objects.get())

        assert vault.is_source_desk(reporter)
