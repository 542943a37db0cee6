"""The page of one quotation: the words, who said them, on what terms, and where."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, pages, pictures, sourcing
from articles.public.teasers import initials, teaser
from articles.record import queries
from articles.record.models import PublishedQuotation


@require_safe
def quotation(request: HttpRequest, key: str) -> HttpResponse:
    """One query: the quotation with its story, its speaker and the newsroom."""
    found = queries.quotation(key)
    if found is None:
        raise Http404
    depends.on(request, f"quotation:{key}", f"story:{found.page_id}", "portraits")
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
        "title": _("%(speaker)s: %(words)s") % {"speaker": speaker, "words": pages.one_line(words, 60)},
        "description": pages.one_line(words),
    }
    path = found.get_absolute_url()
    return pages.answer(request, queries.site_of(found), "public/quotation.html", context, path=path)


def shape(found: PublishedQuotation) -> str:
    """'named', 'unnamed' or 'document', as the mark beside the words has it."""
    return sourcing.shape_of(found.card, found.page.sources)
