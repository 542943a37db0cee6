"""Who said a quotation, on what terms and how the newsroom knows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.vocabulary import CueClass, EvidenceState, ObtainedBy, Terms

from .vocabulary import AttributionRole, ReplyState


class Attribution(models.Model):
    """A quotation tied to a source. One is primary.

    Of a protected source the columns that could help to find the person (`name_as_published`, `obtained_on`, `place`,
    `outlet`, `link`) stay empty; what must be remembered of them belongs in the vault (protection.md, section 2).
    """

    quotation = models.ForeignKey("articles.Quotation", models.CASCADE, related_name="attributions")
    source = models.ForeignKey("sources.Source", models.PROTECT, null=True, blank=True, related_name="attributions")
    role = models.CharField(max_length=12, choices=AttributionRole, default=AttributionRole.PRIMARY)
    terms = models.CharField(_("terms"), max_length=20, choices=Terms, default=Terms.UNSETTLED)
    agreement = models.ForeignKey("sources.Agreement", models.PROTECT, null=True, blank=True, related_name="attributions")
    name_as_published = models.CharField(_("name as published"), max_length=200, blank=True)
    role_as_published = models.CharField(_("role as published"), max_length=200, blank=True)
    cue_text = models.CharField(_("cue"), max_length=80, blank=True)
    cue_class = models.CharField(_("kind of cue"), max_length=16, choices=CueClass, blank=True)
    obtained_by = models.CharField(_("obtained by"), max_length=24, choices=ObtainedBy, default=ObtainedBy.NOT_STATED)
    obtained_on = models.DateField(_("obtained on"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    outlet = models.CharField(_("outlet"), max_length=160, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    evidence = models.ForeignKey("sources.Evidence", models.PROTECT, null=True, blank=True, related_name="attributions")
    evidence_state = models.CharField(_("evidence"), max_length=12, choices=EvidenceState, default=EvidenceState.MISSING)
    locator = models.CharField(_("place in the evidence"), max_length=120, blank=True)
    reply_state = models.CharField(_("reply"), max_length=12, choices=ReplyState, default=ReplyState.NOT_NEEDED)

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        indexes = [models.Index(fields=["source", "terms"], name="attribution_by_source")]
        constraints = [
            models.UniqueConstraint(
                fields=["quotation"], condition=models.Q(role="primary"), name="attribution_one_primary"
            ),
            models.CheckConstraint(condition=models.Q(terms__in=Terms.values), name="attribution_terms_are_known"),
            models.CheckConstraint(condition=models.Q(role__in=AttributionRole.values), name="attribution_role_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_terms_display())
