"""What waits for whoever keeps attributions: quotations that lack something, and promises with a date.

Everything is asked as the person may see it. That a quotation rests on a protected source stands beside it, as it does in
its story; dates of promises to protected sources and of their evidence are listed only for those who may list the source,
since the same date in two stories would tell that they share one (protection.md, section 1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, FilteredRelation, Prefetch, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Attribution, Claim, Quotation, Reply
from articles.models.vocabulary import AttributionRole, QuotationState, QuotationType, ReplyState, Status
from articles.permissions import stories_whose_quotations_are_seen, visible_stories
from sources import vault
from sources.models import Agreement, Evidence, Source
from sources.vocabulary import OPEN_TERMS, EvidenceState, SourceKind, Terms

DAYS_AHEAD = 30  # how early an end of a promise, or of keeping evidence, is shown
MOST_DATES = 200


class Lack(TextChoices):
    """What a quotation still needs; the value is its word in the address."""

    SOURCE = "source", _("Without a source")
    TERMS = "terms", _("Terms not settled")
    EVIDENCE = "evidence", _("Evidence missing or wrong")
    REPLY = "reply", _("Reply not sought")


_NO_SOURCE = Q(said__source__isnull=True) | Q(said__source__kind=SourceKind.NONE)
_PROMISED = ~Q(said__terms__in=OPEN_TERMS) | Q(said__source__protected=True)
_CONDITION = {
    Lack.SOURCE: _NO_SOURCE,
    Lack.TERMS: ~_NO_SOURCE & (Q(said__terms=Terms.UNSETTLED) | (_PROMISED & Q(said__agreement__isnull=True))),
    # Words of our own need none (check B7); and what has no source yet waits in the first list.
    Lack.EVIDENCE: ~_NO_SOURCE
    & Q(type__in=(QuotationType.DIRECT, QuotationType.PARTIAL))
    & Q(said__evidence_state__in=(EvidenceState.MISSING, EvidenceState.MISMATCH)),
    Lack.REPLY: Q(said__reply_state=ReplyState.NOT_SOUGHT),
}


@dataclass(frozen=True)
class Promise:
    """A moment at which something ends: `agreement` with its embargo or its end, or `evidence` that goes.

    `at` is a moment or a day; `places` are quotations of stories the person may see.
    """

    what: str
    at: Any
    source: Source
    places: tuple[Quotation, ...] = ()
    is_over: bool = False


def quotations_seen_by(user: Any) -> QuerySet[Quotation]:
    """Return the quotations that stand in a text and that ``user`` may read, each with its primary attribution as `said`."""
    return (
        Quotation.objects.filter(is_orphaned=False, article__in=stories_whose_quotations_are_seen(user))
        .exclude(state=QuotationState.REJECTED)
        .annotate(said=FilteredRelation("attributions", condition=Q(attributions__role=AttributionRole.PRIMARY)))
    )


def unfinished(user: Any, *, section: int | None = None, status: str = "") -> QuerySet[Quotation]:
    """Return the quotations of every story that may still go out or is out, of one section or status where given."""
    found = quotations_seen_by(user).exclude(article__status__in=(Status.SPIKED, Status.WITHDRAWN))
    if section is not None:
        found = found.filter(article__section=section)
    return found.filter(article__status=status) if status else found


def counts(quotations: QuerySet[Quotation]) -> dict[str, int]:
    """Return how many of ``quotations`` are on each list, in one query."""
    return quotations.aggregate(**{str(lack): Count("pk", filter=condition) for lack, condition in _CONDITION.items()})


def lacking(quotations: QuerySet[Quotation], lack: str) -> QuerySet[Quotation]:
    """Return those of ``quotations`` on one list, newest story first, in reading order, with all a row shows."""
    return with_facts(quotations.filter(_CONDITION[Lack(lack)])).order_by("-article__updated_at", "article", "order", "pk")


def with_facts(quotations: QuerySet[Quotation]) -> QuerySet[Quotation]:
    """Fetch story, section, source and reporter along; neither the text of a story nor anything sealed."""
    return quotations.select_related(
        "article__section", "said__source__entity", "said__agreement", "said__reporter", "decided_by"
    ).defer("article__body", "said__source__identity", "said__agreement__internal_reason")


def attribution_of(quotation: Quotation) -> Attribution | None:
    """Return the primary attribution of a quotation that `with_facts` has fetched."""
    return getattr(quotation, "said", None)


def known_among(sources: Iterable[Source | None], user: Any) -> set[UUID]:
    """Return the ids of those protected ``sources`` that ``user`` may list by code name."""
    protected = {source.pk for source in sources if source is not None and source.protected}
    return set(vault.visible_to(user).filter(pk__in=protected).values_list("pk", flat=True)) if protected else set()


def replies_due(user: Any, now: datetime) -> QuerySet[Reply]:
    """Return requests whose deadline has passed and of which nothing came yet, the oldest deadline first."""
    due = Reply.objects.filter(state=ReplyState.SOUGHT, deadline__lte=now, article__in=visible_stories(user))
    due = due.exclude(article__status__in=(Status.SPIKED, Status.WITHDRAWN)).order_by("deadline", "pk")
    return due.select_related("article", "party_entity__merged_into").defer("article__body")[:MOST_DATES]


def claims_not_asked(user: Any) -> QuerySet[Claim]:
    """Return claims in words of our own about which nobody has been asked; those in quotations have a list of their own."""
    open_ = Claim.objects.filter(needs_reply=True, quotation__isnull=True, is_orphaned=False, replies__isnull=True)
    open_ = open_.filter(article__in=visible_stories(user)).exclude(article__status__in=(Status.SPIKED, Status.WITHDRAWN))
    return open_.select_related("article").defer("article__body").order_by("-article__updated_at", "pk")[:MOST_DATES]


# -- Dates ahead -------------------------------------------------------------------------------------------------------
def embargoed_stories(user: Any, now: datetime) -> QuerySet[Article]:
    """Return stories with an embargo of their own that has not passed, the nearest first."""
    stories = stories_whose_quotations_are_seen(user).filter(embargo_until__gt=now)
    return stories.exclude(status=Status.SPIKED).only("headline", "embargo_until", "status").order_by("embargo_until")


def promises_ahead(user: Any, now: datetime) -> list[Promise]:
    """Return embargoes, ends of agreements and ends of keeping evidence within `DAYS_AHEAD`, the nearest first.

    An agreement that has run out stays on the list while words still rest on it.
    """
    listed = _listed_sources(user)
    found = [*_agreements(user, listed, now), *_retentions(listed, now)]
    return sorted(found, key=lambda promise: str(promise.at))[:MOST_DATES]


def _listed_sources(user: Any) -> Q:
    known = Q(source__in=vault.visible_to(user).values("pk"))
    return known | Q(source__protected=False) if user.has_perm("sources.view_source") else known


def _agreements(user: Any, listed: Q, now: datetime) -> list[Promise]:
    soon = Q(expires__lte=now + timedelta(days=DAYS_AHEAD))
    standing = (
        Agreement.objects.filter(listed, superseded_by__isnull=True)
        .filter(soon & (Q(expires__gt=now) | Q(attributions__isnull=False)) | Q(embargo_until__gt=now))
        .distinct()
        .select_related("source__entity")
        .defer("internal_reason", "source__identity")
        .prefetch_related(Prefetch("attributions", _places(user), to_attr="seen"))[:MOST_DATES]
    )
    found = []
    for agreement in standing:
        places = tuple(said.quotation for said in agreement.seen)
        if agreement.is_embargoed(now):
            found.append(Promise("embargo", agreement.embargo_until, agreement.source, places))
        if agreement.expires and agreement.expires <= now + timedelta(days=DAYS_AHEAD):
            found.append(Promise("agreement", agreement.expires, agreement.source, places, agreement.expires <= now))
    return found


def _places(user: Any) -> QuerySet[Attribution]:
    seen = Attribution.objects.filter(quotation__in=quotations_seen_by(user).values("pk"))
    return seen.select_related("quotation__article").defer("quotation__article__body")


def _retentions(listed: Q, now: datetime) -> list[Promise]:
    today = now.date()
    ending = Evidence.objects.filter(listed, keep_until__lte=today + timedelta(days=DAYS_AHEAD))
    ending = ending.select_related("source__entity").defer("sealed", "source__identity").order_by("keep_until")
    return [Promise("evidence", each.keep_until, each.source, (), each.keep_until < today) for each in ending[:MOST_DATES]]
