"""Words of a story found again by what stands around them, where no mark of the text holds them."""

from django.db import models

CONTEXT_CHARS = 40


class Anchored(models.Model):
    """A stretch of the plain text: its words, up to `CONTEXT_CHARS` before and after, `start` and `end` in code points.

    `is_orphaned` says that the words are no longer in the text; they are kept, so that undo finds them again. Empty words
    are no stretch at all.
    """

    words = models.TextField(blank=True)
    prefix = models.CharField(max_length=CONTEXT_CHARS, blank=True)
    suffix = models.CharField(max_length=CONTEXT_CHARS, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    is_orphaned = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def stands_in_text(self) -> bool:
        """Whether the text has these words now."""
        return bool(self.words) and not self.is_orphaned
