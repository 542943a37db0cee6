"""Whether the source desk may open identities: two members turn it on, one turns it off, and the door stays the same."""

import pytest
from django.db import IntegrityError, transaction

from sources import vault
from sources.errors import Absent, MayNot, NotAParty, ReasonMissing
from sources.models import AccessLog, DeskReading
from sources.vocabulary import EvidenceKind, Terms
from tests.sources.conftest import IDENTITY, make_person

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def second_keeper(db):
    return make_person("bram", "Source desk")


@pytest.fixture
def switched_on(source_desk, second_keeper, now):
    vault.carry_out(vault.propose_desk_reading(source_desk, now), second_keeper, now)


def test_it_is_off_until_decided(protected, source_desk):
    assert vault.desk_reading() is None
    assert not vault.may_open(protected, source_desk)
    with pytest.raises(NotAParty):
        vault.read(protected, source_desk, "Lawyer asked")
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "standards_editor", "superuser"])
def test_nobody_but_the_source_desk_turns_it(who, source_desk, second_keeper, request, now):
    somebody = request.getfixturevalue(who)

    with pytest.raises(NotAParty):
        vault.propose_desk_reading(somebody, now)
    with pytest.raises(Absent):
        vault.carry_out(vault.propose_desk_reading(source_desk, now), somebody, now)
    with pytest.raises(NotAParty):
        vault.stop_desk_reading(somebody, now)
    assert vault.desk_reading() is None


def test_one_member_alone_does_not_turn_it_on(source_desk, second_keeper, now):
    proposal = vault.propose_desk_reading(source_desk, now)

    with pytest.raises(MayNot):
        vault.carry_out(proposal, source_desk, now)
    with pytest.raises(MayNot):
        vault.propose_desk_reading(second_keeper, now)
    assert vault.desk_reading() is None


def test_no_row_says_on_with_one_person(source_desk, now):
    for second in (None, source_desk):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeskReading.objects.create(is_on=True, at=now, by=source_desk, together_with=second)


@pytest.mark.parametrize("who", ["colleague", "standards_editor", "superuser"])
def test_with_it_on_nobody_else_opens_anything(protected, switched_on, who, request):
    with pytest.raises(NotAParty):
        vault.read(protected, request.getfixturevalue(who), "Lawyer asked")


def test_with_it_on_a_member_changes_nothing_and_lets_nobody_in(protected, switched_on, source_desk, colleague):
    with pytest.raises(NotAParty):
        vault.write(protected, source_desk, "Lawyer asked", identity={"name": "Somebody else"})
    with pytest.raises(NotAParty):
        vault.add_party(protected, source_desk, colleague)
    with pytest.raises(NotAParty):
        vault.promise(protected, source_desk, Terms.ON_RECORD)
    assert not vault.is_party(protected, source_desk)


def test_with_it_on_the_door_still_asks_for_a_reason(protected, switched_on, source_desk):
    with pytest.raises(ReasonMissing):
        vault.read(protected, source_desk, " ")
    assert not AccessLog.objects.exists()


def test_with_it_on_a_member_opens_everything_sealed_into_the_log(protected, reporter, switched_on, source_desk):
    promise = vault.promise(protected, reporter, Terms.BACKGROUND, "Fears the foreman.")
    notes = vault.add_evidence(protected, reporter, EvidenceKind.NOTES, {"locator": "Page 3"})

    opened = [
        vault.read(protected, source_desk, "Lawyer asked").reveal(),
        vault.read_internal_reason(promise, source_desk, "Lawyer asked").reveal(),
        vault.read_evidence(notes, source_desk, "Lawyer asked").reveal(),
    ]

    assert opened == [IDENTITY, "Fears the foreman.", {"locator": "Page 3"}]
    assert {row.user for row in AccessLog.objects.all()} == {source_desk}
    assert [reading.reason.reveal() for reading in vault.readings_of(protected, reporter)] == ["Lawyer asked"] * 3


def test_a_member_whose_vault_is_shut_opens_nothing(protected, switched_on, source_desk):
    source_desk.set_password("set by an administrator")
    source_desk.save()

    with pytest.raises(NotAParty):
        vault.read(protected, source_desk, "Lawyer asked")


def test_an_approver_who_opens_it_as_the_source_desk_knows_it_from_then_on(protected, reporter, switched_on, source_desk):
    promise = vault.promise(protected, reporter, Terms.BACKGROUND, approver=source_desk)

    vault.read(protected, source_desk, "I approve the promise")

    promise.refresh_from_db()
    assert promise.approver_knows
    assert vault.is_party(protected, source_desk)


def test_one_member_ends_it_at_once_and_it_can_be_proposed_again(protected, switched_on, source_desk, second_keeper, now):
    vault.stop_desk_reading(second_keeper, now)

    with pytest.raises(NotAParty):
        vault.read(protected, source_desk, "Lawyer asked")
    with pytest.raises(MayNot):
        vault.stop_desk_reading(source_desk, now)
    vault.carry_out(vault.propose_desk_reading(source_desk, now), second_keeper, now)
    assert [turn.is_on for turn in DeskReading.objects.all()] == [True, False, True]
    assert (vault.desk_reading().by, vault.desk_reading().together_with) == (second_keeper, source_desk)
