"""The page of one quotation: the words, who said them, on what terms, and where."""

import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone, translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import card_picture, depends, frames, gone, pages, pictures, sourcing
from articles.public.teasers import initials, teaser
from articles.record import history, queries
from articles.record.models import PublishedQuotation, Site


@require_safe
def quotation(request: HttpRequest, key: str) -> HttpResponse:
    """One query: the quotation with its story, its speaker and the newsroom; another where the story has versions."""
    depends.on(request, f"quotation:{key}")
    found = queries.quotation(key)
    if found is None:
        return gone.quotation(request)
    depends.on(request, f"story:{found.page_id}", "portraits")
    card, kind, site = found.card, shape(found), queries.site_of(found)
    words, speaker = sourcing.standing_alone(found.text), sourcing.heading(found.speaker, kind)
    path, origin = found.get_absolute_url(), pages.origin(request, site)
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
        "is_being_checked": is_being_checked(found),
        "title": frames.title_of(found),
        "shared": card_picture.of_quotation(found, site),
        "frame": frames.frame_of_quotation(found, origin),
        "citation": citation(found, f"{origin}{path}", site),
        "description": pages.one_line(words),
    }
    return pages.answer(request, site, "public/quotation.html", context, path=path)


def citation(found: PublishedQuotation, address: str, site: Site) -> str:
    """The quotation as others may cite it: speaker, words, writers, headline, newsroom, day, address."""
    first_published = timezone.localtime(found.page.first_published_at, ZoneInfo(site.zone))
    with translation.override(site.language.lower()):
        return _("%(speaker)s: %(words)s In: %(writers)s, “%(headline)s”, %(newsroom)s, %(day)s. %(address)s") % {
            "speaker": _speaker_with_role(found),
            "words": sourcing.closed(sourcing.standing_alone(found.text)),
            "writers": get_text_list([each["name"] for each in found.page.byline], _("and")) or site.name,
            "headline": found.page.headline,
            "newsroom": site.name,
            "day": formats.date_format(first_published, "j F Y"),
            "address": address,
        }


def _speaker_with_role(found: PublishedQuotation) -> str:
    name, role = sourcing.heading(found.speaker, shape(found)), found.card["role"]
    return _("%(name)s (%(role)s)") % {"name": name, "role": role} if role else name


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


def is_being_checked(found: PublishedQuotation) -> bool:
    """Whether the last thing readers were told of the story is that it is in doubt."""
    return any(each["kind"] == "hold" for each in found.page.corrections[:1])


def shape(found: PublishedQuotation) -> str:
    """'named', 'unnamed' or 'document', as the mark beside the words has it."""
    return sourcing.shape_of(found.card, found.page.sources)
