"""Writing versions into the record: the chain's next links and every row that shows them. Called under the chain's lock.

Everything is written for a whole batch at once; of a story that readers have already, the former rows are taken out first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.record import search
from articles.record.models import (
    ChainHead,
    Profile,
    PublicAuthor,
    PublicCorrection,
    PublicPath,
    PublicSection,
    PublishedByline,
    PublishedMention,
    PublishedQuotation,
    PublishedTopic,
    PublishedVersion,
    SearchEntry,
    Site,
    StoryPage,
    Topic,
)
from articles.record.paths import path_hash, path_hashes
from articles.snapshot import Story
from sources.models import Entity

from . import chain, changes, display, forwarding, past_quotations, site
from .disclosure import named_entity, profile_path
from .edition import Edition


@dataclass
class _Former:
    """What readers had of a story until now: its page, and whose pages, which topics and caches it touched."""

    page: StoryPage
    touched: set[str]
    profiles: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)


def write_editions(head: ChainHead, editions: Sequence[Edition], now: datetime) -> list[PublishedVersion]:
    """Write versions, pages and all rows that hang on them, and the change log; return the versions in their order."""
    _keep_paths(editions)
    _ensure_surroundings([edition.story for edition in editions], now)
    formers = {edition.article.pk: _take_out(edition) for edition in editions if edition.former}
    versions = chain.append(head, [_link(edition) for edition in editions], now)
    pages = _write_pages(editions, versions, formers)
    touched = _write_rows(editions, pages)
    _keep_past_quotations(editions, formers, touched)
    for edition, version in zip(editions, versions, strict=True):
        _write_corrections(version, edition)
    hidden = _clean_up(editions, formers)
    changes.log_all(
        (
            (edition.payload["kind"], keys | (formers[edition.article.pk].touched | hidden if edition.former else set()))
            for edition, keys in zip(editions, touched, strict=True)
        ),
        now,
    )
    return versions


def _link(edition: Edition) -> chain.Link:
    article, payload = edition.article, edition.payload
    return chain.Link(article.story_key, edition.number, payload["kind"], edition.text, edition.path, is_live=True)


def _keep_paths(editions: Sequence[Edition]) -> None:
    """Put new addresses on file; the address book has seen to it that none is another story's."""
    new = {edition.path: edition for edition in editions if not edition.former or edition.former.path != edition.path}
    hashes = {known_as: path for path in new for known_as in path_hashes(path)}
    for known_as in PublicPath.objects.filter(path_hash__in=hashes).values_list("path_hash", flat=True):
        new.pop(hashes[known_as], None)  # a story that returns to an address it had
    PublicPath.objects.bulk_create(
        PublicPath(path=path, path_hash=path_hash(path), story=edition.article.story_key) for path, edition in new.items()
    )


def _ensure_surroundings(stories: Sequence[Story], now: datetime) -> None:
    """Write the newsroom and the sections that no save of theirs has brought to readers yet."""
    if not Site.objects.exists():
        site.project_site(now)
    sections = {story.section.slug: story.section for story in stories}
    known = set(PublicSection.objects.filter(slug__in=sections).values_list("slug", flat=True))
    for slug in sorted(sections.keys() - known):
        site.project_section(sections[slug], now)


def _take_out(edition: Edition) -> _Former:
    page = StoryPage.objects.get(story=edition.article.story_key)
    former = _Former(page, changes.keys_of(page))
    former.profiles = set(PublishedMention.objects.filter(page=page).values_list("profile", flat=True))
    former.topics = set(PublishedTopic.objects.filter(page=page).values_list("topic", flat=True))
    for model in (SearchEntry, PublishedQuotation, PublishedMention, PublishedTopic, PublishedByline):
        model.objects.filter(page=page).delete()
    PublishedVersion.objects.filter(pk=edition.former.pk).update(is_live=False)
    return former


def _keep_past_quotations(editions: Sequence[Edition], formers: dict[int, _Former], touched: Sequence[set[str]]) -> None:
    for edition, keys in zip(editions, touched, strict=True):
        if edition.former:
            was = past_quotations.keys_in(formers[edition.article.pk].touched)
            past_quotations.remember(edition.article.story_key, was - past_quotations.keys_in(keys))


def _write_pages(
    editions: Sequence[Edition], versions: Sequence[PublishedVersion], formers: dict[int, _Former]
) -> list[StoryPage]:
    pages = []
    for edition, version in zip(editions, versions, strict=True):
        # The row keeps its id for ever: lists are cut by it, and caches know the story by it.
        page = formers[edition.article.pk].page if edition.former else StoryPage(story=edition.article.story_key)
        page.version, page.number = version, edition.number
        for name, value in display.columns(edition.payload).items():
            setattr(page, name, value)
        pages.append(page)
    StoryPage.objects.bulk_create(page for page in pages if page.pk is None)
    for edition, page in zip(editions, pages, strict=True):
        if edition.former:
            page.save()
    return pages


def _write_rows(editions: Sequence[Edition], pages: Sequence[StoryPage]) -> list[set[str]]:
    """Write quotations, names, topics and bylines of every page; return the keys each page touches."""
    profiles, topics, authors = _profiles(editions), _topics(editions), _authors(editions)
    quotations, mentions, topic_rows, bylines, touched = [], [], [], [], []
    for edition, page in zip(editions, pages, strict=True):
        hung = {"page": page, "published_at": page.first_published_at}
        said = [_quotation(row, profiles, hung) for row in display.quotation_rows(edition.payload)]
        named = [profiles[path] for path in display.named_profiles(edition.payload)]
        about = [topics[slug] for slug in display.topic_slugs(edition.payload)]
        written_by = [authors[slug] for slug in display.author_slugs(edition.payload)]
        quotations += said
        mentions += [PublishedMention(profile_id=pk, **hung) for pk in named]
        topic_rows += [PublishedTopic(topic_id=pk, **hung) for pk in about]
        bylines += [PublishedByline(author_id=pk, **hung) for pk in written_by]
        touched.append(changes.keys(page, [row.key for row in said], named, about, written_by))
    PublishedQuotation.objects.bulk_create(quotations)
    PublishedMention.objects.bulk_create(mentions)
    PublishedTopic.objects.bulk_create(topic_rows)
    PublishedByline.objects.bulk_create(bylines)
    search.index(pages, profiles.values(), topics.values())
    return touched


def _quotation(row: dict[str, Any], profiles: dict[str, int], hung: dict[str, Any]) -> PublishedQuotation:
    facts = {name: value for name, value in row.items() if name != "profile"}
    return PublishedQuotation(profile_id=profiles.get(row["profile"]), **facts, **hung)


# -- What stories name: pages of people and things, topics, bylines ----------------------------------------------------
def _profiles(editions: Sequence[Edition]) -> dict[str, int]:
    """Return the id of the public page of everyone the versions name, by address; missing pages are made."""
    wanted = {path for edition in editions for path in display.named_profiles(edition.payload)}
    entities = {path: entity for edition in editions for path, entity in _named_entities(edition.story)}

    def make(paths: list[str]) -> list[Profile]:
        forwarding.remember(paths)
        fields = site.profile_fields([entities[path] for path in paths])
        return [Profile(path=path, **fields[path]) for path in paths]

    return _ids(Profile, "path", wanted, make)


def _named_entities(story: Story) -> Iterable[tuple[str, Entity]]:
    for entity in (*(mention.entity for mention in story.mentions), *map(named_entity, story.quotations)):
        path = profile_path(entity)
        if entity is not None and path:
            yield path, entity.current


def _topics(editions: Sequence[Edition]) -> dict[str, int]:
    names = {slug: name for edition in editions for name, slug in edition.story.topics}
    return _ids(
        Topic, "slug", names.keys(), lambda slugs: [Topic(slug=slug, name=site.plain(names[slug])) for slug in slugs]
    )


def _authors(editions: Sequence[Edition]) -> dict[str, int]:
    authors = {author.slug: author for edition in editions for author in edition.story.authors}
    changes.show_pictures(*(site.portrait(author.picture) for author in authors.values() if author.picture_id))
    return _ids(
        PublicAuthor,
        "slug",
        authors,
        lambda slugs: [PublicAuthor(slug=slug, **site.author_fields(authors[slug])) for slug in slugs],
    )


def _ids(model: Any, column: str, wanted: Iterable[str], make: Callable[[list[str]], list[Any]]) -> dict[str, int]:
    """Return the ids of the rows with these values in ``column``; those that are missing are made."""
    wanted = set(wanted)
    if not wanted:
        return {}
    known = dict(model.objects.filter(**{f"{column}__in": wanted}).values_list(column, "pk"))
    missing = sorted(wanted - known.keys())
    if missing:
        known |= {getattr(row, column): row.pk for row in model.objects.bulk_create(make(missing))}
    return known


# -- Notices and what is left over -------------------------------------------------------------------------------------
def _write_corrections(version: PublishedVersion, edition: Edition) -> None:
    rows = display.correction_rows(edition.payload)
    if not rows:
        return
    known = PublicCorrection.objects.filter(story=version.story)
    known.update(**{name: rows[0][name] for name in ("headline", "path", "section_name")})
    had = set(known.values_list("kind", "at", "notice"))
    PublicCorrection.objects.bulk_create(
        PublicCorrection(version=version, story=version.story, **row)
        for row in rows
        if (row["kind"], row["at"], row["notice"]) not in had
    )


def _clean_up(editions: Sequence[Edition], formers: dict[int, _Former]) -> set[str]:
    """Show the pictures of the new versions; take from readers what only the former ones showed or named.

    Return the keys of pictures that are gone.
    """
    hidden: set[str] = set()
    changes.show_pictures(*(each for edition in editions for each in display.shown_pictures(edition.payload).values()))
    for edition in editions:
        if edition.former is None:
            continue
        former = formers[edition.article.pk]
        portraits = changes.drop_unnamed_profiles(former.profiles)
        changes.drop_empty_topics(former.topics)
        shown = display.shown_pictures(edition.payload)
        gone = display.shown_pictures(edition.former_payload).keys() - shown.keys()
        hidden |= changes.hide_unused_pictures(gone | portraits)
    return hidden
