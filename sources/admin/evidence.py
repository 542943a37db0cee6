"""Evidence below its source: open evidence by form, of a protected source kind and state alone."""

from django.contrib import admin
from django.db import models

from sources import vault
from sources.models import Evidence


class BelowSource:
    """Mixin for what hangs below a source: nothing is deleted, and what is protected is read-only and asks the vault."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        if obj is not None and obj.protected:
            return vault.may_list(obj, request.user)
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
    protected_fields = (("kind", "state"), "keep_until")

    def get_fields(self, request, obj=None):
        return self.protected_fields if obj is not None and obj.protected else self.fields
