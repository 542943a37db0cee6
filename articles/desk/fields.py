"""The fields of a story as they may be stored: one line each, no hidden characters, no longer than readers' pages take."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import body
from articles.body.characters import one_line
from articles.errors import Invalid
from articles.models import Article

_LABELS = {
    "headline": gettext_lazy("headline"),
    "short_headline": gettext_lazy("short headline"),
    "standfirst": gettext_lazy("standfirst"),
    "slug": gettext_lazy("slug"),
    "dateline": gettext_lazy("dateline"),
    "language": gettext_lazy("language"),
    "lead_alt": gettext_lazy("alternative text"),
    "lead_caption": gettext_lazy("caption"),
    "lead_credit": gettext_lazy("credit"),
}
MAX_CHARS = {name: Article._meta.get_field(name).max_length for name in _LABELS}
_MOMENTS = ("embargo_until", "due_at")


def clean_fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields ready to store; the body is left to `saving`. Raises Invalid, naming every field at fault."""
    cleaned: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, value in given.items():
        if name in _LABELS:
            value = plain_line(value)
            if name == "slug":
                value = _clean_slug(value, faults)
            if len(value) > MAX_CHARS[name]:
                faults[name] = _too_long(name, len(value))
        elif name in _MOMENTS and isinstance(value, datetime) and value.tzinfo is None:
            faults[name] = _("This moment has no time zone.")
        cleaned[name] = value
    if faults:
        raise Invalid(faults)
    return cleaned


def plain_line(value: Any) -> str:
    """Return `value` as one line: control characters and marks that steer the direction of text are gone."""
    return one_line(str(value or "")).strip()


def body_too_long() -> str:
    """Say how long a text may be."""
    return _("The text is longer than %(limit)s characters. Split it into several stories; nothing was saved.") % {
        "limit": f"{body.MAX_BODY_CHARS:,}"
    }


def _clean_slug(value: str, faults: dict[str, str]) -> str:
    slug = slugify(value, allow_unicode=True)
    if value and not slug:
        faults["slug"] = _("“%s” has no letter or figure that an address could use.") % value[:40]
    return slug


def _too_long(name: str, length: int) -> str:
    over = length - MAX_CHARS[name]
    return ngettext(
        "The %(field)s has %(length)s characters; %(limit)s fit. Shorten it by %(over)s.",
        "The %(field)s has %(length)s characters; %(limit)s fit. Shorten it by %(over)s.",
        over,
    ) % {"field": _LABELS[name], "length": f"{length:,}", "limit": MAX_CHARS[name], "over": f"{over:,}"}
