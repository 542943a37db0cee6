"""What was promised to a source, in whose words and by whom. A change is a new row that supersedes the old one."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.cipher import SealedField
from sources.vocabulary import (
    OPEN_TERMS,
    TERMS_FLAGS,
    AgreementScope,
    AnonymityReason,
    AskedBy,
    Flags,
    HowApproverKnows,
    Terms,
)

from .source import Source


class AgreementQuerySet(models.QuerySet):
    def in_force(self, now):
        """Agreements that nothing replaced and that have not run out at `now`."""
        return self.filter(superseded_by__isnull=True).filter(models.Q(expires__isnull=True) | models.Q(expires__gt=now))


class Agreement(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="agreements")
    # A copy of the source's own flag, so that the database itself can refuse clear text about a protected source.
    protected = models.BooleanField(default=False, editable=False)
    terms = models.CharField(_("terms"), max_length=20, choices=Terms.choices)
    allows_use = models.BooleanField(_("we may use what was said"), default=False)
    allows_quoting = models.BooleanField(_("we may quote word for word"), default=False)
    allows_naming = models.BooleanField(_("we may print the name"), default=False)
    allows_describing = models.BooleanField(_("we may describe the source"), default=False)
    description = models.CharField(
        _("agreed description"), max_length=300, blank=True, help_text=_("Word for word as the source accepted it.")
    )
    reason_code = models.CharField(_("reason for not naming"), max_length=24, choices=AnonymityReason.choices, blank=True)
    public_reason = models.CharField(
        _("reason, for readers"),
        max_length=300,
        blank=True,
        help_text=_("A full sentence. “Not authorised to speak” tells a reader nothing."),
    )
    internal_reason = SealedField(_("reason, for the file"), null=True, blank=True)
    asked_by = models.CharField(_("asked for by"), max_length=12, choices=AskedBy.choices, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("promised by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # A day, not a moment: the hour of a meeting can give a source away.
    granted_on = models.DateField(_("promised on"), null=True, blank=True)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approver_knows = models.BooleanField(_("approver knows who it is"), default=False, editable=False)
    approver_knew_at = models.DateTimeField(_("approver has known since"), null=True, blank=True, editable=False)
    approver_knew_how = models.CharField(
        _("how the approver knows"), max_length=16, choices=HowApproverKnows.choices, blank=True, editable=False
    )
    scope = models.CharField(_("covers"), max_length=10, choices=AgreementScope.choices, default=AgreementScope.STORY)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Nothing may run before this moment.")
    )
    expires = models.DateTimeField(_("runs out"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    # A day, as above. Who heard it said stands beside it: consent is somebody's word.
    consent_on = models.DateField(_("the source agreed to the change on"), null=True, blank=True)
    consent_heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("heard by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-created_at", "pk"]
        indexes = [models.Index(fields=["source", "-created_at"], name="agreement_by_source")]
        constraints = [
            models.CheckConstraint(condition=models.Q(terms__in=Terms.values), name="agreement_terms_known"),
            models.CheckConstraint(condition=models.Q(scope__in=AgreementScope.values), name="agreement_scope_known"),
            models.CheckConstraint(
                condition=models.Q(reason_code__in=["", *AnonymityReason.values]), name="agreement_reason_known"
            ),
            models.CheckConstraint(condition=models.Q(asked_by__in=["", *AskedBy.values]), name="agreement_asker_known"),
            models.CheckConstraint(
                condition=models.Q(
                    approver_knows=True,
                    approver__isnull=False,
                    approver_knew_at__isnull=False,
                    approver_knew_how__in=HowApproverKnows.values,
                )
                | models.Q(approver_knows=False, approver_knew_at__isnull=True, approver_knew_how=""),
                name="agreement_approver_knows_who_when_how",
            ),
            models.CheckConstraint(
                condition=models.Q(consent_on__isnull=True, consent_heard_by__isnull=True)
                | models.Q(consent_on__isnull=False, consent_heard_by__isnull=False),
                name="agreement_consent_when_and_who",
            ),
            models.CheckConstraint(
                condition=models.Q(allows_use=True)
                | models.Q(allows_quoting=False, allows_naming=False, allows_describing=False),
                name="agreement_nothing_without_use",
                violation_error_message=_("What may not be used may not be quoted, named or described either."),
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(terms__in=[*OPEN_TERMS, Terms.UNSETTLED]),
                name="agreement_promise_needs_protected_source",
                violation_error_message=_("Such a promise needs a protected source. Make one for these words."),
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(internal_reason__isnull=True),
                name="agreement_sealed_only_when_protected",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_terms_display())

    def save(self, *args, **kwargs):
        self.protected = self.source.protected
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "protected"}
        super().save(*args, **kwargs)

    def clean(self):
        if not self.source_id:
            return
        self.protected = self.source.protected
        if not self.protected and self.terms not in {*OPEN_TERMS, Terms.UNSETTLED}:
            raise ValidationError({"terms": _("Such a promise needs a protected source. Make one for these words.")})

    def validate_constraints(self, exclude=None):
        # `protected` stands on no form, so Django would skip every rule that speaks of it, and the save would crash.
        super().validate_constraints(exclude=set(exclude or ()) - {"protected"})

    @property
    def flags(self) -> Flags:
        return Flags(self.allows_use, self.allows_quoting, self.allows_naming, self.allows_describing)

    @flags.setter
    def flags(self, flags: Flags) -> None:
        self.allows_use, self.allows_quoting = flags.use, flags.quote
        self.allows_naming, self.allows_describing = flags.name, flags.describe

    def take_flags_of_terms(self) -> None:
        """Sets the four flags to where these terms usually start."""
        self.flags = TERMS_FLAGS[self.terms]

    def is_embargoed(self, now) -> bool:
        return self.embargo_until is not None and now < self.embargo_until

    def is_in_force(self, now) -> bool:
        return (self.expires is None or now < self.expires) and not hasattr(self, "superseded_by")
