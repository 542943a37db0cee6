"""The form of a promise to a protected source."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.story.protected import approvers
from sources.models import Agreement
from sources.registry import plain_name
from sources.vocabulary import TERMS_FLAGS, AgreementScope, AnonymityReason, AskedBy, Terms

FLAGS = {
    "allows_use": _("use what was said"),
    "allows_quoting": _("quote word for word"),
    "allows_describing": _("print the description"),
    "allows_naming": _("print the name"),
}
_CLEAR = (
    "terms", "description", "reason_code", "public_reason", "asked_by", "granted_on", "scope", "embargo_until", "expires",
)  # fmt: skip
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PromiseForm(forms.Form):
    """A promise, filled in from the one it replaces. The reason for the file is sealed and never comes back."""

    terms = forms.ChoiceField(label=_("Terms"), choices=Terms.choices)
    as_usual = forms.BooleanField(label=_("Allows what these terms usually allow"), required=False, initial=True)
    flags = forms.MultipleChoiceField(
        label=_("If not: it allows us to"), choices=FLAGS.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label=_("Agreed description"),
        max_length=300,
        required=False,
        help_text=_("Word for word as the source accepted it."),
    )
    reason_code = forms.ChoiceField(label=_("Reason for not naming"), choices=AnonymityReason.choices, required=False)
    public_reason = forms.CharField(
        label=_("Reason, for readers"), max_length=300, required=False,
        help_text=_("A full sentence. “Not authorised to speak” tells a reader nothing."),
    )  # fmt: skip
    internal_reason = forms.CharField(
        label=_("Reason, for the file"), max_length=2000, required=False,
        help_text=_("Sealed. What is on file is not shown."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )  # fmt: skip
    asked_by = forms.ChoiceField(label=_("Asked for by"), choices=AskedBy.choices, required=False)
    granted_on = forms.DateField(label=_("Promised on"), required=False, widget=_day())
    approver = forms.ChoiceField(label=_("Approved by"), required=False)
    scope = forms.ChoiceField(label=_("Covers"), choices=AgreementScope.choices)
    embargo_until = forms.DateTimeField(
        label=_("Embargo until"), required=False, widget=_MOMENT, help_text=_("Nothing may run before this moment.")
    )
    expires = forms.DateTimeField(label=_("Runs out"), required=False, widget=_MOMENT)
    consent_on = forms.DateField(
        label=_("The source agreed to this change on"), required=False, widget=_day(),
        help_text=_("Needed where the change allows more than before. You stand on file as the one who heard it."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, before: Agreement | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, initial=_facts_of(before) if before else {"scope": AgreementScope.STORY}, **kwargs)
        if before is None:
            del self.fields["consent_on"]
        for name in ("reason_code", "asked_by"):
            self.fields[name].choices = [("", _("Not said")), *self.fields[name].choices]
        people = [(each["value"], each["label"]) for each in approvers(user)]
        self.fields["approver"].choices = [("", _("Nobody yet")), *people]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("description", "public_reason"):
            cleaned[name] = plain_name(cleaned.get(name) or "")
        today = timezone.localdate()
        for name in ("granted_on", "consent_on"):
            if cleaned.get(name) and cleaned[name] > today:
                self.add_error(name, _("That day is still to come."))
        if not cleaned.get("as_usual") and "allows_use" not in cleaned.get("flags", ()) and cleaned.get("flags"):
            self.add_error("flags", _("What may not be used may not be quoted, named or described either."))
        return cleaned

    def facts(self, people: QuerySet[Any]) -> dict[str, Any]:
        """Return what goes to the vault: fields of Agreement but for terms and the sealed reason."""
        given = self.cleaned_data
        facts = {name: given[name] for name in _CLEAR if name != "terms"}
        facts["approver"] = people.get(pk=int(given["approver"])) if given["approver"] else None
        if not given["as_usual"]:
            facts |= {flag: flag in given["flags"] for flag in FLAGS}
        return facts

    def forget_the_sealed(self) -> None:
        """Empty the field of the reason before the form is shown again with its faults."""
        self.data = self.data.copy()
        self.data["internal_reason"] = ""


def _facts_of(before: Agreement) -> dict[str, Any]:
    flags = [flag for flag in FLAGS if getattr(before, flag)]
    return {
        **{name: getattr(before, name) for name in _CLEAR},
        "approver": str(before.approver_id or ""),
        "flags": flags,
        "as_usual": before.flags == TERMS_FLAGS[before.terms],
    }
