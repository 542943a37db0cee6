"""Many quotations, one source: choose the source, choose the terms, see what changes, do it. Everything comes by POST."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.desk import bulk_attribution as bulk
from articles.desk import worklist
from articles.desk.bulk_attribution import Outcome, Wish
from articles.desk.register_search import words_of
from articles.models import Quotation
from articles.permissions import may_attribute_at_all
from sources.models import Source
from sources.vocabulary import OPEN_TERMS, Terms

from .door import for_keepers
from .lines import called, lines_of

MOST_QUOTATIONS = 200
SOURCES_SHOWN = 15
_LONGEST_ID = 18  # figures; what has more is no row of any database
_AGREEMENT = "agreement:"


@for_keepers
@require_POST
def attribute(request: HttpRequest) -> HttpResponse:
    """Show the next step for the chosen quotations, or take the last one."""
    if not may_attribute_at_all(request.user):
        raise Http404
    quotations = _quotations(request)
    if not quotations:
        messages.warning(request, _("Tick the words first, then say who said them."))
        return redirect("desk:worklist")
    source = _source(request)
    wish = _wish(request, source) if source else None
    if wish and "confirmed" in request.POST:
        return _do(request, quotations, wish)
    context = {
        **admin.site.each_context(request),
        "title": _("Who said these words"),
        "quotations": quotations,
        "lines": lines_of(quotations, request.user),
        "source": source,
        "source_name": _name(source, request.user) if source else "",
        **(_preview(request, quotations, wish) if wish else _choices(request, source)),
    }
    return TemplateResponse(request, "desk/register/attribute.html", context)


def _quotations(request: HttpRequest) -> list[Quotation]:
    """Return the chosen quotations as far as the person may read them; any other number is absent."""
    given = request.POST.getlist("quotation")[:MOST_QUOTATIONS]
    ids = [int(text) for text in given if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID]
    found = worklist.with_facts(worklist.quotations_seen_by(request.user).filter(pk__in=ids))
    return list(found.order_by("-article__updated_at", "article", "order", "pk"))


def _source(request: HttpRequest) -> Source | None:
    try:
        return bulk.source_for(request.user, UUID(request.POST.get("source", "")))
    except ValueError:
        return None


def _wish(request: HttpRequest, source: Source) -> Wish | None:
    """Return source and terms as chosen; None while the terms are not one of those on offer."""
    chosen = request.POST.get("terms", "")
    if chosen not in {value for value, _label in _terms_on_offer(source)}:
        return None
    if not chosen.startswith(_AGREEMENT):
        return Wish(source, chosen)
    agreement = bulk.standing_agreements(source, timezone.now()).get(pk=chosen.removeprefix(_AGREEMENT))
    return Wish(source, str(agreement.terms), agreement)


def _terms_on_offer(source: Source) -> list[tuple[str, str]]:
    """Return (value, label): the open terms, or the standing promises made to a protected source."""
    if not source.protected:
        first = sorted(OPEN_TERMS, key=lambda terms: terms != source.default_terms)
        return [(str(terms), str(Terms(terms).label)) for terms in first]
    return [
        (f"{_AGREEMENT}{each.pk}", ", ".join(filter(None, [str(each.get_terms_display()), each.description])))
        for each in bulk.standing_agreements(source, timezone.now())
    ] + [(str(Terms.UNSETTLED), str(Terms.UNSETTLED.label))]


def _choices(request: HttpRequest, source: Source | None) -> dict[str, Any]:
    if source is not None:
        return {"terms_on_offer": _terms_on_offer(source)}
    words = words_of(request.POST.get("words", ""))
    if not words:
        return {"asked": "", "sources": None}
    in_the_open, protected = bulk.sources_for(request.user, words)
    found = [*in_the_open[:SOURCES_SHOWN], *protected[:SOURCES_SHOWN]]
    return {"asked": " ".join(words), "sources": [(each, _name(each, request.user)) for each in found]}


def _name(source: Source, user: Any) -> str:
    return called(source, worklist.known_among([source], user))


def _preview(request: HttpRequest, quotations: list[Quotation], wish: Wish) -> dict[str, Any]:
    plans = bulk.plan(quotations, wish, by=request.user)
    lines = {line.pk: line for line in lines_of(quotations, request.user)}
    return {
        "terms_value": request.POST["terms"],
        "terms_label": Terms(wish.terms).label,
        "changing": sum(len(each.keys) for each in plans),
        "stories": [
            (each, [(change, lines[change.quotation.pk]) for change in each.changes]) for each in plans
        ],
    }  # fmt: skip


def _do(request: HttpRequest, quotations: list[Quotation], wish: Wish) -> HttpResponse:
    plans = bulk.plan(quotations, wish, by=request.user)
    versions = {each.article.pk: _version(request, each.article.pk) for each in plans}
    for outcome in bulk.apply(plans, wish, versions=versions, by=request.user, now=timezone.now()):
        _tell(request, outcome)
    return redirect("desk:worklist")


def _version(request: HttpRequest, pk: int) -> int:
    text = request.POST.get(f"version-{pk}", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID else -1


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    story = str(outcome.article)
    if outcome.refusal:
        messages.error(request, _("%(story)s: %(why)s") % {"story": story, "why": outcome.refusal})
        return
    done = ngettext("%(n)d quotation changed.", "%(n)d quotations changed.", outcome.changed) % {"n": outcome.changed}
    messages.success(request, _("%(story)s: %(done)s") % {"story": story, "done": done})
    for note in outcome.notes:
        messages.warning(request, _("%(story)s: %(why)s") % {"story": story, "why": note})
