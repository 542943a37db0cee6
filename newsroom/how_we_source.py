"""The page that explains our terms to readers. It stands here because the words belong to `sources`, which the readers'
side of `articles` may not import; it asks the record for the newsroom's name and nothing else."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, pages
from articles.record import queries
from sources.vocabulary import TERMS_FLAGS, Flags, Terms, reader_sentence


@dataclass(frozen=True)
class Explained:
    """One kind of terms as readers are told of it; `shape` is the mark they see beside the words."""

    label: str
    sentence: str
    flags: Flags
    shape: str


@require_safe
def how_we_source(request: HttpRequest) -> HttpResponse:
    """One query: the newsroom."""
    depends.on(request, depends.SITE)
    terms = [
        Explained(
            str(each.label), reader_sentence(each), TERMS_FLAGS[each], "named" if TERMS_FLAGS[each].name else "unnamed"
        )
        for each in Terms
        if each is not Terms.UNSETTLED  # no terms at all: nothing is published under it
    ]
    context = {
        "terms": terms,
        "title": _("How we source"),
        "description": _("What we promise the people who speak to us, and what we tell you about it."),
    }
    return pages.answer(request, queries.site(), "public/how_we_source.html", context, path="/how-we-source/")
