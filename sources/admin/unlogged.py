"""Keeping changes to sources out of Django's own log.

Its rows hold names and who touched what, are shown on the desk's home, and are never deleted; an administrator reads
them. Who knows a source and who changed it must not be told there.
"""


class Unlogged:
    """Mixin for a ModelAdmin: no LogEntry is written, and there is no history page made of them."""

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return []
