"""A claim: what a story says that somebody must stand behind, and perhaps be asked about."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from .anchored import Anchored
from .vocabulary import ClaimKind


def new_desk_key() -> str:
    """Return a random word that names a claim or a reply within its story, across revisions."""
    return secrets.token_hex(6)


class Claim(Anchored):
    """A figure, a date, an allegation or a characterisation.

    It stands either in a quotation, whose mark holds its place, or in words of our own, held by what stands around them.
    In words of our own it rests on an `attribution` of this story, on `evidence`, on both, or on nothing (check B11).
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="claims")
    key = models.CharField(max_length=16, default=new_desk_key, editable=False)
    quotation = models.ForeignKey("articles.Quotation", models.CASCADE, null=True, blank=True, related_name="claims")
    kind = models.CharField(_("kind"), max_length=16, choices=ClaimKind, default=ClaimKind.ALLEGATION)
    attribution = models.ForeignKey("articles.Attribution", models.SET_NULL, null=True, blank=True, related_name="claims")
    evidence = models.ForeignKey("sources.Evidence", models.SET_NULL, null=True, blank=True, related_name="claims")
    needs_reply = models.BooleanField(_("needs a reply"), default=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="claim_key_once_per_article"),
            models.UniqueConstraint(fields=["quotation"], name="claim_once_per_quotation"),
            models.CheckConstraint(condition=models.Q(kind__in=ClaimKind.values), name="claim_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(quotation__isnull=False, words="")
                | (models.Q(quotation__isnull=True) & ~models.Q(words="")),
                name="claim_stands_in_one_place",
            ),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="claim_ends_after_start"),
        ]

    def __str__(self) -> str:
        return (self.quotation.text if self.quotation else self.words)[:80]
