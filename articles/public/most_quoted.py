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
from articles.record.models import Profile, PublishedQuotation

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
    on: datetime | None


@require_safe
def most_quoted(request: HttpRequest) -> HttpResponse:
    """Three queries: the newsroom, who is quoted most, the newest words of each."""
    site = queries.site()
    profiles = list(counting.most_quoted(SHOWN))
    newest = {each.profile_id: each for each in counting.newest_words([each.pk for each in profiles])} if profiles else {}
    depends.on(request, "front", "portraits", *(f"profile:{each.pk}" for each in profiles))
    context = {
        "speakers": [
            _speaker(place, each, profiles[0].quoted, newest.get(each.pk)) for place, each in enumerate(profiles, start=1)
        ],
        "stories": counting.NEWEST_STORIES,
        "title": _("Most quoted"),
        "description": _("The people and organisations our newest stories quote most, and what they said last."),
    }
    return pages.answer(request, site, "public/most_quoted.html", context, path="/most-quoted/")


def _speaker(place: int, who: Profile, most: int, said: PublishedQuotation | None) -> Speaker:
    return Speaker(
        place=place,
        path=who.path,
        name=who.name,
        role=who.role,
        face=pictures.face(who.picture),
        initials=initials(who.name),
        counted=people.counted(who.quoted, who.quoted_in),
        share=round(100 * who.quoted / most, 1),
        words=sourcing.standing_alone(said.text) if said else "",
        said_at=said.get_absolute_url() if said else "",
        headline=said.page.headline if said else "",
        on=said.published_at if said else None,
    )
