"""Leaving the source desk: one's own act, never by the last two."""

import pytest

from sources import vault
from sources.errors import LastKeepers, NotAParty
from sources.models import Proposal
from sources.vocabulary import ProposalOutcome
from tests.sources.conftest import make_person

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def second_keeper(db):
    return make_person("bram", "Source desk")


@pytest.fixture
def third_keeper(db):
    return make_person("ines", "Source desk")


@pytest.mark.parametrize("who", ["reporter", "superuser"])
def test_nobody_leaves_who_is_no_member(who, request, source_desk, second_keeper, third_keeper, now):
    with pytest.raises(NotAParty):
        vault.leave_source_desk(request.getfixturevalue(who), now)


def test_of_the_last_two_neither_leaves(source_desk, second_keeper, now):
    assert not vault.may_leave_source_desk(source_desk)
    with pytest.raises(LastKeepers):
        vault.leave_source_desk(source_desk, now)
    assert vault.is_source_desk(source_desk)


def test_a_member_who_no_longer_works_here_or_is_shut_out_does_not_count(source_desk, second_keeper, third_keeper, now):
    third_keeper.set_password("set by an administrator")
    third_keeper.save()

    with pytest.raises(LastKeepers):
        vault.leave_source_desk(source_desk, now)


def test_who_leaves_keeps_what_they_know_and_nothing_else(
    protected, reporter, source_desk, second_keeper, third_keeper, now
):
    own = vault.create_protected(source_desk, "anonymous_person", {"name": "Osric Penhallow"})

    vault.leave_source_desk(source_desk, now)

    assert list(vault.visible_to(source_desk)) == [own]
    assert [each.username for each in vault.keepers()] == ["bram", "ines"]


def test_what_they_proposed_is_taken_back_but_for_sources_they_know(
    protected, colleague, source_desk, second_keeper, third_keeper, now
):
    own = vault.create_protected(source_desk, "anonymous_person", {"name": "Osric Penhallow"})
    stays = vault.propose_destruction(own, source_desk, now)
    for goes in (
        vault.propose_admission(colleague, source_desk, now),
        vault.propose_desk_reading(source_desk, now),
        vault.propose_destruction(protected, source_desk, now),
    ):
        assert goes.outcome == ""

    vault.leave_source_desk(source_desk, now)

    assert list(Proposal.objects.filter(outcome="")) == [stays]
    assert set(Proposal.objects.exclude(pk=stays.pk).values_list("outcome", flat=True)) == {ProposalOutcome.WITHDRAWN}
    assert vault.propose_admission(colleague, second_keeper, now)
