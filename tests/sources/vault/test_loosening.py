"""A promise may be made stricter at any time; looser only with the source's word on file."""

from datetime import UTC, datetime

import pytest

from sources import vault
from sources.errors import AlreadyReplaced, ConsentMissing, NotAParty
from sources.models import Agreement
from sources.vocabulary import AgreementScope, HowApproverKnows, Terms

pytestmark = pytest.mark.django_db(databases="__all__")
EARLY, LATE = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC)
AGREED_ON = datetime(2026, 11, 10, tzinfo=UTC).date()


@pytest.fixture
def promised(protected, reporter):
    return vault.promise(
        protected, reporter, Terms.BACKGROUND, description="a dock worker", embargo_until=LATE, expires=EARLY
    )


def facts(**changed):
    return {"description": "a dock worker", "embargo_until": LATE, "expires": EARLY, **changed}


@pytest.mark.parametrize(
    ("terms", "changed"),
    [
        (Terms.BACKGROUND, {}),
        (Terms.DEEP_BACKGROUND, {"description": ""}),
        (Terms.OFF_RECORD, {}),
        (Terms.BACKGROUND, {"scope": AgreementScope.QUOTATION}),
        (Terms.BACKGROUND, {"public_reason": "Could lose the job."}),
    ],
)
def test_the_same_or_stricter_needs_nobodys_consent(promised, reporter, terms, changed):
    newer = vault.change_promise(promised, reporter, terms, **facts(**changed))

    assert newer.supersedes == promised
    assert not newer.consent_on


@pytest.mark.parametrize(
    ("terms", "changed", "part"),
    [
        (Terms.NOT_FOR_ATTRIBUTION, {}, "allows_quoting"),
        (Terms.ON_RECORD, {}, "allows_naming"),
        (Terms.BACKGROUND, {"allows_naming": True}, "allows_naming"),
        (Terms.BACKGROUND, {"description": "a crane driver at the East Quay"}, "description"),
        (Terms.BACKGROUND, {"scope": AgreementScope.STANDING}, "scope"),
        (Terms.BACKGROUND, {"embargo_until": None}, "embargo_until"),
        (Terms.BACKGROUND, {"embargo_until": EARLY}, "embargo_until"),
        (Terms.BACKGROUND, {"expires": None}, "expires"),
    ],
)
def test_looser_is_refused_and_nothing_is_written(promised, reporter, terms, changed, part):
    with pytest.raises(ConsentMissing) as refused:
        vault.change_promise(promised, reporter, terms, **facts(**changed))

    assert part in refused.value.parts
    assert list(Agreement.objects.all()) == [promised]


def test_looser_with_consent_says_when_and_who_heard_it(promised, reporter):
    newer = vault.change_promise(promised, reporter, Terms.ON_RECORD, consent_on=AGREED_ON, **facts())

    assert (newer.consent_on, newer.consent_heard_by) == (AGREED_ON, reporter)
    assert Agreement.objects.get(pk=promised.pk).terms == Terms.BACKGROUND


def test_of_two_changes_of_one_promise_the_second_is_refused(promised, reporter):
    vault.change_promise(promised, reporter, Terms.OFF_RECORD, **facts())

    with pytest.raises(AlreadyReplaced):
        vault.change_promise(promised, reporter, Terms.DEEP_BACKGROUND, **facts())


def test_nobody_but_a_party_changes_it(promised, source_desk):
    with pytest.raises(NotAParty):
        vault.change_promise(promised, source_desk, Terms.OFF_RECORD)


def test_the_same_approver_still_knows(protected, reporter, colleague, standards_editor):
    first = vault.told_in_person(vault.promise(protected, reporter, Terms.BACKGROUND, approver=colleague), colleague)

    second = vault.change_promise(first, reporter, Terms.BACKGROUND, approver=colleague)
    third = vault.change_promise(second, reporter, Terms.BACKGROUND, approver=standards_editor)

    assert (second.approver_knows, second.approver_knew_how) == (True, HowApproverKnows.TOLD_IN_PERSON)
    assert not third.approver_knows


def test_a_new_promise_cannot_slip_into_the_place_of_another(promised, protected, reporter):
    with pytest.raises(TypeError):
        vault.promise(protected, reporter, Terms.ON_RECORD, supersedes=promised)
