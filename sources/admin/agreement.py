"""Agreements below their open source, added by form. Promises to protected sources stand in the vault."""

from django.contrib import admin

from sources.models import Agreement

from .evidence import BelowSource


class AgreementInline(BelowSource, admin.StackedInline):
    model = Agreement
    fields = (
        "terms",
        ("allows_use", "allows_quoting", "allows_naming", "allows_describing"),
        "description",
        ("scope", "granted_on"),
        ("embargo_until", "expires"),
    )

    def has_change_permission(self, request, obj=None):
        # What was promised stays as it was promised; a change is a new agreement.
        return False
