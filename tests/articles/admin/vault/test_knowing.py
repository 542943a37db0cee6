"""Who is let in, who leaves, and what those who know a source may change."""

import pytest

from sources import vault
from sources.models import AccessLog, Source
from sources.vocabulary import HowApproverKnows, Terms

from .conftest import CODE_NAME, IDENTITY

pytestmark = pytest.mark.django_db
CHANGES = {
    "let-in/": {"person": "1"},
    "leave/": {},
    "code-name/": {"code_name": "a hint"},
    "description/": {"public_description": "the harbour master"},
    "identity/": {"name": "Somebody Else", "reason": "Why not"},
}


@pytest.mark.parametrize("address", CHANGES)
@pytest.mark.parametrize("who", ["other_reporter", "editor", "source_desk", "standards", "administrator"])
def test_nobody_else_changes_anything(protected, at_desk, who, address, request):
    before = Source.objects.values().get(pk=protected.pk)

    response = at_desk(request.getfixturevalue(who), proven=True).post(
        f"/desk/vault/{protected.pk}/{address}", CHANGES[address]
    )

    assert response.status_code == 404
    assert Source.objects.values().get(pk=protected.pk) == before
    assert protected.parties.count() == 1


def test_letting_in_needs_the_password(protected, reporter, editor, at_desk):
    response = at_desk(reporter).post(f"/desk/vault/{protected.pk}/let-in/", {"person": editor.pk})

    assert response.headers["Location"] == f"/desk/vault/{protected.pk}/prove/"
    assert not vault.is_party(protected, editor)


@pytest.mark.parametrize("person", ["", "0", "x", "9" * 30, "-1"])
def test_nobody_is_let_in_who_does_not_work_here(protected, reporter, at_desk, person):
    at_desk(reporter, proven=True).post(f"/desk/vault/{protected.pk}/let-in/", {"person": person})

    assert protected.parties.count() == 1


def test_a_party_lets_a_colleague_in(protected, reporter, editor, at_desk):
    at_desk(reporter, proven=True).post(f"/desk/vault/{protected.pk}/let-in/", {"person": editor.pk})

    assert vault.is_party(protected, editor)
    assert CODE_NAME in at_desk(editor).get(f"/desk/vault/{protected.pk}/").content.decode()


def test_the_last_one_cannot_leave(protected, reporter, at_desk):
    at_desk(reporter).post(f"/desk/vault/{protected.pk}/leave/")

    assert vault.is_party(protected, reporter)


def test_whoever_leaves_finds_nothing_any_more(protected, reporter, editor, at_desk):
    vault.add_party(protected, reporter, editor)
    client = at_desk(reporter)

    client.post(f"/desk/vault/{protected.pk}/leave/")

    assert client.get(f"/desk/vault/{protected.pk}/").status_code == 404
    assert vault.is_party(protected, editor)


def test_a_code_name_that_is_taken_is_refused(protected, reporter, at_desk):
    vault.create_protected(reporter, "anonymous_person", IDENTITY, code_name="velvet harrow")

    at_desk(reporter).post(f"/desk/vault/{protected.pk}/code-name/", {"code_name": "velvet harrow"})

    protected.refresh_from_db()
    assert protected.code_name == CODE_NAME


def test_an_empty_code_name_draws_two_words(protected, reporter, at_desk):
    at_desk(reporter).post(f"/desk/vault/{protected.pk}/code-name/", {"code_name": ""})

    protected.refresh_from_db()
    assert protected.code_name not in (None, "", CODE_NAME)
    assert len(protected.code_name.split()) == 2


def test_the_identity_is_changed_by_the_vault_alone(protected, reporter, at_desk):
    sent = {"contact": "pigeon post", "take_out": ["notes", "name"], "reason": "New number"}

    at_desk(reporter, proven=True).post(f"/desk/vault/{protected.pk}/identity/", sent)

    assert vault.read(protected, reporter, "Checking").reveal() == {"name": IDENTITY["name"], "contact": "pigeon post"}
    assert AccessLog.objects.filter(which="change").count() == 1


def test_without_a_reason_the_identity_stays_as_it_is(protected, reporter, at_desk):
    at_desk(reporter, proven=True).post(f"/desk/vault/{protected.pk}/identity/", {"contact": "pigeon post", "reason": " "})

    assert vault.read(protected, reporter, "Checking").reveal() == IDENTITY


class TestToldInPerson:
    @pytest.mark.parametrize("who", ["reporter", "publisher", "source_desk", "administrator"])
    def test_nobody_says_it_for_the_approver(self, protected, reporter, editor, at_desk, who, request):
        promise = vault.promise(protected, reporter, Terms.BACKGROUND, approver=editor)

        response = at_desk(request.getfixturevalue(who)).post(f"/desk/vault/promise/{promise.pk}/told/")

        assert response.status_code == 404
        promise.refresh_from_db()
        assert not promise.approver_knows

    def test_the_approver_finds_it_in_the_room_and_becomes_a_party(self, protected, reporter, editor, at_desk):
        promise = vault.promise(protected, reporter, Terms.BACKGROUND, approver=editor, description="a dock worker")
        client = at_desk(editor)
        room = client.get("/desk/vault/").content.decode()
        assert "a dock worker" in room
        assert CODE_NAME not in room

        client.post(f"/desk/vault/promise/{promise.pk}/told/")

        promise.refresh_from_db()
        assert promise.approver_knew_how == HowApproverKnows.TOLD_IN_PERSON
        assert vault.is_party(protected, editor)
