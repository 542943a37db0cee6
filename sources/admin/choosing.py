"""Choosing one of many rows by typing, in a form that also survives a posted value that is no row."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey
from django.http import HttpRequest


class ChosenByTyping(AutocompleteSelect):
    """Django's field, which looks the refused value up once more to show it, and breaks where it is no key at all."""

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        return super().optgroups(name, [each for each in value if self._is_there(each)], attr)

    def _is_there(self, value: str) -> bool:
        try:
            self.choices.field.to_python(value)
        except forms.ValidationError:
            return False
        return True


class ChoosesByTyping:
    """Mixin for what has `autocomplete_fields`."""

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChosenByTyping(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
