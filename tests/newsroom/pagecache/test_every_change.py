"""The law of the cache: whatever changes, no reader is shown a page that a fresh one would contradict.

Every public page is put into memory, something is changed the way the desk changes it, and each address is asked again,
through the cache and without it.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from articles.desk.edits import StoryEdits
from articles.desk.pictures import add_picture
from articles.desk.saving import save_story
from articles.models import Article, Author, Section, SiteSettings
from articles.publishing import (
    Change,
    changes,
    project_author,
    project_profile,
    project_section,
    project_site,
    publish,
    publish_due,
    schedule,
    withdraw,
)
from articles.publishing.merging import merge_and_forward
from articles.record.models import FrontSlot, StoryPage
from sources import registry
from sources.vocabulary import EntityType
from tests import factories
from tests.articles.admin.test_picture import photograph
from tests.articles.publishing import stories
from tests.newsroom.pagecache.reader import Reader

pytestmark = pytest.mark.django_db

# Also addresses that lead nowhere before one of the changes, or nowhere after it.
ADDRESSES = (
    "/", "/harbour/", "/council/", "/markets/", "/corrections/", "/feed/", "/sitemap.xml", "/robots.txt", "/how-we-source/",
    "/search/", "/people/ines-calloway/", "/people/ines-marie-calloway/", "/topics/pellow-crossing/", "/topics/bridges/",
    "/authors/nessa-vantongeren/", "/authors/col-adair/", "/harbour/2026/11/ramp-closed/", "/harbour/2026/11/ramp-shut/",
    "/council/2026/11/notes/", "/markets/2026/11/fish/", "/harbour/2026/11/tide/", "/quotations/aaaaaaaaaa/",
    "/quotations/bbbbbbbbbb/", "/quotations/nothing/", "/nowhere", "/harbour/2026/11/",
    "/feed/atom/", "/harbour/feed/json/", "/people/ines-calloway/feed/", "/topics/pellow-crossing/feed/", "/record/",
    "/authors/nessa-vantongeren/feed/", "/sitemap-news.xml", "/sitemap-stories-1.xml", "/record/heads.txt",
    "/most-quoted/",
    "/api/v1/stories", "/api/v1/stories/harbour/2026/11/ramp-closed", "/api/v1/stories/harbour/2026/11/ramp-shut/ninjs",
    "/api/v1/stories/harbour/2026/11/ramp-closed/versions", "/api/v1/quotations", "/api/v1/quotations/aaaaaaaaaa",
    "/api/v1/profiles", "/api/v1/profiles/people/ines-calloway", "/api/v1/topics", "/api/v1/topics/bridges",
    "/api/v1/corrections", "/api/v1/",
)  # fmt: skip


class Paper:
    """A small newsroom with two sections and four stories, and the people who change it."""

    def __init__(self, reporter: Any, publisher: Any, editor: Any, now: Any) -> None:
        self.reporter, self.publisher, self.editor, self.now = reporter, publisher, editor, now
        factories.site()
        for slug in ("harbour", "council"):
            project_section(factories.section(slug, slug.capitalize()), now)
        self.story = stories.full_story(reporter)
        self.publish(self.story)
        self.notes = self.bare("Council notes", "notes", factories.section("council", "Council"))
        self.publish(self.notes)

    def bare(self, headline: str, slug: str, section: Any) -> Article:
        by = [factories.author("col-adair", "Col Adair")]
        return factories.article(
            self.reporter, f"<p>{headline} in full.</p>", headline=headline, slug=slug, section=section, authors=by,
            status="ready",
        )  # fmt: skip

    def publish(self, story: Article, change: Change | None = None) -> Any:
        self.now += timedelta(minutes=1)
        return publish(Article.objects.get(pk=story.pk), by=self.publisher, now=self.now, acknowledge=True, change=change)

    def save(self, story: Article, **edits: Any) -> None:
        self.now += timedelta(minutes=1)
        save_story(
            Article.objects.get(pk=story.pk), StoryEdits(**edits), by=self.publisher, expected_version=None, now=self.now
        )


@pytest.fixture
def paper(reporter, publisher, editor, now):
    return Paper(reporter, publisher, editor, now)


def publish_first(paper: Paper) -> None:
    paper.publish(paper.bare("Tide tables", "tide", factories.section()))


def publish_in_a_new_section(paper: Paper) -> None:
    paper.publish(paper.bare("Fish", "fish", factories.section("markets", "Markets")))


def publish_new_headline(paper: Paper) -> None:
    paper.save(paper.story, fields={"headline": "Ramp shut"})
    paper.publish(paper.story)


def publish_at_a_new_address(paper: Paper) -> None:
    Article.objects.filter(pk=paper.story.pk).update(slug="ramp-shut")
    paper.publish(paper.story)


def publish_another_topic(paper: Paper) -> None:
    paper.story.tags.set(["Bridges"])
    paper.publish(paper.story)


def publish_without_the_quotations(paper: Paper) -> None:
    paper.save(paper.story, fields={"body": "<p>The ramp is shut. Nobody said why.</p>"})
    paper.publish(paper.story)


def correct(paper: Paper) -> None:
    paper.save(paper.story, fields={"headline": "Ramp shut"})
    paper.publish(paper.story, Change("correction", "The ramp is shut.", "it was closed", "it is shut"))


def correct_again(paper: Paper) -> None:
    correct(paper)
    paper.save(paper.story, fields={"headline": "Ramp shut for good"})
    paper.publish(paper.story)


def withdraw_it(paper: Paper) -> None:
    withdraw(Article.objects.get(pk=paper.story.pk), by=paper.publisher, now=paper.now, notice="The file was forged.")


def withdraw_a_corrected_one(paper: Paper) -> None:
    correct(paper)
    withdraw_it(paper)


def publish_on_schedule(paper: Paper) -> None:
    story = paper.bare("Tide tables", "tide", factories.section())
    schedule(story, by=paper.publisher, now=paper.now, at=paper.now + timedelta(minutes=5), acknowledge=True)
    publish_due(paper.now + timedelta(minutes=6))


def rename_the_newsroom(paper: Paper) -> None:
    SiteSettings.objects.update(name="The Aldermere Post", tagline="New.", zone="America/New_York", language="en-US")
    project_site(paper.now)


def move_the_newsroom(paper: Paper) -> None:
    SiteSettings.objects.update(address="https://post.example")
    project_site(paper.now)


def rename_a_section(paper: Paper) -> None:
    Section.objects.filter(slug="harbour").update(name="Waterfront", description="Boats.")
    project_section(Section.objects.get(slug="harbour"), paper.now)


def open_a_section(paper: Paper) -> None:
    project_section(factories.section("markets", "Markets"), paper.now)


def change_a_byline(paper: Paper) -> None:
    Author.objects.filter(slug="nessa-vantongeren").update(name="N. Vantongeren", bio="Boats and money.")
    project_author(Author.objects.get(slug="nessa-vantongeren"), paper.now)


def change_a_person(paper: Paper) -> None:
    person = stories.entity()
    person.name, person.sort_name, person.description = "Dame Ines Calloway", "Calloway", "Was harbour master."
    person.save()
    project_profile(person, paper.now)


def give_a_person_a_portrait(paper: Paper) -> None:
    project_profile(
        stories.entity(), paper.now, picture=add_picture(photograph(), by=paper.reporter, now=paper.now, alt="Her")
    )


def merge_two_people(paper: Paper) -> None:
    kept = registry.make_entity("Ines Marie Calloway", EntityType.PERSON, paper.reporter)
    merge_and_forward(kept, stories.entity(), by=paper.editor, now=paper.now)


def publish_after_a_merge(paper: Paper) -> None:
    merge_two_people(paper)
    publish_new_headline(paper)


def merge_twice(paper: Paper) -> None:
    publish_after_a_merge(paper)
    kept = registry.make_entity("Ines Calloway-Reed", EntityType.PERSON, paper.reporter)
    middle = registry_entity("ines-marie-calloway")
    merge_and_forward(kept, middle, by=paper.editor, now=paper.now)


def registry_entity(slug: str) -> Any:
    return type(stories.entity()).objects.get(slug=slug)


def show_a_picture(paper: Paper) -> None:
    picture = add_picture(photograph(), by=paper.reporter, now=paper.now, alt="The ramp", credit="N. V.")
    Article.objects.filter(pk=paper.notes.pk).update(lead_picture=picture)
    paper.publish(paper.notes)


def publish_about_the_same_topic_elsewhere(paper: Paper) -> None:
    story = paper.bare("Bridge tolls", "tolls", factories.section("council", "Council"))
    story.tags.set([str(tag) for tag in paper.story.tags.all()])
    paper.publish(story)


def place_on_the_front(paper: Paper) -> None:
    FrontSlot.objects.create(place=1, story=StoryPage.objects.get(path__contains="ramp").story)
    changes.log("front", {"front"}, paper.now)


CHANGES: tuple[Callable[[Paper], None], ...] = (
    publish_first, publish_in_a_new_section, publish_new_headline, publish_at_a_new_address, publish_another_topic,
    publish_without_the_quotations, correct, correct_again, withdraw_it, withdraw_a_corrected_one, publish_on_schedule,
    rename_the_newsroom, move_the_newsroom, rename_a_section, open_a_section, change_a_byline, change_a_person,
    give_a_person_a_portrait, merge_two_people, publish_after_a_merge, merge_twice, show_a_picture, place_on_the_front,
    publish_about_the_same_topic_elsewhere,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_page_in_memory_contradicts_a_fresh_one(paper: Paper, change: Callable[[Paper], None]) -> None:
    reader = Reader()
    before = {path: reader.get(path) for path in ADDRESSES}
    made = reader.made
    assert [path for path in ADDRESSES if differs(before[path], reader.get(path))] == []
    assert reader.made == made + 1  # all are in memory but the search

    change(paper)

    stale = [path for path in ADDRESSES if differs(reader.get(path), reader.fresh(path))]
    assert stale == []
    assert any(differs(before[path], reader.fresh(path)) for path in ADDRESSES) or change is merge_two_people


@pytest.mark.parametrize("change", [publish_first, change_a_person, merge_two_people], ids=lambda change: change.__name__)
def test_what_a_change_does_not_touch_stays_in_memory(paper: Paper, change: Callable[[Paper], None]) -> None:
    reader = Reader()
    untouched = "/council/2026/11/notes/"
    for path in ADDRESSES:
        reader.get(path)

    change(paper)
    reader.get(untouched)

    made = reader.made
    reader.get(untouched)
    assert made == len(ADDRESSES)  # one making for each address, none since
    assert reader.made == made


def differs(one: Any, other: Any) -> bool:
    return (one.status, one.body, one.headers.get("location")) != (other.status, other.body, other.headers.get("location"))
