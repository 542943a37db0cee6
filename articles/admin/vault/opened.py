"""The one place that opens a `Secret`, and the words for what comes out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sources.cipher import Secret

# The parts of an identity that have a field at the desk, in the order they are shown.
PARTS = {
    "name": _("Name"),
    "aliases": _("Other names"),
    "contact": _("How to reach"),
    "interest": _("Interest in the matter"),
    "reliability": _("Reliability"),
    "notes": _("Notes"),
}
_EVIDENCE_PARTS = {
    "locator": _("Where in it"),
    "link": _("Link"),
    "found_text": _("The words as found"),
    "captured_at": _("Captured at"),
    "captured_by": _("Captured by"),
    "on_file_since": _("On file since"),
    "original_name": _("Name of the file"),
    "media_type": _("Kind of file"),
    "size_bytes": _("Size in bytes"),
    "stored_name": _("Name on the disk"),
}


def text_of(secret: Secret | None) -> str:
    """Return a secret text; empty where its key is gone."""
    return "" if secret is None else str(secret.reveal())


def lines_of(secret: Secret) -> list[dict[str, str]]:
    """Return a secret document as [{label, text}], known parts first; a part nobody has named keeps its own word."""
    parts: dict[str, Any] = secret.reveal()
    labels = {**PARTS, **_EVIDENCE_PARTS}
    order = [*(part for part in labels if part in parts), *(part for part in parts if part not in labels)]
    return [{"label": str(labels.get(part, part)), "text": _plain(parts[part])} for part in order if parts[part]]


def _plain(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
