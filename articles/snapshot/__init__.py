"""One story as data: loaded once for checks and projection (`load_story`), and as a snapshot for its revisions (`take`).

A snapshot holds of an attribution only its key, the source's random id, the quotation's type and the cue; terms, agreement
and description are read live (protection.md, section 1). So an old revision can never tell what the vault has since taken
in, and nothing needs to be cleaned from it when a promise changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from articles import body as bodies
from articles.models import (
    Article,
    Attribution,
    Author,
    Byline,
    Correction,
    Mention,
    Override,
    Picture,
    Quotation,
    Reply,
    Section,
    SuggestionDecision,
)
from articles.models.suggestion_decision import SuggestionKind
from articles.models.vocabulary import AttributionRole
from sources.models import Agreement, Alias, Entity, Evidence, Source

from .replies import StoryClaim, claims_written, load_claims, replies_written, state_of

__all__ = [
    "SCHEMA",
    "Story",
    "StoryClaim",
    "StoryMention",
    "StoryQuotation",
    "as_seen_by",
    "load_stories",
    "load_story",
    "read_body",
    "state_of",
    "take",
    "take_story",
]

# Of the dict that `take` returns. Schema 1 had no claims and no replies; whoever reads a snapshot takes them as empty.
SCHEMA = 2

# Confidential columns that no check and no page has any use for: not even the ciphertext is fetched.
_SEALED = ("said__source__identity", "said__evidence__sealed", "said__agreement__internal_reason")

# Saving, its revision and a publication read the same text within one transaction: parse it once. A Body never changes.
read_body = lru_cache(maxsize=32)(bodies.read)


@dataclass(frozen=True, eq=False)
class StoryQuotation:
    """A quotation of the story with its primary attribution. `marked` is what the text has under its key, or None."""

    row: Quotation
    marked: bodies.MarkedQuotation | None
    attribution: Attribution | None

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def text(self) -> str:
        """The words as they stand in the text now, without what interrupts them."""
        return self.marked.text if self.marked else self.row.text

    @property
    def source(self) -> Source | None:
        return self.attribution.source if self.attribution else None

    @property
    def agreement(self) -> Agreement | None:
        return self.attribution.agreement if self.attribution else None

    @property
    def evidence(self) -> Evidence | None:
        return self.attribution.evidence if self.attribution else None


@dataclass(frozen=True, eq=False)
class StoryMention:
    """Words that name an entity; `entity` is the one it was merged into, where it was."""

    row: Mention
    entity: Entity | None


@dataclass(frozen=True)
class Story:
    """A story with everything checks and projection look at; reading it asks the database nothing more.

    `quotations` are those marked in the text, in reading order; `orphans` are rows whose mark is gone. `topics` are
    (name, slug) pairs, `pictures` the figures of the body by key, `corrections` newest first, `turned_down` the keyed
    hashes of the words that somebody said are no quotation. `aliases` are the other names of the people and things that
    speak or are mentioned, by entity id. `overrides` are those not ended yet, newest first. `claims` are in reading order,
    those whose words are gone among them. `read_at` is the moment that promises with an hour are measured against.
    """

    article: Article
    body: bodies.Body
    section: Section | None
    authors: tuple[Author, ...]
    topics: tuple[tuple[str, str], ...]
    lead_picture: Picture | None
    pictures: dict[str, Picture]
    quotations: tuple[StoryQuotation, ...]
    orphans: tuple[StoryQuotation, ...]
    mentions: tuple[StoryMention, ...]
    corrections: tuple[Correction, ...]
    turned_down: frozenset[str] = frozenset()
    aliases: dict[UUID, tuple[str, ...]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    claims: tuple[StoryClaim, ...] = ()
    read_at: datetime = field(default_factory=timezone.now)

    @property
    def plain(self) -> str:
        """The text that offsets count in (code points)."""
        return self.body.plain

    @property
    def embargo_until(self) -> datetime | None:
        """The moment before which nothing may run: the story's own embargo or one promised to a source."""
        promised = [quotation.agreement.embargo_until for quotation in self.quotations if quotation.agreement]
        return max(filter(None, (self.article.embargo_until, *promised)), default=None)

    @cached_property
    def by_key(self) -> dict[str, StoryQuotation]:
        return {quotation.key: quotation for quotation in self.quotations}

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """Every reply to a claim of the story, once, in the order in which they were asked for."""
        found = {reply.pk: reply for claim in self.claims for reply in claim.replies}
        return tuple(found[pk] for pk in sorted(found))

    def answer_of(self, reply: Reply) -> StoryQuotation | None:
        """Return the quotation of the text in which the answer stands, or None."""
        return next((each for each in self.quotations if each.row.pk == reply.quotation_id), None)


def load_story(article: Article) -> Story:
    """Load everything of ``article`` in at most 11 queries."""
    return load_stories([article])[0]


def load_stories(articles: Sequence[Article]) -> list[Story]:
    """Load everything of ``articles``, in their order, in at most 10 queries however many they are.

    Give them with their section (``select_related``), or each asks once more.
    """
    texts = {article.pk: read_body(article.body) for article in articles}
    pictures = _pictures(articles, texts)
    quotations = _quotations(articles, texts)
    authors, topics, mentions, corrections = (
        _authors(articles),
        _topics(articles),
        _mentions(articles),
        _corrections(articles),
    )
    turned_down = _turned_down(articles)
    aliases, overrides = _aliases(quotations, mentions), _overrides(articles)
    claims = load_claims(articles, {each.row.pk: each for both in quotations.values() for part in both for each in part})
    stories = []
    for article in articles:
        body = texts[article.pk]
        marked, orphans = quotations[article.pk]
        figures = _picture_ids(body.marks.pictures).items()
        stories.append(
            Story(
                article=article,
                body=body,
                section=article.section,
                authors=tuple(authors[article.pk]),
                topics=tuple(topics[article.pk]),
                lead_picture=pictures.get(article.lead_picture_id),
                pictures={key: pictures[picture] for key, picture in figures if picture in pictures},
                quotations=marked,
                orphans=orphans,
                mentions=tuple(mention for mention in mentions[article.pk] if mention.row.key in body.marks.mention_keys),
                corrections=tuple(corrections[article.pk]),
                turned_down=frozenset(turned_down[article.pk]),
                aliases={pk: aliases[pk] for pk in _named(marked, mentions[article.pk]) if pk in aliases},
                overrides=tuple(overrides[article.pk]),
                claims=claims.get(article.pk, ()),
            )
        )
    return stories


def take(article: Article) -> dict[str, Any]:
    """Return ``article`` as it now stands in the database as a JSON-able dict of `SCHEMA`."""
    return take_story(load_story(article))


def take_story(story: Story) -> dict[str, Any]:
    """Return the snapshot of a story already loaded.

    Keys: schema, the story's own fields by name, section (slug), authors (ids in order), tags (names), lead_picture
    {id, alt, caption, credit} or None, quotations [{key, public_key, type, nature, state, text, spans, order,
    is_orphaned, attributions [{role, source, cue, cue_class}]}], mentions [{key, entity, surface, start, end, state}],
    claims and replies (`snapshot.replies`).
    """
    article = story.article
    keys = {each.row.pk: each.key for each in (*story.quotations, *story.orphans)}
    return {
        "schema": SCHEMA,
        "headline": article.headline,
        "short_headline": article.short_headline,
        "standfirst": article.standfirst,
        "slug": article.slug,
        "body": article.body,
        "dateline": article.dateline,
        "language": article.language,
        "status": str(article.status),
        "on_hold": article.on_hold,
        "embargo_until": _moment(article.embargo_until),
        "publish_at": _moment(article.publish_at),
        "section": story.section.slug if story.section else None,
        "authors": [author.pk for author in story.authors],
        "tags": [name for name, _slug in story.topics],
        "lead_picture": _lead(article),
        "quotations": [_quotation(quotation) for quotation in (*story.quotations, *story.orphans)],
        "mentions": [_mention(mention) for mention in story.mentions],
        "claims": claims_written(story.claims, keys),
        "replies": replies_written(story.claims, keys),
    }


def as_seen_by(snapshot: dict[str, Any], user: Any) -> dict[str, Any]:
    """Return ``snapshot`` without the ids of sources that ``user`` may not attach.

    In their place stands ``"source": None, "is_hidden": True``; an id that no longer exists looks the same.
    """
    named = {each["source"] for quotation in snapshot["quotations"] for each in quotation["attributions"] if each["source"]}
    if not named:
        return snapshot
    open_or_known = Source.objects.open() | Source.objects.filter(parties__user=user)
    allowed = {str(pk) for pk in open_or_known.filter(pk__in=named).values_list("pk", flat=True)}
    return snapshot | {"quotations": [_quotation_seen(quotation, allowed) for quotation in snapshot["quotations"]]}


def _quotation_seen(quotation: dict[str, Any], allowed: set[str]) -> dict[str, Any]:
    return quotation | {
        "attributions": [
            each if each["source"] is None or each["source"] in allowed else each | {"source": None, "is_hidden": True}
            for each in quotation["attributions"]
        ]
    }


# -- Loading ---------------------------------------------------------------------------------------------------------
def _picture_ids(keys: Iterable[str]) -> dict[str, UUID]:
    """Return the picture each figure names; a key that is no id of ours names none."""
    ids = {}
    for key in keys:
        try:
            ids[key] = Picture._meta.pk.to_python(key)
        except ValidationError:
            continue
    return ids


def _pictures(articles: Sequence[Article], texts: dict[int, bodies.Body]) -> dict[UUID, Picture]:
    wanted = {article.lead_picture_id for article in articles if article.lead_picture_id}
    for body in texts.values():
        wanted |= set(_picture_ids(body.marks.pictures).values())
    return Picture.objects.in_bulk(wanted) if wanted else {}


def _quotations(
    articles: Sequence[Article], texts: dict[int, bodies.Body]
) -> dict[int, tuple[tuple[StoryQuotation, ...], tuple[StoryQuotation, ...]]]:
    """Return per article those marked in the text, in reading order, and those whose mark is gone."""
    rows: dict[int, dict[str, Quotation]] = {article.pk: {} for article in articles}
    for row in _rows_with_attributions(articles):
        rows[row.article_id][row.key] = row
    found = {}
    for pk, by_key in rows.items():
        marks = texts[pk].marks
        marked = [
            StoryQuotation(by_key[mark.key], mark, _said(by_key[mark.key]))
            for mark in marks.quotations
            if mark.key in by_key
        ]
        in_text = marks.quotation_keys
        orphans = [StoryQuotation(row, None, _said(row)) for key, row in by_key.items() if key not in in_text]
        found[pk] = (tuple(marked), tuple(orphans))
    return found


def _rows_with_attributions(articles: Sequence[Article]) -> QuerySet[Quotation]:
    """Return the quotations, each with its primary attribution as `said`: one question, since a story asks many."""
    said = FilteredRelation("attributions", condition=Q(attributions__role=AttributionRole.PRIMARY))
    rows = Quotation.objects.filter(article__in=articles).annotate(said=said)
    return rows.select_related(
        "said__source__entity__merged_into", "said__agreement__superseded_by", "said__evidence"
    ).defer(*_SEALED)


def _said(row: Quotation) -> Attribution | None:
    return getattr(row, "said", None)


def _authors(articles: Sequence[Article]) -> dict[int, list[Author]]:
    found = defaultdict(list)
    for byline in Byline.objects.filter(article__in=articles).select_related("author").order_by("order"):
        found[byline.article_id].append(byline.author)
    return found


def _topics(articles: Sequence[Article]) -> dict[int, list[tuple[str, str]]]:
    found = defaultdict(list)
    for pk, name, slug in (
        Article.tags.through.objects.filter(
            content_type=ContentType.objects.get_for_model(Article), object_id__in=[article.pk for article in articles]
        )
        .order_by("tag__name")
        .values_list("object_id", "tag__name", "tag__slug")
    ):
        found[pk].append((name, slug))
    return found


def _mentions(articles: Sequence[Article]) -> dict[int, list[StoryMention]]:
    found = defaultdict(list)
    rows = Mention.objects.filter(article__in=articles, is_orphaned=False).select_related("entity__merged_into")
    for row in rows.order_by("start"):
        found[row.article_id].append(StoryMention(row, row.entity.current if row.entity else None))
    return found


def _corrections(articles: Sequence[Article]) -> dict[int, list[Correction]]:
    found = defaultdict(list)
    for correction in Correction.objects.filter(article__in=articles).order_by("-at", "-pk"):
        found[correction.article_id].append(correction)
    return found


def _turned_down(articles: Sequence[Article]) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = SuggestionDecision.objects.filter(article__in=articles, kind=SuggestionKind.QUOTATION).order_by()
    for pk, hashed in rows.values_list("article_id", "words_hash"):
        found[pk].append(hashed)
    return found


def _overrides(articles: Sequence[Article]) -> dict[int, list[Override]]:
    found = defaultdict(list)
    for each in Override.objects.filter(article__in=articles, withdrawn_at=None).select_related("by").order_by("-at"):
        found[each.article_id].append(each)
    return found


def _aliases(
    quotations: dict[int, tuple[tuple[StoryQuotation, ...], tuple[StoryQuotation, ...]]],
    mentions: dict[int, list[StoryMention]],
) -> dict[UUID, tuple[str, ...]]:
    wanted = {pk for marked, _orphans in quotations.values() for pk in _named(marked, ())}
    wanted |= {pk for found in mentions.values() for pk in _named((), found)}
    found = defaultdict(list)
    for pk, text in Alias.objects.filter(entity__in=wanted).values_list("entity_id", "text") if wanted else ():
        found[pk].append(text)
    return {pk: tuple(texts) for pk, texts in found.items()}


def _named(quotations: Iterable[StoryQuotation], mentions: Iterable[StoryMention]) -> set[UUID]:
    speaking = {each.source.entity.current.pk for each in quotations if each.source and each.source.entity}
    return speaking | {each.entity.pk for each in mentions if each.entity}


# -- Writing down ----------------------------------------------------------------------------------------------------
def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _lead(article: Article) -> dict[str, str] | None:
    if not article.lead_picture_id:
        return None
    return {
        "id": str(article.lead_picture_id),
        "alt": article.lead_alt,
        "caption": article.lead_caption,
        "credit": article.lead_credit,
    }


def _quotation(quotation: StoryQuotation) -> dict[str, Any]:
    row = quotation.row
    return {
        "key": row.key,
        "public_key": row.public_key,
        "type": str(row.type),
        "nature": str(row.nature),
        "state": str(row.state),
        "text": row.text,
        "spans": row.spans,
        "order": row.order,
        "is_orphaned": row.is_orphaned,
        "attributions": [_attribution(quotation.attribution)] if quotation.attribution else [],
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "role": str(attribution.role),
        "source": str(attribution.source_id) if attribution.source_id else None,
        "cue": attribution.cue_text,
        "cue_class": str(attribution.cue_class),
    }


def _mention(mention: StoryMention) -> dict[str, Any]:
    row = mention.row
    return {
        "key": row.key,
        "entity": str(row.entity_id) if row.entity_id else None,
        "surface": row.surface,
        "start": row.start,
        "end": row.end,
        "state": str(row.state),
    }
