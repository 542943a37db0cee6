"""Who placed what on the front, and when. The desk's own log: the record names nobody who works here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FrontAct(models.IntegerChoices):
    """What was done with a place of the front."""

    PLACED = 1, _("placed")
    MOVED = 2, _("moved")
    TAKEN_OFF = 3, _("taken off")


class FrontChange(models.Model):
    """One change of the front. Its id is also the version of the front that a page at the desk was made from.

    `seq` is the number in the chain of the story's version that readers saw then; it holds no words.
    """

    act = models.PositiveSmallIntegerField(choices=FrontAct)
    place = models.PositiveSmallIntegerField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.place} {self.get_act_display()}"
