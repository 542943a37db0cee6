"""The form of *Protect this source*: why, what is promised from now on, other spellings, and the password once more."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.admin.story.protected import PROMISES, approvers
from sources.registry import plain_name
from sources.vocabulary import AgreementScope, AnonymityReason, Terms

MOST_NAMES = 30


class ProtectForm(forms.Form):
    """Nothing sealed comes back into a field; the password is asked for where the last proof is too old."""

    names = forms.CharField(
        label=_("Other spellings to look for"), max_length=2000, required=False,
        help_text=_("One a line: initials, a nickname, an account name."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why the source needs protection"), max_length=1000,
        help_text=_("Sealed with the log of the source."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )  # fmt: skip
    terms = forms.ChoiceField(label=_("Terms from now on"))
    description = forms.CharField(
        label=_("Description for readers"), max_length=300, required=False,
        help_text=_("As the source agreed to be described. It replaces the name in the next version of every story."),
    )  # fmt: skip
    reason_code = forms.ChoiceField(label=_("Reason for not naming"), required=False)
    public_reason = forms.CharField(
        label=_("Reason, for readers"), max_length=300, required=False,
        help_text=_("A full sentence. “Not authorised to speak” tells a reader nothing."),
    )  # fmt: skip
    approver = forms.ChoiceField(label=_("Approved by"), required=False)
    how_they_know = forms.CharField(
        label=_("How they know"), max_length=2000, required=False, help_text=_("What stood here moves into the vault."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Your password, once more"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, user: Any, is_proven: bool, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["terms"].choices = [(terms.value, terms.label) for terms in PROMISES]
        self.fields["reason_code"].choices = [("", _("Not said")), *AnonymityReason.choices]
        people = [(each["value"], each["label"]) for each in approvers(user)]
        self.fields["approver"].choices = [("", _("Nobody yet")), *people]
        if is_proven:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("description", "public_reason", "how_they_know"):
            cleaned[name] = plain_name(cleaned.get(name) or "")
        if not cleaned["description"] and cleaned.get("terms") in (Terms.BACKGROUND, Terms.NOT_FOR_ATTRIBUTION):
            self.add_error("description", _("Write how readers are told of this source, as it agreed to be described."))
        return cleaned

    def more_names(self) -> list[str]:
        """Return the other spellings typed in, each once."""
        lines = str(self.data.get("names", "")).splitlines()[:MOST_NAMES]
        return list(dict.fromkeys(filter(None, map(plain_name, lines))))

    def kept(self) -> dict[str, Any]:
        """Return what was typed so far, for the same form over a new list; never the password."""
        return {name: self.data.get(name, "") for name in self.fields if name != "password"}

    def facts(self, people: QuerySet[Any]) -> dict[str, Any]:
        """Return facts of the agreement in force from now on."""
        given = self.cleaned_data
        approver = people.get(pk=int(given["approver"])) if given["approver"] else None
        facts = {name: given[name] for name in ("description", "reason_code", "public_reason")}
        return {**facts, "approver": approver, "scope": AgreementScope.STANDING}

    def forget_the_password(self) -> None:
        """Empty the field of the password before the form is shown again with its faults."""
        if self.is_bound:
            self.data = self.data.copy()
            self.data["password"] = ""
