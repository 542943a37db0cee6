"""Who the paper quotes most: counted over the newest stories, so that its cost does not grow with the archive."""

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from articles.record import queries
from articles.record.models import Profile, PublishedQuotation

NEWEST_STORIES = 500
SPEAKERS = ("person", "organisation")


def most_quoted(limit: int) -> QuerySet[Profile]:
    """The people and organisations that the newest stories quote most, with `quoted` and `quoted_in` (stories)."""
    newest = queries.stories().values("pk")[:NEWEST_STORIES]
    return (
        queries.rows(Profile)
        .filter(kind__in=SPEAKERS, quotations__page__in=newest)
        .annotate(
            quoted=Count("quotations"),
            quoted_in=Count("quotations__page", distinct=True),
            latest=Max("quotations__published_at"),
        )
        .order_by("-quoted", "-latest", "pk")[:limit]
    )


def newest_words(speakers: list[int]) -> QuerySet[PublishedQuotation]:
    """The newest quotation of each of these profiles in their own words, each with its story."""
    said = queries.rows(PublishedQuotation).filter(profile=OuterRef("pk"), type__in=queries.WORD_FOR_WORD)
    # One step into the index `record_said_by` for each of them, however much they have said.
    latest = Subquery(said.order_by("-published_at", "-id").values("pk")[:1])
    chosen = queries.rows(Profile).filter(pk__in=speakers).annotate(said=latest).values("said")
    found = queries.rows(PublishedQuotation).filter(pk__in=chosen).select_related("page")
    return found.defer("card", *(f"page__{name}" for name in queries.HEAVY))
