"""A mention: words of a story that name an entity of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .vocabulary import MentionState


class Mention(models.Model):
    """Words under one mention mark (`key`); offsets are code points into the plain text of the body."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="mentions")
    key = models.CharField(max_length=16)
    entity = models.ForeignKey("sources.Entity", models.PROTECT, null=True, blank=True, related_name="mentions")
    surface = models.CharField(_("words"), max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(_("state"), max_length=14, choices=MentionState, default=MentionState.CONFIRMED)
    is_orphaned = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="mention_key_once_per_article"),
            models.CheckConstraint(condition=models.Q(state__in=MentionState.values), name="mention_state_is_known"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="mention_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.surface
