"""The page of one quotation: the words, who said them, on what terms, and where."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import pages, pictures
from articles.public.teasers import initials, teaser
from articles.record import queries
from articles.record.models import PublishedQuotation


@require_safe
def quotation(request: HttpRequest, key: str) -> HttpResponse:
    """One query: the quotation with its story, its speaker and the newsroom."""
    found = queries.quotation(key)
    if found is None:
        raise Http404
    card = found.card
    context = {
        "quotation": found,
        "card": card,
        "on": date.fromisoformat(card["when"]) if card["when"] else None,
        "shape": shape(found),
        "face": pictures.face(found.profile.picture) if found.profile else "",
        "initials": initials(found.speaker) if found.profile else "",
        "story": teaser(found.page),
        "title": _("“%(words)s” %(speaker)s") % {"words": pages.one_line(found.text, 60), "speaker": found.speaker},
        "description": pages.one_line(found.text),
    }
    path = found.get_absolute_url()
    return pages.answer(request, queries.site_of(found), "public/quotation.html", context, path=path)


def shape(found: PublishedQuotation) -> str:
    """'named', 'unnamed' or 'document', as the mark beside the words has it."""
    sources = {source["number"]: source["shape"] for source in found.page.sources}
    return sources.get(found.card["source"], "named")
