"""The page of one quotation: the words, who said them, on what terms, and where."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, gone, pages, pictures, sourcing
from articles.public.teasers import initials, teaser
from articles.record import history, queries
from articles.record.models import PublishedQuotation


@require_safe
def quotation(request: HttpRequest, key: str) -> HttpResponse:
    """One query: the quotation with its story, its speaker and the newsroom; another where the story has versions."""
    depends.on(request, f"quotation:{key}")
    found = queries.quotation(key)
    if found is None:
        return gone.quotation(request)
    depends.on(request, f"story:{found.page_id}", "portraits")
    card, kind = found.card, shape(found)
    words, speaker = sourcing.standing_alone(found.text), sourcing.heading(found.speaker, kind)
    context = {
        "quotation": found,
        "card": card,
        "words": words,
        "heading": speaker,
        "how_and_where": sourcing.how_and_where(card),
        "reason": sourcing.closed(card["reason"]),
        "on": sourcing.day(card["when"]),
        "shape": kind,
        "face": pictures.face(found.profile.picture) if found.profile else "",
        "initials": initials(found.speaker) if found.profile else "",
        "story": teaser(found.page),
        "corrected": corrected_words(found) if found.page.number > 1 else None,
        "is_being_checked": any(each["kind"] == "hold" for each in found.page.corrections[:1]),
        "title": _("%(speaker)s: %(words)s") % {"speaker": speaker, "words": pages.one_line(words, 60)},
        "description": pages.one_line(words),
    }
    path = found.get_absolute_url()
    return pages.answer(request, queries.site_of(found), "public/quotation.html", context, path=path)


@dataclass(frozen=True)
class Corrected:
    """The words as they stood before the version of `at`, whose number is `number`."""

    before: str
    number: int
    at: datetime


def corrected_words(found: PublishedQuotation) -> Corrected | None:
    """The last change of the quotation's words, None where they always stood as they do."""
    address, words = found.get_absolute_url(), found.text
    later = None
    for version in history.newest_first(found.page.story):
        payload = json.loads(version.payload)
        said = next((each["text"] for each in payload["quotations"] if each["address"] == address), words)
        if said != words and later is not None:
            return Corrected(said, later.number, datetime.fromisoformat(later.recorded_at))
        later = version
    return None


def shape(found: PublishedQuotation) -> str:
    """'named', 'unnamed' or 'document', as the mark beside the words has it."""
    return sourcing.shape_of(found.card, found.page.sources)
