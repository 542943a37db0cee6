"""Opening: for those who know the source, with a reason, into the log first, and never into a page."""

import pytest

from sources import vault
from sources.models import AccessLog, DataKey
from sources.vocabulary import EvidenceKind, HowApproverKnows, Terms

from .conftest import IDENTITY, JSON

pytestmark = pytest.mark.django_db
ABSENT = "00000000-0000-4000-8000-000000000000"


def ask(client, source, what="identity", row="", reason="Lawyer asked", **extra):
    sent = {"what": what, "row": row, "reason": reason}
    return client.post(f"/desk/vault/{getattr(source, 'pk', source)}/reveal/", sent, **{"headers": JSON, **extra})


@pytest.mark.parametrize("who", ["other_reporter", "editor", "publisher", "source_desk", "standards", "administrator"])
def test_to_everybody_else_it_is_absent(protected, at_desk, who, request):
    client = at_desk(request.getfixturevalue(who), proven=True)

    refused, nothing = ask(client, protected), ask(client, ABSENT)

    assert (refused.status_code, nothing.status_code) == (404, 404)
    assert not AccessLog.objects.exists()


def test_without_a_reason_nothing_is_opened(protected, reporter, at_desk):
    response = ask(at_desk(reporter, proven=True), protected, reason="  ")

    assert response.status_code == 403
    assert IDENTITY["name"] not in response.content.decode()
    assert not AccessLog.objects.exists()


def test_without_script_nothing_is_opened(protected, reporter, at_desk):
    response = ask(at_desk(reporter, proven=True), protected, headers={"accept": "text/html"})

    assert response.status_code == 302
    assert not AccessLog.objects.exists()


def test_a_get_opens_nothing(protected, reporter, at_desk):
    assert at_desk(reporter, proven=True).get(f"/desk/vault/{protected.pk}/reveal/").status_code == 405


def test_where_the_key_is_lost_it_says_so(protected, reporter, at_desk):
    DataKey.objects.all().delete()
    client = at_desk(reporter, proven=True)

    response = ask(client, protected)

    assert response.status_code == 403
    assert "lost or destroyed" in response.json()["message"]
    assert client.get(f"/desk/vault/{protected.pk}/").status_code == 200


def test_whoever_knows_it_reads_it_and_the_log_says_so(protected, reporter, at_desk):
    client = at_desk(reporter, proven=True)

    answer = ask(client, protected).json()

    assert {line["text"] for line in answer["lines"]} == set(IDENTITY.values())
    assert answer["seconds"] == 60
    page = client.get(f"/desk/vault/{protected.pk}/").content.decode()
    assert "Lawyer asked" in page
    assert not any(part in page for part in IDENTITY.values())


def test_reasons_and_evidence_open_by_the_same_door(protected, reporter, at_desk):
    promise = vault.promise(protected, reporter, Terms.BACKGROUND, "Fears the foreman.")
    notes = vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"locator": "Page 3", "found_text": "Rotten."})
    client = at_desk(reporter, proven=True)

    reason = ask(client, protected, "agreement", promise.pk).json()["lines"]
    evidence = ask(client, protected, "evidence", notes.pk).json()["lines"]

    assert [line["text"] for line in reason] == ["Fears the foreman."]
    assert [line["text"] for line in evidence] == ["Page 3", "Rotten."]
    assert {row.which for row in AccessLog.objects.all()} == {"agreement", "evidence"}


def test_a_row_of_another_source_is_absent(protected, reporter, at_desk):
    other = vault.create_protected(reporter, "anonymous_person", IDENTITY)
    promise = vault.promise(other, reporter, Terms.BACKGROUND, "Fears the foreman.")

    assert ask(at_desk(reporter, proven=True), protected, "agreement", promise.pk).status_code == 404


@pytest.mark.parametrize(("what", "row"), [("", ""), ("identity ", ""), ("agreement", ""), ("evidence", "x" * 36)])
def test_what_does_not_exist_cannot_be_opened(protected, reporter, at_desk, what, row):
    assert ask(at_desk(reporter, proven=True), protected, what, row).status_code == 404


def test_the_approver_knows_by_opening_it(protected, reporter, editor, at_desk):
    promise = vault.promise(protected, reporter, Terms.BACKGROUND, approver=editor)
    vault.add_party(protected, reporter, editor)

    ask(at_desk(editor, proven=True), protected)

    promise.refresh_from_db()
    assert (promise.approver_knows, promise.approver_knew_how) == (True, HowApproverKnows.OPENED)
