"""People, organisations, places and things: what they said, and where they are named."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.public import depends, gone, keyset, pages, pictures, quotations, sourcing, structured
from articles.public.teasers import initials, teaser
from articles.record import queries
from articles.record.models import PublishedQuotation

STORIES = 12
MONTHS = 8


@dataclass(frozen=True)
class Voice:
    """Somebody who is quoted often, as the front and a section's page show them."""

    path: str
    name: str
    role: str
    face: str
    initials: str
    words: str
    counted: str


def voices(profiles: Any) -> list[Voice]:
    """Profiles of `queries.often_quoted`, ready to print."""
    return [
        Voice(
            path=each.path,
            name=each.name,
            role=each.role,
            face=pictures.face(each.picture),
            initials=initials(each.name),
            words=sourcing.standing_alone(each.words or ""),
            counted=counted(each.quoted, each.quoted_in),
        )
        for each in profiles
    ]


def counted(quotations: int, stories: int) -> str:
    said = ngettext("%(n)d quotation", "%(n)d quotations", quotations) % {"n": quotations}
    inside = ngettext("%(n)d story", "%(n)d stories", stories) % {"n": stories}
    return _("%(quotations)s in %(stories)s") % {"quotations": said, "stories": inside}


@dataclass(frozen=True)
class Said:
    """A quotation on its speaker's page. `words` stand without the sentence around them."""

    row: PublishedQuotation
    words: str
    shape: str
    how: str

    @classmethod
    def of(cls, row: PublishedQuotation) -> "Said":
        words = row.text[:1].upper() + row.text[1:] if row.type == "indirect" else sourcing.standing_alone(row.text)
        return cls(row, words, quotations.shape(row), row.card["how"]["text"])


@require_safe
def profile(request: HttpRequest, word: str, slug: str) -> HttpResponse:
    """Four queries: the profile with the newsroom, the quotations, the stories, the counts by month."""
    who = queries.profile_at(f"/{word}/{slug}/")
    if who is None:
        return gone.merged(request)
    depends.on(request, f"profile:{who.pk}")
    site = queries.site_of(who)
    said = keyset.cut(request, queries.said_by(who), "published_at")
    months = list(queries.months_of(who, site.zone))
    context = {
        "who": who,
        "kind": kind_name(word),
        "face": pictures.shown(who.picture),
        "initials": initials(who.name),
        "said": [Said.of(each) for each in said.rows],
        "cut": said,
        "stories": [teaser(page) for page in queries.stories_naming(who)[:STORIES]],
        "facts": facts(months),
        "chart": chart(months),
        "structured_data": structured.script(structured.of_profile(who, site, pages.origin(request, site))),
        "title": who.name,
        "feed_of": who.path,
        "description": pages.one_line(who.description or who.role or who.name),
    }
    return pages.answer(request, site, "public/profile.html", context, path=who.path)


def kind_name(word: str) -> str:
    """What the first word of a profile's address stands for."""
    return {"people": _("Person"), "organisations": _("Organisation"), "places": _("Place"), "things": _("Thing")}[word]


@dataclass(frozen=True)
class Fact:
    """A number with what it counts, as 53 quotations."""

    number: str
    what: str


def facts(months: list[dict[str, Any]]) -> list[Fact]:
    """What can be counted on the pages below: quotations, stories, and how many of the quotations were made openly."""
    said, openly, stories = (sum(month[name] for month in months) for name in ("said", "openly", "stories"))
    found = [Fact(str(stories), ngettext("story", "stories", stories))]
    if said:
        found.insert(0, Fact(str(said), ngettext("quotation", "quotations", said)))
        found.append(Fact(_("%(percent)d%%") % {"percent": round(100 * openly / said)}, _("on the record or in public")))
    return found


@dataclass(frozen=True)
class Bar:
    """One month of the chart; the measures are units of its own 340 × 170 grid."""

    month: datetime
    stories: int
    x: float
    middle: float
    y: float
    height: float
    width: float
    is_last: bool


CHART_WIDTH, BASE_LINE, TALLEST = 340, 141, 110


def chart(months: list[dict[str, Any]]) -> list[Bar]:
    """Bars for the last `MONTHS` months, empty ones between included; none while there is only one month to show."""
    counted_by_month = {(each["month"].year, each["month"].month): each for each in months}
    if len(counted_by_month) < 2:
        return []
    last = max(each["month"] for each in months)
    earliest = min(each["month"] for each in months)
    shown = [month for month in _months_up_to(last, MONTHS) if month >= earliest]
    numbers = [counted_by_month.get((month.year, month.month), {"stories": 0})["stories"] for month in shown]
    step, highest = CHART_WIDTH / len(shown), max(numbers)
    width = min(step * 0.72, 44)
    return [
        Bar(
            month=month,
            stories=number,
            x=round((place + 0.5) * step - width / 2, 1),
            middle=round((place + 0.5) * step, 1),
            y=round(BASE_LINE - TALLEST * number / highest, 1),
            height=round(TALLEST * number / highest, 1),
            width=round(width, 1),
            is_last=month == last,
        )
        for place, (month, number) in enumerate(zip(shown, numbers, strict=True))
    ]


def _months_up_to(last: datetime, count: int) -> list[datetime]:
    found = [last]
    while len(found) < count:
        year, month = divmod(found[-1].year * 12 + found[-1].month - 2, 12)
        found.append(last.replace(year=year, month=month + 1))
    return found[::-1]
