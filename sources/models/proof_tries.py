"""How often a person has just tried to prove who they are, so that nobody guesses a password at the vault's door."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProofTries(models.Model):
    """Counted in the database and not in the session, which several requests at once would count as one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+")
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("tries at the vault's door")
        verbose_name_plural = _("tries at the vault's door")

    def __str__(self) -> str:
        return str(_("Tries at the vault's door"))
