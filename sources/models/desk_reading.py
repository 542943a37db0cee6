"""Whether members of the source desk may open identities they were not let in to: a switch, and everyone who turned it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskReadingQuerySet(models.QuerySet):
    def standing(self) -> "DeskReading | None":
        """The decision that lets the source desk open identities now; None while it may not, which is how it starts."""
        last = self.select_related("by", "together_with").order_by("-pk").first()  # clocks move back
        return last if last is not None and last.is_on else None


class DeskReading(models.Model):
    """One turn of the switch. On takes two members; off is any one member's, since it only shuts a door."""

    is_on = models.BooleanField(_("the source desk may open identities"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    together_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DeskReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading by the source desk")
        verbose_name_plural = _("readings by the source desk")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_on=False, together_with__isnull=True)
                | models.Q(is_on=True, together_with__isnull=False) & ~models.Q(together_with=models.F("by")),
                name="desk_reading_on_by_two_people",
            )
        ]

    def __str__(self) -> str:
        return str(_("Reading by the source desk"))
