"""What the newsroom holds to show that words were said. For a protected source all but kind and state is sealed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.cipher import SealedField
from sources.vocabulary import EvidenceKind, EvidenceState, Visibility

from .source import Source

# Clear on open evidence; for a protected source they stand inside `sealed` and these columns stay empty.
CLEAR_TEXTS = ("locator", "link", "found_text", "original_name", "media_type")


class Evidence(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="evidence")
    # A copy of the source's own flag, so that the database itself can refuse clear text about a protected source.
    protected = models.BooleanField(default=False, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=EvidenceKind.choices)
    state = models.CharField(_("state"), max_length=10, choices=EvidenceState.choices, default=EvidenceState.ATTACHED)
    visibility = models.CharField(
        _("who may open it"), max_length=10, choices=Visibility.choices, default=Visibility.NEWSROOM
    )
    locator = models.CharField(_("where in it"), max_length=200, blank=True, help_text=_("Page, paragraph or time code."))
    link = models.URLField(_("link"), max_length=1000, blank=True)
    file_name = models.CharField(
        _("stored file"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("A random name, so that nothing can be guessed from it."),
    )
    original_name = models.CharField(_("name of the file as it came"), max_length=200, blank=True, editable=False)
    media_type = models.CharField(
        _("kind of file"), max_length=100, blank=True, editable=False, help_text=_("As found in the file, not as named.")
    )
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, editable=False)
    digest = models.CharField(
        _("fingerprint"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("SHA-256 of the file; for a protected source an HMAC under its own key."),
    )
    captured_at = models.DateTimeField(_("captured at"), null=True, blank=True)
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("captured by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    found_text = models.TextField(_("the words as found"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    link_looked_at = models.DateTimeField(_("link last looked at"), null=True, blank=True, editable=False)
    link_answers = models.BooleanField(
        _("link answers"), default=True, editable=False, help_text=_("False once a look found nothing there.")
    )
    keep_until = models.DateField(_("keep until"), null=True, blank=True)
    sealed = SealedField(_("confidential part"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-created_at", "pk"]
        indexes = [models.Index(fields=["source", "-created_at"], name="evidence_by_source")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=EvidenceKind.values), name="evidence_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=EvidenceState.values), name="evidence_state_known"),
            models.CheckConstraint(condition=models.Q(visibility__in=Visibility.values), name="evidence_visibility_known"),
            models.CheckConstraint(
                condition=models.Q(protected=False)
                | models.Q(
                    **dict.fromkeys(CLEAR_TEXTS, ""),
                    size_bytes__isnull=True,
                    link_looked_at__isnull=True,
                    captured_at__isnull=True,
                    captured_by__isnull=True,
                    checked_by__isnull=True,
                    visibility=Visibility.RESTRICTED,
                ),
                name="evidence_protected_has_no_clear_parts",
            ),
            models.CheckConstraint(
                condition=models.Q(protected=True) | models.Q(sealed__isnull=True),
                name="evidence_sealed_only_when_protected",
            ),
            models.CheckConstraint(
                condition=models.Q(link_answers=True) | models.Q(link_looked_at__isnull=False),
                name="evidence_link_dead_only_when_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def save(self, *args, **kwargs):
        self.protected = self.source.protected
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "protected"}
        super().save(*args, **kwargs)
