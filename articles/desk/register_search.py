"""Finding who said what: by name, other name, organisation and words, each as far as one person may know.

A protected source is found by its code name alone, by those who may list it; for everybody else it adds nothing to any
answer (protection.md, section 1). Words are searched in the quotations the person may read, and in the published ones.
"""

from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Quotation
from articles.record.models import PublishedQuotation
from sources import vault
from sources.models import Entity, Source
from sources.vocabulary import SourceState

from .worklist import quotations_seen_by, with_facts

MAX_WORDS_CHARS = 200


def words_of(typed: str) -> list[str]:
    """Return the words of a search, cut to what is worth asking a database for."""
    return typed.replace("\0", "")[:MAX_WORDS_CHARS].split()


def find_entities(words: list[str]) -> QuerySet[Entity]:
    """Return people, organisations, places and things in use; every word must stand in a name, a post or an organisation."""
    found = Entity.objects.active()
    for word in words:
        aliased = Entity.objects.filter(aliases__text__icontains=word).values("pk")
        posted = Entity.objects.filter(
            Q(roles__title__icontains=word)
            | Q(roles__organisation_name__icontains=word)
            | Q(roles__organisation__name__icontains=word)
        ).values("pk")
        found = found.filter(
            Q(name__icontains=word)
            | Q(disambiguation__icontains=word)
            | Q(parent__name__icontains=word)
            | Q(pk__in=aliased)
            | Q(pk__in=posted)
        )
    return found.order_by("sort_name", "name", "pk")


def find_open_sources(words: list[str]) -> QuerySet[Source]:
    """Return open sources that stand for themselves, such as documents and groups; the others are found by their entity."""
    return Source.objects.find_open(" ".join(words)).filter(entity__isnull=True)


def find_protected(words: list[str], user: Any) -> QuerySet[Source]:
    """Return the protected sources that ``user`` may list and whose code name has every word."""
    found = vault.visible_to(user).exclude(state=SourceState.DESTROYED)
    for word in words:
        found = found.filter(code_name__icontains=word)
    return found.defer("identity").order_by("code_name", "pk")


def find_quotations(words: list[str], user: Any) -> QuerySet[Quotation]:
    """Return the quotations ``user`` may read that have every word, those of the newest stories first."""
    found = quotations_seen_by(user)
    for word in words:
        found = found.filter(text__icontains=word)
    return with_facts(found).order_by("-article__updated_at", "article", "order", "pk")


def find_published(words: list[str], but: set[str]) -> QuerySet[PublishedQuotation]:
    """Return what every reader can read, without the public keys in ``but``, newest first."""
    found = PublishedQuotation.objects.exclude(key__in=but).select_related("page")
    for word in words:
        found = found.filter(text__icontains=word)
    return found.only("key", "text", "speaker", "published_at", "page__headline", "page__path").order_by(
        "-published_at", "-pk"
    )


# -- What one of them said ---------------------------------------------------------------------------------------------
def said_by_entity(entity: Entity, user: Any) -> QuerySet[Quotation]:
    """Return the words of ``entity`` as far as ``user`` may read them. Nothing a protected source said is among them."""
    return _newest(quotations_seen_by(user).filter(said__source__entity=entity))


def said_by_source(source: Source, user: Any) -> QuerySet[Quotation]:
    """Return the words of an open source as far as ``user`` may read them."""
    return _newest(quotations_seen_by(user).filter(said__source=source, said__source__protected=False))


def _newest(quotations: QuerySet[Quotation]) -> QuerySet[Quotation]:
    return with_facts(quotations).order_by("-article__updated_at", "article", "order", "pk")
