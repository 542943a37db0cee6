"""What takes two people in the vault: one proposes it, another carries it out."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.vocabulary import ProposalOutcome, ProposedAct


class Proposal(models.Model):
    """One proposal. Those about a source go when its identity is destroyed: who knew it must not stay; the receipt does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.CharField(_("what"), max_length=12, choices=ProposedAct.choices)
    source_id = models.UUIDField(null=True, blank=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=ProposalOutcome.choices, blank=True)

    class Meta:
        verbose_name = _("proposal in the vault")
        verbose_name_plural = _("proposals in the vault")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(act__in=ProposedAct.values), name="proposal_act_known"),
            models.CheckConstraint(
                condition=models.Q(answered_by__isnull=True, answered_at__isnull=True, outcome="")
                | models.Q(answered_by__isnull=False, answered_at__isnull=False, outcome__in=ProposalOutcome.values),
                name="proposal_answered_by_when_how",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=ProposalOutcome.CARRIED_OUT) | ~models.Q(answered_by=models.F("proposed_by")),
                name="proposal_carried_out_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(act=ProposedAct.ADMIT, person__isnull=False, source_id__isnull=True)
                | models.Q(act=ProposedAct.DESK_READS, person__isnull=True, source_id__isnull=True)
                | models.Q(act__in=[ProposedAct.DESTROY, ProposedAct.TAKE_OVER], person__isnull=True),
                name="proposal_of_a_person_or_a_source",
            ),
            models.UniqueConstraint(
                fields=["act", "source_id"],
                condition=models.Q(outcome="", source_id__isnull=False),
                name="proposal_open_once_a_source",
            ),
            models.UniqueConstraint(
                fields=["act", "person"],
                condition=models.Q(outcome="", person__isnull=False),
                name="proposal_open_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["act"],
                condition=models.Q(outcome="", act=ProposedAct.DESK_READS),
                name="proposal_open_once_to_read",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_act_display())
