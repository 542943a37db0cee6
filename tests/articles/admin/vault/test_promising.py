"""Promises at the desk: a new row each time, and nothing loosened without the source."""

import pytest

from sources import vault
from sources.models import Agreement
from sources.vocabulary import Terms

pytestmark = pytest.mark.django_db
PROMISE = {
    "terms": "background", "as_usual": "on", "description": "a dock worker", "scope": "story",
    "internal_reason": "Fears the foreman.", "embargo_until": "2026-12-01T06:00",
}  # fmt: skip


@pytest.fixture
def promised(protected, reporter):
    return vault.promise(protected, reporter, Terms.BACKGROUND, description="a dock worker")


@pytest.mark.parametrize("who", ["other_reporter", "editor", "source_desk", "standards", "administrator"])
def test_only_those_who_know_the_source_promise_it_anything(protected, promised, at_desk, who, request):
    client = at_desk(request.getfixturevalue(who), proven=True)

    for address in ("promise/", f"promise/{promised.pk}/"):
        assert client.post(f"/desk/vault/{protected.pk}/{address}", PROMISE).status_code == 404
    assert Agreement.objects.count() == 1


def test_a_promise_goes_on_file_with_its_reason_sealed(protected, reporter, at_desk):
    at_desk(reporter).post(f"/desk/vault/{protected.pk}/promise/", PROMISE)

    [promise] = Agreement.objects.all()
    assert (promise.terms, promise.allows_quoting, promise.description) == ("background", False, "a dock worker")
    assert vault.read_internal_reason(promise, reporter, "Checking").reveal() == "Fears the foreman."


def test_what_was_loosened_is_said_and_the_sealed_reason_does_not_come_back(protected, promised, reporter, at_desk):
    sent = PROMISE | {"terms": "not_for_attribution"}

    page = at_desk(reporter).post(f"/desk/vault/{protected.pk}/promise/{promised.pk}/", sent).content.decode()

    assert "This loosens what was promised (we may quote word for word)" in page
    assert "Fears the foreman." not in page
    assert Agreement.objects.count() == 1


def test_with_the_sources_word_on_file_it_is_changed(protected, promised, reporter, at_desk):
    sent = PROMISE | {"terms": "not_for_attribution", "consent_on": "2026-11-10"}

    at_desk(reporter).post(f"/desk/vault/{protected.pk}/promise/{promised.pk}/", sent)

    newer = Agreement.objects.get(supersedes=promised)
    assert newer.consent_heard_by == reporter
    page = at_desk(reporter).get(f"/desk/vault/{protected.pk}/").content.decode()
    assert "the source agreed on 10 Nov 2026, heard by Nessa Vantongeren" in page
    assert at_desk(reporter).get(f"/desk/vault/{protected.pk}/promise/{promised.pk}/").status_code == 404


def test_flags_of_ones_own_are_taken_as_ticked(protected, reporter, at_desk):
    sent = PROMISE | {"as_usual": "", "flags": ["allows_use", "allows_quoting"]}

    at_desk(reporter).post(f"/desk/vault/{protected.pk}/promise/", sent)

    [promise] = Agreement.objects.all()
    assert (promise.allows_quoting, promise.allows_describing) == (True, False)


@pytest.mark.parametrize("fault", [{"terms": "whatever"}, {"approver": "999"}, {"granted_on": "2999-01-01"}, {"scope": ""}])
def test_what_makes_no_promise_is_refused(protected, reporter, at_desk, fault):
    response = at_desk(reporter).post(f"/desk/vault/{protected.pk}/promise/", PROMISE | fault)

    assert response.status_code == 200
    assert not Agreement.objects.exists()
