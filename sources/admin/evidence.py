"""Evidence below its open source, by form. What there is on a protected one stands in the vault."""

from django.contrib import admin
from django.db import models

from sources.models import Evidence


class BelowSource:
    """Mixin for what hangs below a source: nothing is deleted, and nothing protected passes through a form."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        if obj is not None and obj.protected:
            return False
        # Without a row Django asks 'in general'; whoever came as far as the source's page may, and the rows are its own.
        return obj is None or super().has_view_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return not (obj is not None and obj.protected) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return not (obj is not None and obj.protected) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False


class EvidenceInline(BelowSource, admin.StackedInline):
    model = Evidence
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = (("kind", "state", "visibility"), ("locator", "link"), "found_text", ("captured_at", "keep_until"))
