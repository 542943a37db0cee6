"""Stories for the record alone: the real projection and the real writing, without desk rows, checks and revisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from articles.models import Article, Attribution, Author, Mention, Quotation, Section, SiteSettings
from articles.models.vocabulary import AttributionRole, MentionState, QuotationState
from articles.publishing import chain
from articles.publishing.edition import Edition, make_edition
from articles.publishing.language import in_language
from articles.publishing.write import write_editions
from articles.record.paths import story_path
from articles.snapshot import Story, StoryMention, StoryQuotation, read_body
from sources.models import Entity, Source

# What is on file about every quotation of the benchmark.
ON_FILE = {"type": "direct", "terms": "on_record", "obtained_by": "interview_phone", "evidence_state": "checked"}


@dataclass(frozen=True)
class Generated:
    """A story the generator wrote. `quoted` and `named` are by the keys of their marks in `body`."""

    headline: str
    standfirst: str
    slug: str
    body: str
    section: Section
    author: Author
    topics: list[str]
    quoted: dict[str, Source]
    named: dict[str, Entity]
    published_at: datetime

    @property
    def short_headline(self) -> str:
        return self.headline[:60]


@transaction.atomic
def write(stories: Sequence[Generated], now: datetime) -> None:
    """Write the stories into the record as one batch, in their order."""
    site = SiteSettings.load()
    with in_language(site.language):
        editions = [_edition(each, site, now) for each in stories]
    head = chain.lock_head()
    chain.move_head(head, write_editions(head, editions, now)[-1])


def _edition(generated: Generated, site: SiteSettings, now: datetime) -> Edition:
    path = story_path(generated.section.slug, generated.published_at, generated.slug, site.zone)
    return make_edition(_story(generated), path, None, None, site, generated.published_at, by=None, now=now)


def _story(generated: Generated) -> Story:
    article = Article(
        headline=generated.headline, short_headline=generated.short_headline, standfirst=generated.standfirst,
        slug=generated.slug, body=generated.body, section=generated.section,
    )  # fmt: skip
    body = read_body(generated.body)
    return Story(
        article=article,
        body=body,
        section=generated.section,
        authors=(generated.author,),
        topics=tuple((name, slugify(name)) for name in generated.topics),
        lead_picture=None,
        pictures={},
        quotations=tuple(_quotation(article, marked, generated.quoted[marked.key]) for marked in body.marks.quotations),
        orphans=(),
        mentions=tuple(_mention(article, marked, generated.named[marked.key]) for marked in body.marks.mentions),
        corrections=(),
    )


def _quotation(article: Article, marked: Any, source: Source) -> StoryQuotation:
    row = Quotation(
        article=article, key=marked.key, type=ON_FILE["type"], text=marked.text,
        state=QuotationState.ACCEPTED,
    )  # fmt: skip
    facts = {name: value for name, value in ON_FILE.items() if name != "type"}
    said = Attribution(
        quotation=row, source=source, role=AttributionRole.PRIMARY, name_as_published=source.entity.name, **facts
    )
    return StoryQuotation(row, marked, said)


def _mention(article: Article, marked: Any, entity: Entity) -> StoryMention:
    row = Mention(article=article, key=marked.key, entity=entity, surface=marked.surface, state=MentionState.CONFIRMED)
    return StoryMention(row, entity)
