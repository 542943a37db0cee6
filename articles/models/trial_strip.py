"""The four steps a newcomer is shown above the demo's first story."""

from django.conf import settings
from django.db import models


class TrialStrip(models.Model):
    """What one person did outside the story itself: saw it as a reader, put the strip away."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="trial_strip")
    seen_as_reader_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.user)
