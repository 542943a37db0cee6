"""Whose vault is shut: after somebody else set their password, until another keeper of the sources opens it again."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ShutVaultQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(reopened_at__isnull=True)

    def of(self, user):
        """The shutting that stands for this person, as a query to be asked with `Exists`."""
        return self.standing().filter(user_id=user.pk)


class ShutVault(models.Model):
    """One time a person's vault was shut. `reopened_by` is empty where the command line opened it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(_("shut since"), default=timezone.now, editable=False)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reopened_at = models.DateTimeField(_("opened again at"), null=True, blank=True)

    objects = ShutVaultQuerySet.as_manager()

    class Meta:
        verbose_name = _("shut vault")
        verbose_name_plural = _("shut vaults")
        ordering = ["-since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(reopened_at__isnull=True), name="shut_vault_once_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_by__isnull=True) | models.Q(reopened_at__isnull=False),
                name="shut_vault_reopened_by_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_by__isnull=True) | ~models.Q(reopened_by=models.F("user")),
                name="shut_vault_reopened_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Shut vault"))
