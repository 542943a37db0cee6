"""Promises: made by those who know the source; what the approver knows is the approver's own word."""

from datetime import date

import pytest

from sources import vault
from sources.errors import Absent, MayNot, NotAParty
from sources.models import AccessLog, Agreement, Source
from sources.vocabulary import HowApproverKnows, SourceKind, Terms

pytestmark = pytest.mark.django_db(databases="__all__")
INTERNAL = "Her supervisor reads the union's post."


@pytest.fixture
def agreement(protected, reporter, colleague):
    return vault.promise(protected, reporter, Terms.NOT_FOR_ATTRIBUTION, INTERNAL, approver=colleague)


@pytest.mark.parametrize("who", ["superuser", "source_desk", "colleague"])
def test_nobody_but_a_party_promises(protected, who, request):
    with pytest.raises(NotAParty):
        vault.promise(protected, request.getfixturevalue(who), Terms.BACKGROUND)

    assert not Agreement.objects.exists()


def test_that_the_approver_knows_cannot_be_claimed_for_them(protected, reporter, colleague):
    agreement = vault.promise(
        protected,
        reporter,
        Terms.BACKGROUND,
        approver=colleague,
        approver_knows=True,
        approver_knew_how=HowApproverKnows.TOLD_IN_PERSON,
    )

    assert not agreement.approver_knows
    assert not Agreement.objects.get().approver_knows


@pytest.mark.parametrize("who", ["reporter", "superuser", "source_desk"])
def test_only_the_approver_says_they_were_told(agreement, who, request):
    with pytest.raises(MayNot):
        vault.told_in_person(agreement, request.getfixturevalue(who))

    assert not Agreement.objects.get().approver_knows


def test_there_is_nothing_to_be_told_about_an_open_source(colleague):
    ministry = Source.objects.create(kind=SourceKind.ORGANISATION)
    agreement = Agreement.objects.create(source=ministry, terms=Terms.ON_RECORD, approver=colleague)

    with pytest.raises(Absent):
        vault.told_in_person(agreement, colleague)


@pytest.mark.parametrize("who", ["superuser", "source_desk", "colleague"])
def test_the_internal_reason_is_behind_the_same_door(agreement, who, request):
    with pytest.raises(NotAParty):
        vault.read_internal_reason(agreement, request.getfixturevalue(who), "Audit")

    assert not AccessLog.objects.exists()


def test_an_approver_who_was_told_knows_and_becomes_a_party(agreement, protected, colleague):
    vault.told_in_person(agreement, colleague)

    agreement.refresh_from_db()
    assert agreement.approver_knows
    assert agreement.approver_knew_how == HowApproverKnows.TOLD_IN_PERSON
    assert agreement.approver_knew_at is not None
    assert vault.is_party(protected, colleague)


def test_an_approver_who_opens_the_identity_knows(agreement, protected, reporter, colleague):
    vault.add_party(protected, by=reporter, user=colleague)
    vault.read(protected, colleague, "Approving")

    agreement.refresh_from_db()
    assert (agreement.approver_knows, agreement.approver_knew_how) == (True, HowApproverKnows.OPENED)


def test_somebody_else_opening_it_says_nothing_of_the_approver(agreement, protected, reporter):
    vault.read(protected, reporter, "Checking")

    agreement.refresh_from_db()
    assert not agreement.approver_knows


def test_flags_start_where_the_terms_start_and_may_be_set(protected, reporter):
    usual = vault.promise(protected, reporter, Terms.BACKGROUND)
    widened = vault.promise(protected, reporter, Terms.BACKGROUND, allows_quoting=True)

    assert not usual.allows_quoting
    assert widened.flags.quote
    assert usual.allows_describing
    assert usual.protected


def test_the_internal_reason_comes_back_sealed_and_logged(agreement, reporter):
    secret = vault.read_internal_reason(agreement, reporter, "Audit")

    assert secret.reveal() == INTERNAL
    assert str(secret) == "•••"
    assert AccessLog.objects.get().which == "agreement"


def test_an_agreement_without_one_has_an_empty_internal_reason(protected, reporter):
    bare = vault.promise(protected, reporter, Terms.BACKGROUND)

    assert bare.internal_reason is None
    assert vault.read_internal_reason(bare, reporter, "Audit").reveal() == ""


def test_a_change_keeps_the_old_agreement(agreement, reporter):
    new = vault.change_promise(agreement, reporter, Terms.ON_RECORD, consent_on=date(2026, 11, 10))

    assert new.supersedes == agreement
    assert Agreement.objects.count() == 2
