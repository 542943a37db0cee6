"""The worklist: what is missing behind the words of every story one may read, and promises with a date."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk import worklist
from articles.desk.worklist import Lack, Promise
from articles.models import Section
from articles.models.vocabulary import Status
from articles.permissions import may_attribute_at_all, visible_stories

from .door import for_keepers
from .lines import called, lines_of, place_of

LINES_PER_PAGE = 40
DATES, REPLIES = "dates", "replies"
STATUSES = [each for each in Status if each not in (Status.SPIKED, Status.WITHDRAWN)]


@dataclass(frozen=True)
class Tab:
    """One list: its name, how many wait there, where it opens."""

    label: str
    count: int
    address: str
    is_current: bool


@dataclass(frozen=True)
class DateLine:
    """A promise, or the keeping of evidence, that ends: when, what, of whom, and where it matters."""

    at: Any
    what: str
    source: str
    address: str
    places: list[tuple[str, str]]
    is_over: bool


@for_keepers
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show one list of the worklist; the address says which, and of which section and status."""
    chosen = _chosen(request)
    quotations = worklist.unfinished(request.user, section=chosen["section"], status=chosen["status"])
    counts = worklist.counts(quotations)
    dates, replies = _dates(request.user), _replies(request.user)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Worklist"),
        "tabs": _tabs(chosen, counts, len(dates), len(replies)),
        "chosen": chosen,
        "list_label": _label(chosen["list"]),
        "sections": Section.objects.all(),
        "statuses": [(str(each), each.label) for each in STATUSES],
        "is_dates": chosen["list"] == DATES,
        "dates": dates,
        "is_replies": chosen["list"] == REPLIES,
        "replies": replies,
        "days_ahead": worklist.DAYS_AHEAD,
        "may_attribute": may_attribute_at_all(request.user),
    }
    if chosen["list"] in Lack.values:
        context |= _page_of_lines(request, worklist.lacking(quotations, chosen["list"]), chosen)
    return TemplateResponse(request, "desk/register/worklist.html", context)


@for_keepers
@require_safe
def quotation(request: HttpRequest, public_key: str) -> HttpResponse:
    """Show one quotation with who said it and its headline: all the source desk reads of a draft."""
    found = worklist.with_facts(worklist.quotations_seen_by(request.user)).filter(public_key=public_key).first()
    if found is None:
        raise Http404
    [line] = lines_of([found], request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Quotation"),
        "quotation": found,
        "line": line,
        "opens_story": line.address if visible_stories(request.user).filter(pk=found.article_id).exists() else "",
        "may_attribute": may_attribute_at_all(request.user),
    }
    return TemplateResponse(request, "desk/register/quotation.html", context)


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """Return list, section (id or None) and status of the address; what it cannot mean is left out."""
    wanted, section, status = (request.GET.get(name, "") for name in ("list", "section", "status"))
    return {
        "list": wanted if wanted in (*Lack.values, REPLIES, DATES) else str(Lack.SOURCE),
        "section": int(section) if section.isdecimal() and section.isascii() else None,
        "status": status if status in STATUSES else "",
    }


def _tabs(chosen: dict[str, Any], counts: dict[str, int], dates: int, replies: int) -> list[Tab]:
    named = [(str(lack), str(lack.label), counts[str(lack)]) for lack in Lack]
    named += [(REPLIES, _label(REPLIES), replies), (DATES, _label(DATES), dates)]
    return [Tab(label, count, _address({**chosen, "list": word}), word == chosen["list"]) for word, label, count in named]


def _address(chosen: dict[str, Any], page: int = 1) -> str:
    asked = {name: value for name, value in chosen.items() if value} | ({"page": page} if page > 1 else {})
    return f"{reverse('desk:worklist')}?{urlencode(asked)}"


def _page_of_lines(request: HttpRequest, quotations: Any, chosen: dict[str, Any]) -> dict[str, Any]:
    page = Paginator(quotations, LINES_PER_PAGE).get_page(request.GET.get("page"))
    return {
        "lines": lines_of(page.object_list, request.user),
        "page": page,
        "earlier": _address(chosen, page.previous_page_number()) if page.has_previous() else "",
        "later": _address(chosen, page.next_page_number()) if page.has_next() else "",
    }


def _label(wanted: str) -> str:
    return {DATES: _("Dates ahead"), REPLIES: _("Replies due or not asked for")}.get(wanted) or str(Lack(wanted).label)


def _replies(user: Any) -> list[DateLine]:
    """Return requests whose deadline has passed, then claims of our own about which nobody was asked."""
    lines = [
        DateLine(reply.deadline, reply.party, "", "", [_replies_page(reply.article)], True)
        for reply in worklist.replies_due(user, timezone.now())
    ]
    return lines + [
        DateLine(None, _("Nobody was asked about “%s”.") % claim, "", "", [_replies_page(claim.article)], False)
        for claim in worklist.claims_not_asked(user)
    ]


def _replies_page(story: Any) -> tuple[str, str]:
    return str(story), reverse("admin:articles_article_replies", args=[story.pk])


def _dates(user: Any) -> list[DateLine]:
    now = timezone.now()
    promises = worklist.promises_ahead(user, now)
    known = worklist.known_among((promise.source for promise in promises), user)
    articles = {place.article_id for promise in promises for place in promise.places}
    open_to = set(visible_stories(user).filter(pk__in=articles).values_list("pk", flat=True)) if articles else set()
    lines = [_date_line(promise, known, open_to) for promise in promises]
    lines += [
        DateLine(
            story.embargo_until, _("Embargo of the story"), "", "",
            [(str(story), reverse("admin:articles_article_change", args=[story.pk]))], False,
        )
        for story in worklist.embargoed_stories(user, now)
    ]  # fmt: skip
    return sorted(lines, key=lambda line: str(line.at))


def _date_line(promise: Promise, known: set[Any], open_to: set[int]) -> DateLine:
    whats = {
        "embargo": _("Embargo promised to the source"),
        "agreement": _("Agreement ran out") if promise.is_over else _("Agreement runs out"),
        "evidence": _("Evidence was to be kept until then") if promise.is_over else _("Evidence is kept until then"),
    }
    places = {place.article_id: place for place in promise.places}.values()
    return DateLine(
        promise.at,
        whats[promise.what],
        called(promise.source, known),
        reverse("admin:sources_source_change", args=[promise.source.pk]),
        [(str(place.article), place_of(place, place.article_id in open_to)) for place in places],
        promise.is_over,
    )
