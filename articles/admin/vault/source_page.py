"""A protected source: what was promised, what it said, who knows it, who looked; its identity only by its own door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Attribution, faces
from articles.permissions import visible_stories
from sources import vault
from sources.models import Proposal, Source
from sources.vocabulary import EvidenceKind, Opened, ProposedAct, SourceState

from .door import at_the_door, find_source, is_proven
from .opened import PARTS, text_of

MOST_QUOTATIONS = 200
_HELD = {
    "identity": gettext_lazy("Who it is, contact, notes"),
    "internal_reasons": gettext_lazy("Reasons for the file"),
    "evidence": gettext_lazy("Evidence"),
    "evidence_files": gettext_lazy("Files of evidence"),
    "log_reasons": gettext_lazy("Reasons for opening it"),
    "code_name": gettext_lazy("Code name"),
    "how_they_know": gettext_lazy("How they know"),
    "parties": gettext_lazy("Who knows it"),
    "description": gettext_lazy("Description for readers"),
    "promises": gettext_lazy("Promises"),
    "looks": gettext_lazy("Who opened it, and when"),
}


@dataclass(frozen=True)
class Given:
    """One quotation of the source: its words, the story's headline and address (empty where it may not be opened)."""

    words: str
    headline: str
    address: str
    evidence: str
    terms: str


@dataclass(frozen=True)
class Look:
    """One line of the access log."""

    who: str
    which: str
    at: Any
    reason: str


@dataclass(frozen=True)
class Held:
    """One line of what we hold."""

    label: str
    count: int
    is_sealed: bool
    stays: bool

    @classmethod
    def of(cls, holding: vault.Holding) -> "Held":
        return cls(str(_HELD[holding.what]), holding.count, holding.is_sealed, holding.stays)


@require_safe
@at_the_door
def source_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the source to those who know it, and without the confidential column to those who keep the sources."""
    source = find_source(request, pk)
    is_party = vault.is_party(source, request.user)
    is_destroyed = source.state == SourceState.DESTROYED
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": source.code_name or _("Protected source"),
        "source": source,
        "is_party": is_party,
        "may_open": vault.may_open(source, request.user) and not is_destroyed,
        "reading": vault.desk_reading(),
        "may_change": is_party and not is_destroyed,
        "is_destroyed": is_destroyed,
        "is_proven": is_proven(request, timezone.now()),
        "agreements": source.agreements.select_related("granted_by", "approver", "superseded_by", "consent_heard_by"),
        "evidence": source.evidence.all(),
        "parts": PARTS,
        "evidence_kinds": EvidenceKind.choices,
        "given": _given(source, request.user),
        "held": [Held.of(each) for each in vault.holdings(source, request.user) if each.count],
        "quotations": Attribution.objects.filter(source=source).count(),
        "is_proposed": _is_proposed(source),
        "may_take_over": not is_destroyed and vault.is_orphaned(source) and vault.is_source_desk(request.user),
        "parties": source.parties.select_related("user", "added_by").order_by("at", "pk"),
        "colleagues": colleagues_of(source) if is_party else (),
        "looks": _looks(source, request.user),
    }
    return TemplateResponse(request, "desk/vault/source.html", context)


def colleagues_of(source: Source) -> QuerySet[Any]:
    """Return the people who could be let in: everybody who works at the desk in a role and does not know it yet."""
    known = source.parties.filter(user=OuterRef("pk"))
    people = get_user_model().objects.filter(~Exists(known), is_active=True, groups__isnull=False).distinct()
    return people.order_by("first_name", "last_name", "username")


def _given(source: Source, user: Any) -> list[Given]:
    """The source desk reads quotation and headline of every draft, a party those of stories they may see."""
    said = Attribution.objects.filter(source=source).select_related("quotation__article")
    said = said.order_by("-quotation__article__updated_at", "quotation__order")
    visible = set(visible_stories(user).filter(quotations__attributions__source=source).values_list("pk", flat=True))
    if not vault.is_source_desk(user):
        said = said.filter(quotation__article__in=visible)
    return [_given_of(each, visible) for each in said[:MOST_QUOTATIONS]]


def _given_of(said: Attribution, visible: set[int]) -> Given:
    story = said.quotation.article
    address = reverse("admin:articles_article_change", args=[story.pk]) if story.pk in visible else ""
    evidence, terms = said.get_evidence_state_display(), said.get_terms_display()
    return Given(said.quotation.text, str(story), address, evidence, terms)


def _is_proposed(source: Source) -> bool:
    return Proposal.objects.filter(act=ProposedAct.DESTROY, source_id=source.pk, outcome="").exists()


def _looks(source: Source, by: Any) -> list[Look]:
    return [
        Look(faces.name_of(each.user), Opened(each.which).label, each.at, text_of(each.reason))
        for each in vault.readings_of(source, by)
    ]
