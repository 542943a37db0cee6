"""Other ways a name is written."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sources.vocabulary import AliasKind

from .entity import Entity


class Alias(models.Model):
    entity = models.ForeignKey(Entity, verbose_name=_("who"), on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(_("written as"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=AliasKind.choices, default=AliasKind.SHORT)
    case_sensitive = models.BooleanField(
        _("capitals count"), default=False, help_text=_("For initials that are also a word, such as WHO.")
    )
    may_match_alone = models.BooleanField(
        _("may stand alone"),
        default=True,
        help_text=_("Leave empty for a surname that many people share: it then counts only after the full name."),
    )
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["text"]
        indexes = [models.Index(Lower("text"), name="alias_by_lower_text")]
        constraints = [
            models.UniqueConstraint(fields=["entity", "text"], name="alias_once_per_entity"),
            models.CheckConstraint(condition=models.Q(kind__in=AliasKind.values), name="alias_kind_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="alias_has_text"),
            models.CheckConstraint(
                condition=models.Q(from_date__isnull=True)
                | models.Q(to_date__isnull=True)
                | models.Q(to_date__gte=models.F("from_date")),
                name="alias_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.text
