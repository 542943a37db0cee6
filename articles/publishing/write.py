"""Writing a version into the record: the chain's next link and every row that shows it. Called under the chain's lock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.errors import AddressTaken
from articles.models import Article
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
    Site,
    StoryPage,
    Topic,
)
from articles.record.paths import path_hash, path_hashes
from articles.snapshot import Story
from sources.models import Entity

from . import chain, changes, display, site
from .disclosure import named_entity, profile_path


@dataclass(frozen=True)
class Edition:
    """One version about to be written: the story, its payload and its exact text, and the version it replaces."""

    story: Story
    payload: dict[str, Any]
    text: str
    number: int
    former: PublishedVersion | None
    former_payload: dict[str, Any] | None

    @property
    def article(self) -> Article:
        return self.story.article

    @property
    def path(self) -> str:
        return self.payload["path"]


def write_edition(head: ChainHead, edition: Edition, now: datetime) -> PublishedVersion:
    """Write the version, its page and all rows that hang on it, and the change log; return the version.

    Raises AddressTaken where the address was another story's.
    """
    _claim_path(edition)
    _ensure_surroundings(edition.story, now)
    page = StoryPage.objects.filter(story=edition.article.story_key).first() if edition.former else None
    touched = changes.keys_of(page) if page else set()
    version = _write_version(head, edition, now)
    page = _write_page(page, version, edition)
    touched |= _write_rows(page, edition, is_new=not touched)
    _write_corrections(version, edition)
    _swap_pictures(edition)
    changes.log(edition.payload["kind"], touched, now)
    return version


def _claim_path(edition: Edition) -> None:
    if edition.former is not None and edition.former.path == edition.path:
        return
    key = edition.article.story_key
    known = PublicPath.objects.filter(path_hash__in=path_hashes(edition.path)).first()
    if known is None:
        PublicPath.objects.create(path=edition.path, path_hash=path_hash(edition.path), story=key)
    elif known.story != key:
        raise AddressTaken(edition.article.slug)


def _ensure_surroundings(story: Story, now: datetime) -> None:
    """Write the newsroom and the section where no save of theirs has brought them to readers yet."""
    if not Site.objects.exists():
        site.project_site(now)
    if not PublicSection.objects.filter(slug=story.section.slug).exists():
        site.project_section(story.section, now)


def _write_version(head: ChainHead, edition: Edition, now: datetime) -> PublishedVersion:
    if edition.former is not None:
        PublishedVersion.objects.filter(pk=edition.former.pk).update(is_live=False)
    return chain.append(
        head,
        story=edition.article.story_key,
        number=edition.number,
        kind=edition.payload["kind"],
        now=now,
        payload=edition.text,
        path=edition.path,
        is_live=True,
    )


def _write_page(page: StoryPage | None, version: PublishedVersion, edition: Edition) -> StoryPage:
    # The row keeps its id for ever: lists are cut by it, and caches know the story by it.
    page = page or StoryPage(story=edition.article.story_key)
    page.version, page.number = version, edition.number
    for name, value in display.columns(edition.payload).items():
        setattr(page, name, value)
    page.save()
    return page


def _write_rows(page: StoryPage, edition: Edition, *, is_new: bool) -> set[str]:
    """Replace the quotations, names, topics and bylines of ``page``; return the keys they touch."""
    former_profiles: set[int] = set()
    former_topics: set[int] = set()
    if not is_new:
        former_profiles = set(PublishedMention.objects.filter(page=page).values_list("profile", flat=True))
        former_topics = set(PublishedTopic.objects.filter(page=page).values_list("topic", flat=True))
        for model in (PublishedQuotation, PublishedMention, PublishedTopic, PublishedByline):
            model.objects.filter(page=page).delete()
    at = page.first_published_at
    profiles = _profiles(edition)
    quotations = display.quotation_rows(edition.payload)
    PublishedQuotation.objects.bulk_create(_quotation(row, page, profiles) for row in quotations)
    PublishedMention.objects.bulk_create(
        PublishedMention(page=page, profile_id=pk, published_at=at) for pk in profiles.values()
    )
    topics, authors = _topics(edition), _authors(edition)
    PublishedTopic.objects.bulk_create(PublishedTopic(page=page, topic_id=pk, published_at=at) for pk in topics)
    PublishedByline.objects.bulk_create(PublishedByline(page=page, author_id=pk, published_at=at) for pk in authors)
    if not is_new:
        changes.hide_unused_pictures(changes.drop_unnamed_profiles(former_profiles - set(profiles.values())))
        changes.drop_empty_topics(former_topics - set(topics))
    return {
        f"story:{page.pk}",
        f"section:{page.section_slug}",
        "front",
        *(f"quotation:{row['key']}" for row in quotations),
        *(f"profile:{pk}" for pk in profiles.values()),
        *(f"topic:{pk}" for pk in topics),
        *(f"author:{pk}" for pk in authors),
        *(["corrections"] if page.corrections else []),
    }


def _quotation(row: dict[str, Any], page: StoryPage, profiles: dict[str, int]) -> PublishedQuotation:
    facts = {name: value for name, value in row.items() if name != "profile"}
    return PublishedQuotation(
        **facts, page=page, profile_id=profiles.get(row["profile"]), published_at=page.first_published_at
    )


def _profiles(edition: Edition) -> dict[str, int]:
    """Return the id of the public page of everyone the version names, by address; missing pages are made."""
    wanted = display.named_profiles(edition.payload)
    if not wanted:
        return {}
    known = dict(Profile.objects.filter(path__in=wanted).values_list("path", "pk"))
    entities = _named_entities(edition.story)
    missing = {path: entities[path] for path in wanted if path not in known and path in entities}
    if missing:
        fields = site.profile_fields(list(missing.values()))
        made = Profile.objects.bulk_create(Profile(path=path, **fields[path]) for path in sorted(missing))
        known |= {profile.path: profile.pk for profile in made}
    return known


def _named_entities(story: Story) -> dict[str, Entity]:
    entities = [mention.entity for mention in story.mentions] + [named_entity(each) for each in story.quotations]
    return {path: entity for entity in entities if entity is not None and (path := profile_path(entity))}


def _topics(edition: Edition) -> list[int]:
    names = {topic["address"].strip("/").partition("/")[2]: topic["name"] for topic in edition.payload["topics"]}
    return _ids(Topic, names, lambda slug: Topic(slug=slug, name=names[slug]))


def _authors(edition: Edition) -> list[int]:
    authors = {author.slug: author for author in edition.story.authors}
    made = _ids(PublicAuthor, authors, lambda slug: PublicAuthor(slug=slug, **site.author_fields(authors[slug])))
    changes.show_pictures(*(site.portrait(author.picture) for author in authors.values() if author.picture_id))
    return made


def _ids(model: Any, slugs: Any, make: Any) -> list[int]:
    """Return the ids of the rows with these slugs, making those that are missing."""
    if not slugs:
        return []
    known = dict(model.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    made = model.objects.bulk_create(make(slug) for slug in sorted(set(slugs) - known.keys()))
    return [*known.values(), *(row.pk for row in made)]


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


def _swap_pictures(edition: Edition) -> None:
    shown = display.shown_pictures(edition.payload)
    changes.show_pictures(*shown.values())
    if edition.former_payload is not None:
        changes.hide_unused_pictures(display.shown_pictures(edition.former_payload).keys() - shown.keys())
