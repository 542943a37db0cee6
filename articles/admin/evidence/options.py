"""Evidence as the dialogs and the pane list it."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sources.evidence import Piece
from sources.models import Evidence

# What text can be taken from; a recording is listened to by a person.
READABLE = ("text/", "application/pdf", "application/vnd.openxmlformats", "application/xhtml", "application/x-subrip")


def label_of(evidence: Evidence) -> str:
    """Return what a piece of evidence is called in a list: its kind, when it was captured, and its file's name if open."""
    at = evidence.captured_at or evidence.created_at
    name = evidence.original_name or evidence.link
    parts = [str(evidence.get_kind_display()), date_format(localtime(at), "j M Y"), name[:60]]
    return ", ".join(filter(None, parts))


def option_of(evidence: Evidence, source_name: str = "") -> dict[str, Any]:
    """Return {id, source, label, protected, readable}: nothing of what is sealed."""
    return {
        "id": str(evidence.pk),
        "source": str(evidence.source_id),
        "source_name": source_name or (_("Protected source") if evidence.protected else str(evidence.source)),
        "label": label_of(evidence),
        "protected": evidence.protected,
        "readable": is_readable(evidence),
    }


def is_readable(evidence: Evidence) -> bool:
    """Whether there may be text in it. The kind of a protected source's file is sealed, so its parties just try."""
    return bool(evidence.file_name) and (evidence.protected or evidence.media_type.startswith(READABLE))


def pieces(difference: tuple[Piece, ...]) -> list[dict[str, str]]:
    """Return a difference as the scripts draw it."""
    return [{"op": piece.op, "text": piece.text} for piece in difference]
