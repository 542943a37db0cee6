"""A quotation: marked words of a story, held as more than styled text."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .vocabulary import Nature, QuotationState, QuotationType


def new_public_key() -> str:
    """Return the random word under which readers can cite a quotation; it tells nothing about the desk's own key."""
    return secrets.token_hex(6)


class Quotation(models.Model):
    """Words of one story under one mark (`key`). Offsets are code points into the plain text of the body.

    `spans` lists every stretch as [start, end]; an interrupted quotation has several. `is_orphaned` says that its mark is
    no longer in the text; the row is kept, so that undo and an older revision bring the source back with the words.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="quotations")
    key = models.CharField(max_length=16)
    public_key = models.CharField(max_length=16, unique=True, default=new_public_key, editable=False)
    type = models.CharField(_("type"), max_length=10, choices=QuotationType, default=QuotationType.DIRECT)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature, default=Nature.FACT)
    state = models.CharField(_("state"), max_length=10, choices=QuotationState, default=QuotationState.ACCEPTED)
    text = models.TextField(_("words as published"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    spans = models.JSONField(default=list)
    order = models.PositiveIntegerField(default=0)
    is_orphaned = models.BooleanField(default=False)
    verbatim = models.TextField(_("words as in the evidence"), blank=True)
    alterations = models.JSONField(_("alterations"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=16, blank=True)
    translator = models.CharField(_("translator"), max_length=120, blank=True)
    suggested_by = models.CharField(max_length=60, blank=True, editable=False)
    confidence = models.FloatField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["order", "start"]
        indexes = [models.Index(fields=["article", "is_orphaned", "order"], name="quotation_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="quotation_key_once_per_article"),
            models.CheckConstraint(condition=models.Q(type__in=QuotationType.values), name="quotation_type_is_known"),
            models.CheckConstraint(condition=models.Q(state__in=QuotationState.values), name="quotation_state_is_known"),
            models.CheckConstraint(condition=models.Q(nature__in=Nature.values), name="quotation_nature_is_known"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="quotation_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
