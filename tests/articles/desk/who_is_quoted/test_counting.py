"""What the report counts, and what it must not: from the record as readers have it."""

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from articles.desk.who_is_quoted import Choice, Table, count, stories_counted, tables_of
from articles.desk.who_is_quoted.people import LEAST, load_people
from articles.record.models import StoryPage
from sources.models import DescribedAttribute, Entity, EntityRole, SelfDescription
from tests.articles.public import factory as record

pytestmark = pytest.mark.django_db

NOVEMBER = Choice(date(2026, 11, 1), date(2026, 11, 30))
UNNAMED = {"shape": "unnamed", "name": "a dock worker", "role": "", "terms": record.NOT_FOR_ATTRIBUTION}


def story(*sources: dict[str, Any], **fields: Any) -> StoryPage:
    """A published story with one quotation of three words for each source."""
    entries = [record.source(number, **each) for number, each in enumerate(sources, start=1)]
    page = record.story(sources=entries, **fields)
    for entry in entries:
        number = entry["number"]
        record.quotation(page, number=number, card=record.card(number, text="“One two three”"))
    return page


def tables(user: Any, choice: Choice = NOVEMBER, asked: dict[str, tuple[str, ...]] | None = None) -> dict[str, Table]:
    counted = count(stories_counted(choice, user), choice)
    return {table.key: table for table in tables_of(counted, load_people(asked or {}))}


def values(table: Table) -> dict[str, tuple[Any, ...]]:
    return {row.label: row.values for row in table.rows}


def test_nothing_published_counts_as_nothing(editor: Any) -> None:
    found = tables(editor)

    assert found["kinds"].rows == ()
    assert [row.part for row in found["unnamed"].rows] == [0.0, 0.0, 0.0]


def test_a_reporter_counts_no_story_of_others(reporter: Any, editor: Any) -> None:
    story({})

    assert tables(reporter)["kinds"].rows == ()
    assert values(tables(editor)["kinds"]) == {"Other, named": (1, 3, 1)}


def test_a_day_is_one_of_the_newsrooms_zone_and_both_ends_count(editor: Any) -> None:
    for day, hour in ((1, 0), (30, 23)):
        story({}, first_published_at=timezone.make_aware(datetime(2026, 11, day, hour, 30)))
    story({}, first_published_at=timezone.make_aware(datetime(2026, 12, 1, 0, 0)))

    assert values(tables(editor)["kinds"]) == {"Other, named": (2, 6, 2)}


def test_section_and_author_narrow_what_is_counted(editor: Any) -> None:
    here, there = story({}, section_slug="council"), story({}, section_slug="harbour")
    section, author = record.section("council", "Council"), record.author("col-adair", "Col Adair", there)

    assert values(tables(editor, Choice(NOVEMBER.first, NOVEMBER.last, section=section.pk))["kinds"])["Other, named"][2] == 1
    [alone] = tables(editor, Choice(NOVEMBER.first, NOVEMBER.last, author=author.pk))["one-source"].rows
    assert alone.address == there.path != here.path


def test_unnamed_sources_are_counted_as_readers_see_them_and_told_apart_by_nothing_else(editor: Any) -> None:
    for _again in range(2):
        story(UNNAMED, {})

    found = tables(editor)

    assert values(found["unnamed"]) == {"Quotations": (2, 4), "Words": (6, 12), "Stories": (2, 2)}
    assert "a dock worker" not in str([found[key].rows for key in ("most-quoted", "first-time", "roles")])


def test_an_unnamed_source_alone_is_a_story_resting_on_one_source(editor: Any) -> None:
    story(UNNAMED)

    [row] = tables(editor)["one-source"].rows

    assert row.values == ("a dock worker", 1)


def test_whoever_was_quoted_before_the_period_is_no_first_time_voice(editor: Any) -> None:
    ines, ana = record.profile(), record.profile("ana-duarte", "Ana Duarte")
    earlier = record.story(first_published_at=timezone.make_aware(datetime(2026, 10, 2, 9, 0)))
    record.quotation(earlier, ines)
    story({"address": ines.path}, {"name": ana.name, "address": ana.path})

    [row] = tables(editor)["first-time"].rows

    assert (row.label, row.address) == ("Ana Duarte", "/people/ana-duarte/")


def test_words_terms_ways_evidence_and_replies_are_counted(editor: Any) -> None:
    story({}, UNNAMED)

    found = tables(editor)

    assert values(found["terms"]) == {"On the record": (1, 3, 1), "Not for attribution": (1, 3, 1)}
    assert values(found["how"]) == {"Interview, face to face": (2,)}
    assert values(found["evidence"]) == {"Checked against the story": (2,)}
    assert values(found["replies"]) == {"No reply spoken of": (2,)}
    assert values(found["roles"]) == {"Harbour master": (1, 3, 1)}


def test_a_person_speaks_for_the_organisation_of_that_day(editor: Any) -> None:
    port = Entity.objects.create(type="organisation", name="Port", slug="port", organisation_kind="government")
    union = Entity.objects.create(type="organisation", name="Union", slug="union", organisation_kind="union")
    ines = Entity.objects.create(type="person", name="Ines Calloway", slug="ines-calloway")
    EntityRole.objects.create(entity=ines, title="Clerk", organisation=union, to_date=date(2026, 10, 31))
    EntityRole.objects.create(entity=ines, title="Harbour master", organisation=port, from_date=date(2026, 11, 1))
    story({"address": "/people/ines-calloway/"}, {"name": "Union", "address": "/organisations/union/"}, UNNAMED)

    found = values(tables(editor)["organisations"])

    assert found == {"Government and public bodies": (1, 3, 1), "Unions and professional bodies": (1, 3, 1)}


# -- What people say of themselves -------------------------------------------------------------------------------------
def quoted(reporter: Any, answers: list[str], unasked: int = 0) -> dict[str, tuple[str, ...]]:
    attribute = DescribedAttribute.objects.create(name="Age group", choices="Under 30\n30 or over")
    for at, answer in enumerate([*answers, *[""] * unasked]):
        person = Entity.objects.create(type="person", name=f"Person {at}", slug=f"person-{at}")
        story({"name": person.name, "address": f"/people/person-{at}/"})
        if answer:
            SelfDescription.objects.create(
                entity=person, attribute=attribute, answer=answer, asked_by=reporter, asked_on=date(2026, 11, 3)
            )
    return {attribute.name: attribute.answers}


def test_nothing_is_counted_that_the_newsroom_does_not_ask(editor: Any, reporter: Any) -> None:
    quoted(reporter, ["Under 30"] * LEAST)

    assert not [key for key in tables(editor) if key.startswith("self")]


def test_a_number_below_five_is_neither_given_nor_left_to_be_worked_out(editor: Any, reporter: Any) -> None:
    asked = quoted(reporter, ["Under 30"] * (LEAST - 1) + ["30 or over"] * LEAST, unasked=2)

    found = values(tables(editor, asked=asked)["self-1"])

    assert found == {"Under 30": ("fewer than 5",), "30 or over": (5,), "Not asked, or too few to show": (6,)}


def test_an_answer_nobody_gave_looks_like_one_that_few_gave(editor: Any, reporter: Any) -> None:
    asked = quoted(reporter, ["30 or over"] * LEAST)

    assert values(tables(editor, asked=asked)["self-1"])["Under 30"] == ("fewer than 5",)


def test_whole_numbers_stand_with_those_who_were_not_asked(editor: Any, reporter: Any) -> None:
    asked = quoted(reporter, ["Under 30"] * LEAST + ["30 or over"] * 6, unasked=1)

    assert values(tables(editor, asked=asked)["self-1"]) == {"Under 30": (5,), "30 or over": (6,), "Not asked": (1,)}


def test_the_number_of_questions_does_not_grow_with_the_stories(editor: Any, django_assert_num_queries: Any) -> None:
    for _again in range(12):
        story({}, UNNAMED)
    editor.groups.all()
    stories_counted(NOVEMBER, editor)

    with django_assert_num_queries(5):
        tables(editor)


def test_kinds_of_organisation_are_left_out_while_the_directory_has_none(editor: Any) -> None:
    story({})

    assert tables(editor)["organisations"].rows == ()
