"""Leaving the source desk: everybody's own act, as long as two who can let people in are left."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from sources.errors import LastKeepers, NotAParty
from sources.models import Proposal, Source
from sources.vocabulary import ProposalOutcome, ProposedAct

from .parties import SOURCE_DESK, is_source_desk, keepers
from .proposals import ENOUGH_KEEPERS


def may_leave_source_desk(user) -> bool:
    """Whether enough members would be left."""
    return is_source_desk(user) and keepers().exclude(pk=user.pk).count() >= ENOUGH_KEEPERS


def leave_source_desk(user, now: datetime) -> None:
    """Takes `user` out, and takes back what they proposed as a member. The known-to lists they stand on stay as they are.

    Raises NotAParty for who is no member, LastKeepers where fewer than two would be left.
    """
    with transaction.atomic():
        # The lock: of three members two leaving in the same moment would leave one.
        group = Group.objects.select_for_update().get(name=SOURCE_DESK)
        if not is_source_desk(user):
            raise NotAParty("There is no such page.")
        if not may_leave_source_desk(user):
            raise LastKeepers("Two members must stay.")
        user.groups.remove(group)
        _take_back_proposals(user, now)


def _take_back_proposals(user, now: datetime) -> None:
    # Nobody could answer them any more, and none can be proposed twice.
    known = Source.objects.known_to(user).values("pk")
    mine = Proposal.objects.filter(proposed_by=user, outcome="").exclude(act=ProposedAct.DESTROY, source_id__in=known)
    mine.update(outcome=ProposalOutcome.WITHDRAWN, answered_by=user, answered_at=now)
