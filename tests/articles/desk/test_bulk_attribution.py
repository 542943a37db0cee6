"""Many quotations at once: what is left alone, what is refused story by story, and what changes."""

from typing import Any

import pytest

from articles.desk import bulk_attribution as bulk
from articles.desk import worklist
from articles.desk.bulk_attribution import Wish
from articles.desk.edits import QuotationEdit, StoryEdits
from articles.desk.saving import save_story
from articles.errors import NotAllowed
from articles.models import Article, Attribution
from sources import vault
from sources.models import Agreement, Source
from sources.vocabulary import AgreementScope
from tests.articles.desk.drafting import NOW, key, open_source, protected_source, said_by, save
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


def planned(by: Any, wish: Wish) -> list[bulk.StoryChanges]:
    rows = worklist.with_facts(worklist.quotations_seen_by(by)).order_by("article_id", "order")
    return bulk.plan(rows, wish, by=by)


def applied(by: Any, wish: Wish, versions: dict[int, int] | None = None) -> list[bulk.Outcome]:
    plans = planned(by, wish)
    shown = {each.article.pk: each.article.version for each in plans} if versions is None else versions
    return bulk.apply(plans, wish, versions=shown, by=by, now=NOW)


def source_of(letter: str) -> Source | None:
    return Attribution.objects.get(quotation__key=key(letter)).source


@pytest.fixture
def two_stories(reporter: Any) -> tuple[Article, Article]:
    first = save(reporter, "<p>⟦a:“One.”⟧ ⟦b:“Two.”⟧</p>").article
    return first, save(reporter, "<p>⟦c:“Three.”⟧</p>").article


@pytest.fixture
def ines(reporter: Any) -> Source:
    return open_source(reporter)


def test_words_under_a_promise_are_left_alone(reporter: Any, editor: Any, ines: Source) -> None:
    story = stories.full_story(reporter)
    before = set(story.quotations.values_list("key", "attributions__source", "attributions__terms"))

    outcomes = applied(editor, Wish(ines, "public_statement"))

    after = set(story.quotations.values_list("key", "attributions__source", "attributions__terms"))
    assert {row for row in before if row[0] != stories.NAMED_KEY} <= after
    assert [outcome.changed for outcome in outcomes] == [1]


def test_who_may_only_read_a_story_changes_nothing(standards: Any, two_stories: Any, ines: Source) -> None:
    outcomes = applied(standards, Wish(ines, "on_record"))

    assert [outcome.changed for outcome in outcomes] == [0, 0]
    assert source_of("a") is None


def test_a_story_saved_in_between_is_reported_and_the_others_are_done(editor: Any, two_stories: Any, ines: Source) -> None:
    first, second = two_stories

    outcomes = applied(editor, Wish(ines, "on_record"), {first.pk: first.version - 1, second.pk: second.version})

    assert [(outcome.changed, bool(outcome.refusal)) for outcome in outcomes] == [(0, True), (1, False)]
    assert source_of("a") is None
    assert source_of("c") == ines


def test_a_story_whose_version_was_not_shown_is_not_changed(editor: Any, two_stories: Any, ines: Source) -> None:
    applied(editor, Wish(ines, "on_record"), {})

    assert source_of("a") is None


def test_chosen_words_get_source_and_terms_and_the_stories_a_revision(editor: Any, two_stories: Any, ines: Source) -> None:
    outcomes = applied(editor, Wish(ines, "public_statement"))

    assert [outcome.changed for outcome in outcomes] == [2, 1]
    assert set(Attribution.objects.values_list("source", "terms")) == {(ines.pk, "public_statement")}
    assert [story.revisions.first().by for story in two_stories] == [editor, editor]


def test_a_plan_changes_nothing_and_says_what_stands_so_already(editor: Any, reporter: Any, ines: Source) -> None:
    save(reporter, "<p>⟦a:“One.”⟧</p>", quotations={key("a"): said_by(ines, terms="on_record")})

    [story] = planned(editor, Wish(ines, "on_record"))

    assert story.keys == []
    assert story.changes[0].refusal


def test_a_protected_source_is_given_with_its_standing_promise(reporter: Any, two_stories: Any) -> None:
    source = protected_source(reporter)
    promise = vault.promise(source, reporter, "not_for_attribution", "because", scope=AgreementScope.STANDING)

    applied(reporter, Wish(source, "not_for_attribution", promise))

    assert set(Attribution.objects.values_list("source", "agreement")) == {(source.pk, promise.pk)}


def test_only_standing_promises_can_be_given_to_many_words(reporter: Any) -> None:
    source = protected_source(reporter)
    vault.promise(source, reporter, "not_for_attribution", "because", scope=AgreementScope.STORY)

    assert Agreement.objects.filter(source=source).count() == 1
    assert not bulk.standing_agreements(source, NOW).exists()


def test_a_source_one_does_not_know_cannot_be_chosen(editor: Any, reporter: Any) -> None:
    source = protected_source(reporter)

    assert bulk.source_for(editor, source.pk) is None
    assert bulk.source_for(reporter, source.pk) == source
    assert not bulk.sources_for(editor, [source.code_name.split()[0]])[1].exists()


# -- The source desk writes attributions in stories whose text it does not read ------------------------------------------
def test_the_source_desk_attributes_in_every_story(source_desk: Any, two_stories: Any, ines: Source) -> None:
    assert [outcome.changed for outcome in applied(source_desk, Wish(ines, "on_record"))] == [2, 1]


@pytest.mark.parametrize(
    "edits",
    [
        StoryEdits(),
        StoryEdits(fields={"headline": "Mine"}),
        StoryEdits(tags=["mine"]),
        StoryEdits(quotations={key("a"): QuotationEdit(source_id="", cue_text="said")}),
        StoryEdits(fields={"headline": "Mine"}, quotations={key("a"): QuotationEdit(source_id="")}),
    ],
)
def test_the_source_desk_changes_nothing_else(source_desk: Any, two_stories: Any, edits: StoryEdits) -> None:
    with pytest.raises(NotAllowed):
        save_story(two_stories[0], edits, by=source_desk, expected_version=None, now=NOW)


def test_nobody_else_gets_in_by_that_door(standards: Any, other_reporter: Any, administrator: Any, two_stories: Any) -> None:
    for person in (standards, other_reporter, administrator):
        edits = StoryEdits(quotations={key("a"): QuotationEdit(source_id="")})
        with pytest.raises(NotAllowed):
            save_story(two_stories[0], edits, by=person, expected_version=None, now=NOW)
