"""A newsroom of any size for the benchmark.

The newest `AT_THE_DESK` stories go through the same doors as any other: saved, checked, published. Older ones are written
straight into the record by the same projection and the same writing, without rows at the desk (`archive`).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.desk.edits import MentionEdit, QuotationEdit, StoryEdits
from articles.desk.saving import Draft, save_new_stories
from articles.models import Article, Author, Section, SiteSettings
from articles.models.vocabulary import Status
from articles.permissions import Role
from articles.publishing import Published, project_author, project_section, project_site, publish_many
from newsroom.bench import archive
from newsroom.bench.words import Writer, Zipf
from sources import registry
from sources.models import Entity, Source

STORY_WORDS, QUOTATIONS, MENTIONS, TOPICS = 600, 8, 3, 5
PEOPLE, AUTHORS, ALL_TOPICS = 300, 25, 200
SECTIONS = ("harbour", "island", "courts", "weather")
BATCH = 100
AT_THE_DESK = 500
MINUTES_APART = 20
QUOTED_WORDS = (10, 22)


class NotPublished(Exception):
    """A generated story was stopped on its way to readers: the generator no longer keeps the house's rules."""


@dataclass
class Bench:
    """Who and what the generated stories refer to, and in how many stories each word stands."""

    now: datetime
    writer: Writer
    user: Any = None
    sections: list[Section] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    people: list[tuple[Entity, Source]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    stories_with: Counter[str] = field(default_factory=Counter)

    def word_in(self, stories: int) -> str:
        """Return the word that stands in as nearly so many stories as any does."""
        return min(self.stories_with, key=lambda word: (abs(self.stories_with[word] - stories), word))


def fill(count: int, now: datetime, say: Callable[[str], object]) -> Bench:
    """Write a newsroom with ``count`` published stories, the newest of them an hour old. Raises NotPublished."""
    bench = Bench(now, Writer())
    _surroundings(bench)
    drawn = _Draws(bench)
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        generated = [_story(bench, drawn, number, count) for number in numbers]
        if numbers.start < count - AT_THE_DESK:
            archive.write(generated, bench.now)
        else:
            _publish(bench, generated)
        if numbers.stop % 1000 == 0 or numbers.stop == count:
            say(f"{numbers.stop} stories written")
    return bench


def _surroundings(bench: Bench) -> None:
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "The Yardarm", "zone": "Europe/London", "is_set_up": True})
    bench.user = get_user_model().objects.create(username="bench", is_staff=True)
    bench.user.groups.set(Group.objects.filter(name__in=[Role.EDITOR.value, Role.PUBLISHER.value]))
    names = bench.writer.names(PEOPLE + AUTHORS)
    for order, slug in enumerate(SECTIONS):
        bench.sections.append(Section.objects.create(slug=slug, name=slug.capitalize(), order=order))
    for name in names[PEOPLE:]:
        bench.authors.append(Author.objects.create(slug=name.lower().replace(" ", "-"), name=name))
    for name in names[:PEOPLE]:
        entity = Entity.objects.create(
            slug=name.lower().replace(" ", "-"), type="person", name=name, created_by=bench.user,
            sort_name=registry.sort_name_for(name, "person"), description="",
        )  # fmt: skip
        source = Source.objects.create(kind="person", entity=entity, default_terms="on_record", created_by=bench.user)
        bench.people.append((entity, source))
    bench.topics = [name.capitalize() for name in bench.writer.names(ALL_TOPICS)]
    project_site(bench.now)
    for section in bench.sections:
        project_section(section, bench.now)
    for author in bench.authors:
        project_author(author, bench.now)


class _Draws:
    """A few people are quoted often and most of them rarely; topics likewise."""

    def __init__(self, bench: Bench) -> None:
        self.people = Zipf(bench.people, bench.writer.random)
        self.topics = Zipf(bench.topics, bench.writer.random)


def _publish(bench: Bench, generated: list[archive.Generated]) -> None:
    drafts = [Draft(Article(status=Status.DRAFTING, owner=bench.user), _edits(each)) for each in generated]
    articles = [each.article for each in save_new_stories(drafts, by=bench.user, now=bench.now)]
    published = {article.pk: each.published_at for article, each in zip(articles, generated, strict=True)}
    for outcome in publish_many(articles, by=bench.user, now=bench.now, first_published_at=published):
        if not isinstance(outcome, Published):
            raise NotPublished(f"a story was stopped: {outcome!r}")


def _story(bench: Bench, drawn: _Draws, number: int, count: int) -> archive.Generated:
    writer = bench.writer
    quoted = drawn.people.draw(QUOTATIONS)
    named = drawn.people.draw_different(MENTIONS)
    body = _body(writer, number, [entity.name for entity, _source in quoted], [entity.name for entity, _source in named])
    headline = " ".join(writer.words(9)).capitalize()
    bench.stories_with.update({*body.words, *headline.lower().split()})
    return archive.Generated(
        headline=headline,
        standfirst=" ".join(writer.words(20)).capitalize() + ".",
        slug=f"story-{number}",
        body=body.html,
        section=bench.sections[number % len(bench.sections)],
        author=writer.random.choice(bench.authors),
        topics=drawn.topics.draw_different(TOPICS),
        quoted={_key("q", number, place): source for place, (_entity, source) in enumerate(quoted)},
        named={_key("m", number, place): entity for place, (entity, _source) in enumerate(named)},
        published_at=bench.now - timedelta(minutes=60 + MINUTES_APART * (count - number)),
    )


def _edits(story: archive.Generated) -> StoryEdits:
    return StoryEdits(
        fields={
            "headline": story.headline, "short_headline": story.short_headline, "standfirst": story.standfirst,
            "body": story.body, "slug": story.slug, "section": story.section,
        },
        author_ids=[story.author.pk],
        tags=story.topics,
        quotations={
            key: QuotationEdit(source_id=source.pk, name_as_published=source.entity.name, **archive.ON_FILE)
            for key, source in story.quoted.items()
        },
        mentions={key: MentionEdit(entity_id=entity.pk) for key, entity in story.named.items()},
        fresh_keys={*story.quoted, *story.named},
    )  # fmt: skip


def _key(letter: str, number: int, place: int) -> str:
    return f"{letter}{number:07}{place:02}"


@dataclass
class _Body:
    html: str
    words: list[str]


def _body(writer: Writer, number: int, quoted: list[str], named: list[str]) -> _Body:
    """Paragraphs of prose with a quotation after each, the named people in the first ones."""
    words: list[str] = []

    def sentences(count: int) -> list[str]:
        found = writer.sentences(count)
        words.extend(word for sentence in found for word in sentence.lower().split())
        return found

    lengths = [writer.random.randint(*QUOTED_WORDS) for _ in quoted]
    prose = (STORY_WORDS - sum(lengths)) // len(quoted)
    paragraphs = []
    for place, (speaker, length) in enumerate(zip(quoted, lengths, strict=True)):
        text = ". ".join(sentences(prose))
        if place < len(named):
            text += f', as <span data-mention="{_key("m", number, place)}">{escape(named[place])}</span> knows'
        said = " ".join(sentences(length)[:1])
        mark = f'<span data-quote="{_key("q", number, place)}">“{said},”</span>'
        paragraphs += [f"<p>{text}.</p>", f"<p>{mark} said {escape(speaker)}.</p>"]
    return _Body("".join(paragraphs), words)
