"""Nobody does alone what takes two."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from sources import vault
from sources.errors import Absent, MayNot, NotAParty
from sources.models import Proposal, Source
from sources.vocabulary import ProposalOutcome, SourceState
from tests.sources.conftest import make_person

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def second_keeper(db):
    return make_person("bram", "Source desk")


class TestAdmission:
    @pytest.mark.parametrize("who", ["reporter", "standards_editor", "superuser"])
    def test_nobody_but_the_source_desk_proposes(self, colleague, who, request, now):
        with pytest.raises(NotAParty):
            vault.propose_admission(colleague, request.getfixturevalue(who), now)

    def test_who_proposes_does_not_carry_out(self, colleague, source_desk, now):
        proposal = vault.propose_admission(colleague, source_desk, now)

        with pytest.raises(MayNot):
            vault.carry_out(proposal, source_desk, now)
        assert not vault.is_source_desk(colleague)

    @pytest.mark.parametrize("who", ["reporter", "standards_editor", "superuser", "colleague"])
    def test_nobody_outside_carries_out(self, colleague, source_desk, who, request, now):
        proposal = vault.propose_admission(colleague, source_desk, now)

        with pytest.raises(Absent):
            vault.carry_out(proposal, request.getfixturevalue(who), now)

    def test_two_members_let_somebody_in_once(self, colleague, source_desk, second_keeper, now):
        proposal = vault.propose_admission(colleague, source_desk, now)

        vault.carry_out(proposal, second_keeper, now)

        assert vault.is_source_desk(colleague)
        with pytest.raises(Absent):
            vault.carry_out(proposal, second_keeper, now)

    def test_a_member_who_has_left_counts_no_more(self, colleague, source_desk, second_keeper, now):
        proposal = vault.propose_admission(colleague, source_desk, now)
        source_desk.is_active = False
        source_desk.save()

        with pytest.raises(Absent):
            vault.carry_out(proposal, second_keeper, now)

    def test_it_is_proposed_once_at_a_time(self, colleague, source_desk, second_keeper, now):
        vault.propose_admission(colleague, source_desk, now)

        with pytest.raises(MayNot):
            vault.propose_admission(colleague, second_keeper, now)

    def test_the_command_lets_the_first_two_in_and_no_third(self, reporter, colleague, standards_editor):
        Group.objects.get_or_create(name="Source desk")
        call_command("vault", "admit", "nessa")
        call_command("vault", "admit", "col")

        with pytest.raises(CommandError):
            call_command("vault", "admit", "owen")

        assert [vault.is_source_desk(each) for each in (reporter, colleague, standards_editor)] == [True, True, False]


class TestDestruction:
    def test_two_parties_are_not_enough(self, protected, reporter, colleague, now):
        vault.add_party(protected, reporter, colleague)
        proposal = vault.propose_destruction(protected, reporter, now)

        with pytest.raises(Absent):
            vault.carry_out(proposal, colleague, now)

    def test_two_members_of_the_source_desk_are_not_enough(self, protected, source_desk, second_keeper, now):
        proposal = vault.propose_destruction(protected, source_desk, now)

        with pytest.raises(Absent):
            vault.carry_out(proposal, second_keeper, now)

    @pytest.mark.parametrize("who", ["colleague", "standards_editor", "superuser"])
    def test_others_do_not_even_propose(self, protected, who, request, now):
        with pytest.raises(NotAParty):
            vault.propose_destruction(protected, request.getfixturevalue(who), now)

    @pytest.mark.parametrize(
        ("first", "second"),
        [("reporter", "source_desk"), ("source_desk", "reporter"), ("source_desk", "standards_editor")],
    )
    def test_one_of_each_are(self, protected, first, second, request, now):
        proposal = vault.propose_destruction(protected, request.getfixturevalue(first), now)

        receipt = vault.carry_out(proposal, request.getfixturevalue(second), now)

        assert {receipt.destroyed_by, receipt.together_with} == {
            request.getfixturevalue(first), request.getfixturevalue(second),
        }  # fmt: skip
        assert Source.objects.get().state == SourceState.DESTROYED
        assert not Proposal.objects.exists()

    def test_who_proposed_it_takes_it_back_and_who_could_refuses(self, protected, reporter, source_desk, now):
        outcomes = []
        for who in (reporter, source_desk):
            proposal = vault.propose_destruction(protected, reporter, now)
            outcomes.append(vault.decline(proposal, who, now).outcome)

        assert outcomes == [ProposalOutcome.WITHDRAWN, ProposalOutcome.REFUSED]
        assert Source.objects.get().identity is not None


class TestTakingOver:
    def test_not_while_somebody_knows_it(self, protected, source_desk, now):
        with pytest.raises(MayNot):
            vault.propose_taking_over(protected, source_desk, now)

    def test_it_takes_a_standards_editor(self, protected, reporter, source_desk, second_keeper, standards_editor, now):
        reporter.is_active = False
        reporter.save()
        proposal = vault.propose_taking_over(protected, source_desk, now)
        with pytest.raises(Absent):
            vault.carry_out(proposal, second_keeper, now)

        vault.carry_out(proposal, standards_editor, now)

        assert vault.is_party(protected, source_desk)
        assert not vault.is_party(protected, standards_editor)


def test_proposals_are_shown_to_those_who_can_do_something(
    protected, reporter, colleague, source_desk, standards_editor, now
):
    vault.propose_destruction(protected, reporter, now)

    shown = {each: len(vault.proposals_for(each)) for each in (reporter, colleague, source_desk, standards_editor)}

    assert shown == {reporter: 1, colleague: 0, source_desk: 1, standards_editor: 0}


def test_the_database_refuses_that_one_person_does_both(colleague, source_desk, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            act="admit", person=colleague, proposed_by=source_desk, answered_by=source_desk, answered_at=now,
            outcome="carried_out",
        )  # fmt: skip
