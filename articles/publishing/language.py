"""The language in which readers are told things that are not the reporter's own words."""

from typing import Any

from django.conf import settings
from django.utils import translation


def in_language(code: str) -> Any:
    """Return a context in which messages are in the language ``code``, or in the default one where there is none such."""
    code = code.lower()
    return translation.override(code if translation.check_for_language(code) else settings.LANGUAGE_CODE)
