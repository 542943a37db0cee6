"""Who the newest stories quote most: a reader sees whose words fill the paper."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.public import depends, pages, people, pictures, sourcing
from articles.public.teasers import initials
from articles.record import most_quoted as counting
from articles.record import queries

SHOWN = 30


@dataclass(frozen=True)
class Speaker:
    """One line of the list. `share` is the length of the bar in per cent of the longest; `words` may be empty."""

    place: int
    path: str
    name: str
    role: str
    face: str
    initials: str
    counted: str
    share: float
    words: str
    said_at: str
    headline: str
    on: datetime


@require_safe
def most_quoted(request: HttpRequest) -> HttpResponse:
    """Three queries: the newsroom, what the newest stories quote, whom and which words."""
    site = queries.site()
    found = counting.most_quoted(SHOWN)
    depends.on(request, "front", "portraits", *(f"profile:{each.profile.pk}" for each in found))
    context = {
        "speakers": [_speaker(place, each, found[0].quoted) for place, each in enumerate(found, start=1)],
        "stories": counting.NEWEST_STORIES,
        "title": _("Most quoted"),
        "description": _("The people and organisations our newest stories quote most, and what they said last."),
    }
    return pages.answer(request, site, "public/most_quoted.html", context, path="/most-quoted/")


def _speaker(place: int, row: counting.MostQuoted, most: int) -> Speaker:
    who, said = row.profile, row.newest
    return Speaker(
        place=place,
        path=who.path,
        name=who.name,
        role=who.role,
        face=pictures.face(who.picture),
        initials=initials(who.name),
        counted=people.counted(row.quoted, row.quoted_in),
        share=round(100 * row.quoted / most, 1),
        words=sourcing.standing_alone(said.text) if said.type in queries.WORD_FOR_WORD else "",
        said_at=said.get_absolute_url(),
        headline=said.page.headline,
        on=said.published_at,
    )
