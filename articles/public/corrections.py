"""The corrections page: what we said, what is so, and what we withdrew."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, keyset, pages
from articles.record import queries
from articles.record.models import PublicCorrection


@dataclass(frozen=True)
class Notice:
    """One entry. `tone` is 'wrong' where we were, 'unclear' for the rest."""

    row: PublicCorrection
    label: str
    tone: str


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Two queries: the newsroom, the notices."""
    depends.on(request, "corrections")
    site = queries.site()
    cut = keyset.cut(request, queries.corrections(), "at")
    context: dict[str, Any] = {
        "notices": [Notice(row, label(row.kind), tone(row.kind)) for row in cut.rows],
        "cut": cut,
        "title": _("Corrections"),
        "description": _("What we got wrong, and what is right."),
    }
    return pages.answer(request, site, "public/corrections.html", context, path="/corrections/")


def label(kind: str) -> str:
    """The word over a notice; a correction is always called one."""
    return {
        "correction": _("Correction"),
        "clarification": _("Clarification"),
        "editors_note": _("Editor’s note"),
        "hold": _("Being checked"),
        "withdrawal": _("Withdrawn"),
        "removal": _("Removed"),
    }.get(kind, _("Note"))


def tone(kind: str) -> str:
    return "wrong" if kind in ("correction", "withdrawal", "removal") else "unclear"
