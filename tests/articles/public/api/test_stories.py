"""Stories and their versions as JSON: what is refused, what is told, and that it is the record's own text."""

import json
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.publishing import Change, publish, withdraw
from articles.record import chain
from articles.record.models import PublishedVersion, StoryPage
from tests.articles.public import factory
from tests.articles.publishing import stories as desk

pytestmark = pytest.mark.django_db
ADDRESS = "harbour/2026/11/ramp-closed"


# -- What is not told --------------------------------------------------------------------------------------------------
def test_a_withdrawn_story_is_gone_by_address_and_by_key_and_the_notice_is_told(story, ask, publisher, now) -> None:
    withdraw(story, by=publisher, now=now, notice="The file was forged.")

    for which in (ADDRESS, story.story_key):
        for ending in ("", "/versions", "/ninjs"):
            told = ask(f"stories/{which}{ending}", 410)
            assert (told["notice"], told["kind"], told["status"]) == ("The file was forged.", "withdrawal", 410)
    assert ask("stories")["items"] == []
    assert ask("quotations")["items"] == []
    assert ask("profiles")["items"] == []


@pytest.mark.parametrize("which", ["nothing", "harbour/2026/11/nothing", "harbour/2026/13/x", "a/b", "%00", "HARBOUR"])
def test_a_story_that_never_was_is_not_found(story, ask, which) -> None:
    assert ask(f"stories/{which}", 404)["status"] == 404


def test_a_draft_is_nowhere(story, ask, reporter) -> None:
    draft = desk.factories.article(reporter, "<p>Draft.</p>", slug="draft")

    ask(f"stories/{draft.story_key}", 404)
    assert [each["key"] for each in ask("stories")["items"]] == [story.story_key]


def test_no_answer_holds_the_number_of_a_row_or_what_the_desk_knows(story, ask, client) -> None:
    answers = [client.get(f"/api/v1/{path}").content.decode() for path in ("stories", f"stories/{ADDRESS}", "quotations")]

    for text in answers:
        assert "velvet anchor" not in text
        assert not {"id", "pk", "page_id", "profile_id"} & set(_names(json.loads(text)))


def _names(told: object) -> list[str]:
    if isinstance(told, dict):
        return [*told, *(name for value in told.values() for name in _names(value))]
    return [name for value in told for name in _names(value)] if isinstance(told, list) else []


# -- One story ---------------------------------------------------------------------------------------------------------
def test_a_story_is_the_same_by_address_and_by_key(story, ask) -> None:
    told = ask(f"stories/{ADDRESS}")

    assert told == ask(f"stories/{story.story_key}")
    assert told["url"] == "https://record.example/harbour/2026/11/ramp-closed/"
    assert [each["speaker"] for each in told["quotations"]] == ["Ines Calloway", desk.DESCRIPTION]
    assert told["sources"][1]["shape"] == "unnamed"
    assert told["mentions"] == [{"name": "Ines Calloway", "kind": "person", "address": "/people/ines-calloway/"}]


def test_an_old_address_leads_to_the_present_one(story, client, publisher, now) -> None:
    Article.objects.filter(pk=story.pk).update(slug="ramp-shut")
    publish(Article.objects.get(pk=story.pk), by=publisher, now=now + timedelta(hours=1), acknowledge=True)

    for ending in ("", "/versions", "/ninjs"):
        answer = client.get(f"/api/v1/stories/{ADDRESS}{ending}")
        assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/stories/harbour/2026/11/ramp-shut{ending}")


def test_a_payload_is_the_very_text_the_version_commits_to(story, ask, publisher, now) -> None:
    change = Change("correction", wrong="Two", right="Three", notice="It was three.")
    publish(story, by=publisher, now=now + timedelta(hours=1), change=change)

    told = ask(f"stories/{story.story_key}/versions")["items"]

    assert [each["kind"] for each in told] == ["publish", "correction"]
    for each in told:
        kept = PublishedVersion.objects.get(seq=each["seq"])
        assert each["payload"] == kept.payload
        assert chain.commitment_of(bytes.fromhex(each["salt"]), each["payload"]) == each["commitment"]
        assert {name: each[name] for name in chain.HEADER_FIELDS} == dict(
            zip(chain.HEADER_FIELDS, chain.header_of(kept), strict=True)
        )
    first = ask(f"stories/{story.story_key}/versions", limit=1)
    assert [each["number"] for each in first["items"]] == [1]
    assert "after=1" in first["next"]
    assert [each["number"] for each in ask(f"stories/{story.story_key}/versions", after=1)["items"]] == [2]


# -- Lists -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({}, ["Council notes", "Ramp closed"]),
        ({"section": "harbour"}, ["Ramp closed"]),
        ({"section": "/council/"}, ["Council notes"]),
        ({"section": "nowhere"}, []),
        ({"topic": "pellow-crossing"}, ["Ramp closed"]),
        ({"topic": "/topics/pellow-crossing/", "section": "council"}, []),
        ({"author": "/authors/col-adair/"}, ["Council notes"]),
        ({"profile": "/people/ines-calloway/"}, ["Ramp closed"]),
        ({"profile": "people/ines-calloway"}, ["Ramp closed"]),
        ({"profile": "calloway"}, []),
        ({"since": "2026-11-13"}, ["Council notes"]),
        ({"until": "2026-11-13"}, ["Ramp closed"]),
        ({"since": "2026-11-12T12:48:00Z", "until": "2026-11-12T13:48:01+01:00"}, ["Ramp closed"]),
    ],
)
def test_a_list_is_narrowed(notes, ask, words, found) -> None:
    assert [each["headline"] for each in ask("stories", **words)["items"]] == found


def test_a_list_is_walked_page_by_page_and_holds_each_story_once(client) -> None:
    factory.site()
    for number in range(7):
        factory.story(f"Story {number}", first_published_at=factory.NOON + timedelta(minutes=number // 3))
    address, seen = "/api/v1/stories?limit=3&section=harbour", []

    while address:
        told = client.get(address.removeprefix("http://testserver")).json()
        seen.append([each["headline"] for each in told["items"]])
        address = told["next"]

    assert [len(page) for page in seen] == [3, 3, 1]
    assert len({headline for page in seen for headline in page}) == 7
    assert seen[0][0] == "Story 6"


# -- What it costs -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("stories", 2),
        ("stories?section=harbour&topic=pellow-crossing&author=x&profile=/people/ines-calloway/", 2),
        (f"stories/{ADDRESS}", 1),
        (f"stories/{ADDRESS}/versions", 2),
        (f"stories/{ADDRESS}/ninjs", 1),
        ("quotations", 2),
        ("quotations?terms=on_record&type=direct&profile=/people/ines-calloway/", 3),
        ("profiles", 2),
        ("profiles/people/ines-calloway", 1),
        ("topics", 2),
        ("topics/pellow-crossing", 1),
        ("corrections", 2),
        ("openapi.json", 0),
    ],
)
def test_the_questions_to_the_record_are_few(story, client, path, most) -> None:
    client.get(f"/api/v1/{path}")  # the first answer of a process also asks the database what it can do

    with CaptureQueriesContext(connections["record"]) as asked:
        assert client.get(f"/api/v1/{path}").status_code == 200

    assert len(asked) <= most


def test_a_notice_costs_three_questions(story, client, publisher, now) -> None:
    withdraw(story, by=publisher, now=now, notice="The file was forged.")
    client.get(f"/api/v1/stories/{ADDRESS}")

    with CaptureQueriesContext(connections["record"]) as asked:
        assert client.get(f"/api/v1/stories/{ADDRESS}").status_code == 410

    assert len(asked) <= 3


def test_a_list_reads_no_text_of_a_story(story, client) -> None:
    with CaptureQueriesContext(connections["record"]) as asked:
        client.get("/api/v1/stories")

    assert not any("body_html" in query["sql"] or "payload" in query["sql"] for query in asked.captured_queries)
    assert StoryPage.objects.get().body_html
