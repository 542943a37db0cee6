"""Agreements below their source: open ones are added by form, promises to protected sources are only read here."""

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
    protected_fields = (
        "terms",
        ("allows_use", "allows_quoting", "allows_naming", "allows_describing"),
        "description",
        ("reason_code", "public_reason"),
        ("asked_by", "granted_by", "granted_on"),
        ("approver", "approver_knows", "approver_knew_at", "approver_knew_how"),
        ("scope", "embargo_until", "expires"),
    )

    def get_fields(self, request, obj=None):
        return self.protected_fields if obj is not None and obj.protected else self.fields

    def get_readonly_fields(self, request, obj=None):
        # Set by the approver's own act, in the vault; Django shows them only when they are named as read-only.
        return ("approver_knows", "approver_knew_at", "approver_knew_how") if obj is not None and obj.protected else ()

    def has_change_permission(self, request, obj=None):
        # What was promised stays as it was promised; a change is a new agreement.
        return False
