"""What a newsroom asks people on the record about themselves, and what they answered.

Nothing is asked until the newsroom says so. An answer is the person's own, with the day and who asked; it is only ever
counted. A protected source has no entry in the directory, so there is nowhere to put one for it.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entity import Entity

MAX_ANSWER_CHARS = 80


class DescribedAttribute(models.Model):
    """One thing people are asked about themselves, with the answers on offer, one a line."""

    name = models.CharField(_("what is asked"), max_length=80, unique=True, help_text=_("For example “Age group”."))
    choices = models.TextField(_("answers"), help_text=_("One a line, in the words people would use of themselves."))
    is_asked = models.BooleanField(_("asked and counted"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("self-described attribute")
        verbose_name_plural = _("self-described attributes")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers on offer, in order, each once."""
        lines = (line.strip()[:MAX_ANSWER_CHARS] for line in self.choices.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class SelfDescription(models.Model):
    """What one person of the directory answered, on which day, to whom."""

    entity = models.ForeignKey(Entity, verbose_name=_("who"), on_delete=models.CASCADE, related_name="self_descriptions")
    attribute = models.ForeignKey(DescribedAttribute, on_delete=models.PROTECT, related_name="answered")
    answer = models.CharField(_("answer"), max_length=MAX_ANSWER_CHARS)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("self-description")
        verbose_name_plural = _("self-descriptions")
        constraints = [
            models.UniqueConstraint(fields=["entity", "attribute"], name="self_description_one_answer"),
            models.CheckConstraint(condition=~models.Q(answer=""), name="self_description_has_an_answer"),
        ]

    def __str__(self) -> str:
        return str(self.attribute)
