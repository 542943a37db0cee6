"""A reply: whom we asked about what a story says of them, and what came of it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .anchored import Anchored
from .claim import new_desk_key
from .vocabulary import AskedBy, ReplyState

_TELLS_NOTHING = models.Q(party_entity__isnull=True, party_name="", how="", answer="")


class Reply(Anchored):
    """One request to one party, about one claim or several; its words are where the answer stands in the text.

    The answer may stand in a `quotation` instead, or nowhere, with `not_used_because`. Of a party that was promised not
    to be named nothing stands here but the day, the state and the place: who it is and what they said belongs in the
    vault (protection.md, section 2).
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="replies")
    key = models.CharField(max_length=16, default=new_desk_key, editable=False)
    claims = models.ManyToManyField("articles.Claim", related_name="replies")
    party_entity = models.ForeignKey("sources.Entity", models.PROTECT, null=True, blank=True, related_name="replies")
    party_name = models.CharField(_("whom we asked"), max_length=200, blank=True)
    is_unnamed = models.BooleanField(_("not to be named"), default=False)
    how = models.CharField(_("how"), max_length=10, choices=AskedBy, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deadline = models.DateTimeField(_("answer wanted by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=ReplyState, default=ReplyState.SOUGHT)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    quotation = models.ForeignKey("articles.Quotation", models.SET_NULL, null=True, blank=True, related_name="replies")
    not_used_because = models.CharField(_("not used, because"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["pk"]
        indexes = [models.Index(fields=["deadline"], name="reply_due", condition=models.Q(state="sought"))]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="reply_key_once_per_article"),
            models.CheckConstraint(condition=models.Q(state__in=ReplyState.values), name="reply_state_is_known"),
            models.CheckConstraint(condition=models.Q(how__in=["", *AskedBy.values]), name="reply_how_is_known"),
            models.CheckConstraint(
                condition=models.Q(is_unnamed=False) | _TELLS_NOTHING, name="reply_unnamed_tells_nothing"
            ),
            models.CheckConstraint(
                condition=models.Q(is_unnamed=True) | models.Q(party_entity__isnull=False) | ~models.Q(party_name=""),
                name="reply_has_a_party",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[ReplyState.NOT_SOUGHT, ReplyState.NOT_NEEDED])
                | models.Q(asked_at__isnull=False),
                name="reply_sought_has_a_moment",
            ),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="reply_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.party

    @property
    def party(self) -> str:
        """What the desk calls whom we asked."""
        if self.is_unnamed:
            return str(_("Somebody we do not name"))
        return self.party_entity.current.name if self.party_entity else self.party_name

    def is_due(self, now: datetime) -> bool:
        """Whether an answer was wanted by a moment that has passed, and nothing came of it yet."""
        return self.state == ReplyState.SOUGHT and self.deadline is not None and self.deadline <= now
