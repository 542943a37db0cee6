"""What takes two people: one proposes, another carries it out, and neither can do it alone.

    act         proposed by                         carried out by
    admit       a member of the source desk         another member
    desk reads  a member of the source desk         another member
    destroy     whoever knows the source, or keeps  the other half of: source desk + (a party or a standards editor)
    take over   a member of the source desk         a standards editor; only where nobody is left who knows the source
Source of the rule: protection.md, section 1.
"""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import Q

from sources.errors import Absent, MayNot, NotAParty
from sources.models import Proposal, Receipt, Source, SourceParty
from sources.vocabulary import ProposalOutcome, ProposedAct, SourceState

from .desk_reading import desk_reading, start_desk_reading
from .destruction import destroy, may_destroy
from .parties import SOURCE_DESK, is_source_desk, is_standards_editor, keepers, require_listing

ENOUGH_KEEPERS = 2  # from then on they let people in themselves


def propose_destruction(source: Source, by, now: datetime) -> Proposal:
    """Raises NotAParty unless `by` knows or keeps the source, MayNot where it is proposed or destroyed already."""
    source = require_listing(source, by)
    if source.state == SourceState.DESTROYED:
        raise MayNot("There is nothing left to destroy.")
    return _propose(act=ProposedAct.DESTROY, source_id=source.pk, proposed_by=by, proposed_at=now)


def propose_taking_over(source: Source, by, now: datetime) -> Proposal:
    """Raises NotAParty unless `by` keeps the sources, MayNot where somebody still knows it or nothing is left to know."""
    source = require_listing(source, by)
    if not is_source_desk(by):
        raise NotAParty("There is no such source.")
    if source.state == SourceState.DESTROYED or not is_orphaned(source):
        raise MayNot("Somebody knows this source; ask them.")
    return _propose(act=ProposedAct.TAKE_OVER, source_id=source.pk, proposed_by=by, proposed_at=now)


def propose_admission(person, by, now: datetime) -> Proposal:
    """Raises NotAParty unless `by` keeps the sources, MayNot where the person does already or no longer works here."""
    if not is_source_desk(by):
        raise NotAParty("There is no such page.")
    if not person.is_active or person.groups.filter(name=SOURCE_DESK).exists():
        raise MayNot("This person is a member already, or no longer works here.")
    return _propose(act=ProposedAct.ADMIT, person=person, proposed_by=by, proposed_at=now)


def propose_desk_reading(by, now: datetime) -> Proposal:
    """Raises NotAParty unless `by` keeps the sources, MayNot where it is on or proposed already."""
    if not is_source_desk(by):
        raise NotAParty("There is no such page.")
    if desk_reading() is not None:
        raise MayNot("The source desk opens identities already.")
    return _propose(act=ProposedAct.DESK_READS, proposed_by=by, proposed_at=now)


def proposals_for(user) -> list[Proposal]:
    """The open ones this person may answer or has made, oldest first."""
    open_ones = Proposal.objects.filter(outcome="").select_related("proposed_by", "person")
    mine = Q(proposed_by_id=user.pk)
    if not (is_source_desk(user) or is_standards_editor(user)):
        open_ones = open_ones.filter(mine | Q(source_id__in=Source.objects.known_to(user).values("pk")))
    return [each for each in open_ones if each.proposed_by_id == user.pk or may_carry_out(each, user)]


def may_carry_out(proposal: Proposal, user) -> bool:
    """Whether `user` is the second person for this; never who proposed it."""
    first = proposal.proposed_by
    if proposal.outcome or user.pk == first.pk:
        return False
    if proposal.act in (ProposedAct.ADMIT, ProposedAct.DESK_READS):
        return is_source_desk(user) and is_source_desk(first)
    source = Source.objects.filter(pk=proposal.source_id).first()
    if source is None:
        return False
    if proposal.act == ProposedAct.DESTROY:
        return may_destroy(source, first, user)
    return is_standards_editor(user) and is_source_desk(first) and is_orphaned(source)


def find_proposal(pk, user) -> Proposal:
    """The open proposal if this person made it or may answer it. Raises Absent."""
    found = Proposal.objects.filter(pk=pk, outcome="").select_related("proposed_by", "person").first()
    if found is None or not (found.proposed_by_id == user.pk or may_carry_out(found, user)):
        raise Absent("There is no such proposal.")
    return found


def carry_out(proposal: Proposal, by, now: datetime) -> Receipt | None:
    """Does what was proposed; of a destruction it gives the receipt. Raises Absent, or MayNot for who proposed it."""
    if find_proposal(proposal.pk, by).proposed_by_id == by.pk:
        raise MayNot("Another person must carry it out.")
    if proposal.act == ProposedAct.DESTROY:
        source, first = Source.objects.get(pk=proposal.source_id), proposal.proposed_by
        keeper, second = (first, by) if is_source_desk(first) and not is_source_desk(by) else (by, first)
        return destroy(source, keeper, second, now)
    with transaction.atomic():
        proposal = _answer(proposal, by, ProposalOutcome.CARRIED_OUT, now)
        if proposal.act == ProposedAct.ADMIT:
            admit(proposal.person)
        elif proposal.act == ProposedAct.DESK_READS:
            start_desk_reading(by, proposal.proposed_by, now)
        else:
            source = Source.objects.select_for_update().get(pk=proposal.source_id)
            SourceParty.objects.get_or_create(source=source, user=proposal.proposed_by, defaults={"added_by": by})
    return None


def decline(proposal: Proposal, by, now: datetime) -> Proposal:
    """Withdrawn by who proposed it, refused by who could carry it out. Raises Absent."""
    found = find_proposal(proposal.pk, by)
    outcome = ProposalOutcome.WITHDRAWN if found.proposed_by_id == by.pk else ProposalOutcome.REFUSED
    with transaction.atomic():
        return _answer(found, by, outcome, now)


def admit(person) -> None:
    """Makes the person a member of the source desk."""
    person.groups.add(Group.objects.get(name=SOURCE_DESK))


def admit_by_command(person) -> None:
    """The way to the first two members. Raises MayNot once there are two who can let people in themselves."""
    if keepers().exclude(pk=person.pk).count() >= ENOUGH_KEEPERS:
        raise MayNot("Two members of the source desk let people in themselves, at the desk.")
    admit(person)


def is_orphaned(source: Source) -> bool:
    """Whether nobody who works here knows the source any more."""
    return not source.parties.filter(user__is_active=True).exists()


def _propose(**facts) -> Proposal:
    try:
        with transaction.atomic():
            return Proposal.objects.create(**facts)
    except IntegrityError:
        raise MayNot("It is proposed already.") from None


def _answer(proposal: Proposal, by, outcome: str, now: datetime) -> Proposal:
    locked = Proposal.objects.select_for_update().filter(pk=proposal.pk, outcome="").first()
    if locked is None:
        raise Absent("There is no such proposal.")
    locked.answered_by, locked.answered_at, locked.outcome = by, now, outcome
    locked.save(update_fields=["answered_by", "answered_at", "outcome"])
    return locked
