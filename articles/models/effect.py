"""How far something that follows the change log has come: telling a CDN which pages changed, for example."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class EffectPosition(models.Model):
    """One row for each follower, by name. Everything up to the change `number` has been told.

    A worker that tells takes the row until `leased_until`; after a failure nobody tries before `next_try_at`.
    """

    name = models.CharField(max_length=40, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "articles_effect_position"

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    @classmethod
    def take(cls, name: str, *, now: datetime, until: datetime) -> "EffectPosition | None":
        """Take the row ``name`` for this worker until ``until``; None where another has it, or where it is too early."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        due = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
        taken = cls.objects.filter(free & due, name=name).update(leased_until=until)
        return cls.objects.get(name=name) if taken else None
