"""Quotations, profiles, topics, corrections as JSON; what everything owes to HTTP; whatever else is asked."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.public.api import asked as words_asked
from articles.publishing import Change, publish
from articles.record import catalogue
from tests.articles.public import factory
from tests.articles.publishing import stories as desk
from tests.newsroom.pagecache.test_bad_input import RUBBISH

pytestmark = pytest.mark.django_db
LISTS = {
    "stories": words_asked.StoriesAsked,
    "quotations": words_asked.QuotationsAsked,
    "profiles": words_asked.ProfilesAsked,
    "topics": words_asked.Paged,
    "corrections": words_asked.CorrectionsAsked,
}


# -- What is refused ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("stories?setcion=harbour", "setcion"),
        ("stories?limit=101", "limit"),
        ("stories?limit=all", "limit"),
        ("stories?since=yesterday", "since"),
        ("stories?until=0001-01-01T00:00:00%2B14:00", "until"),
        ("stories?after=1", "after"),
        ("stories?section=a%00b", "section"),
        ("stories?topic=" + "a" * 400, "topic"),
        ("quotations?terms=secret", "terms"),
        ("quotations?type=loud", "type"),
        ("profiles?kind=ship", "kind"),
        ("corrections?kind=none", "kind"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(client, path, said) -> None:
    factory.site()
    answer = client.get(f"/api/v1/{path}")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json; charset=utf-8")
    assert said in answer.json()["detail"]
    assert "Surrogate-Key" not in answer.headers


def test_any_value_of_any_parameter_is_answered(story, client) -> None:
    bad = []
    for name, model in LISTS.items():
        for parameter in model.model_fields:
            for value in RUBBISH if name == "stories" else RUBBISH[::5]:
                answer = client.get(f"/api/v1/{name}?{parameter}={value}")
                if answer.status_code not in (200, 400):
                    bad.append((name, parameter, value, answer.status_code))

    assert bad == []


@given(which=st.text(max_size=40), name=st.sampled_from(["stories", "quotations", "profiles", "topics", ""]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_is_answered(client, which, name) -> None:
    answer = client.get(f"/api/v1/{name}/{which}".encode("utf-8", "replace").decode())

    assert answer.status_code in (200, 301, 400, 404, 410)
    assert "json" in answer.headers.get("Content-Type", "json")


def test_an_8_kilobyte_question_is_answered(client) -> None:
    assert client.get("/api/v1/quotations?story=" + "x" * 8000).status_code == 400
    assert client.get("/api/v1/quotations?" + "&".join(f"p{number}=1" for number in range(900))).status_code == 400


# -- HTTP --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/api/v1/stories", "/api/v1/nothing", "/api/"])
def test_nothing_can_be_sent(client, method, path) -> None:
    answer = client.generic(method, path, b"x")

    assert (answer.status_code, answer["Allow"], answer.json()["status"]) == (405, "GET, HEAD, OPTIONS", 405)


def test_a_page_of_another_site_may_ask_and_read(story, client) -> None:
    before = client.options("/api/v1/stories", headers={"Origin": "https://elsewhere.example"})
    answer = client.get("/api/v1/stories", headers={"Origin": "https://elsewhere.example"})

    assert (before.status_code, before["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert not answer.cookies


def test_a_copy_that_still_stands_is_not_sent_again(story, client, publisher, now) -> None:
    address = f"/api/v1/stories/{story.story_key}"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.head(address, headers={"If-None-Match": etag}).status_code == 304

    change = Change("correction", wrong="Two", right="Three", notice="It was three.")
    publish(story, by=publisher, now=now + timedelta(hours=1), change=change)

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(story, client) -> None:
    got, head = client.get("/api/v1/stories"), client.head("/api/v1/stories")

    assert (head.status_code, head["ETag"], head.content) == (200, got["ETag"], b"")


# -- Quotations --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ({}, ["Ines Calloway", desk.DESCRIPTION]),
        ({"profile": "/people/ines-calloway/"}, ["Ines Calloway"]),
        ({"terms": "on_record"}, ["Ines Calloway"]),
        ({"terms": "not_for_attribution", "type": "direct"}, [desk.DESCRIPTION]),
        ({"terms": "off_record"}, []),
        ({"type": "indirect"}, []),
        ({"story": "/harbour/2026/11/ramp-closed/", "until": "2026-11-12"}, []),
    ],
)
def test_quotations_are_narrowed(story, ask, words, speakers) -> None:
    assert sorted(each["speaker"] for each in ask("quotations", **words)["items"]) == sorted(speakers)


def test_a_rare_kind_is_found_over_several_pages_each_of_which_looks_through_little(client, monkeypatch) -> None:
    monkeypatch.setattr(catalogue, "LOOKED_THROUGH", 4)
    factory.site()
    page = factory.story()
    for number in range(10):
        kind = "partial" if number in (0, 5) else "direct"
        factory.quotation(page, type=kind, number=number, published_at=factory.NOON + timedelta(minutes=number))
    address, seen = "/api/v1/quotations?type=partial", []

    while address:
        told = client.get(address.removeprefix("http://testserver")).json()
        seen.append(len(told["items"]))
        address = told["next"]

    assert seen == [0, 1, 1]


def test_an_unnamed_speaker_leaves_no_address_and_no_day(story, ask) -> None:
    [told] = ask("quotations", terms="not_for_attribution")["items"]

    assert (told["profile"], told["when"], told["speaker"]) == (None, None, desk.DESCRIPTION)
    assert ask(told["address"].strip("/"))["text"] == told["text"]


def test_a_quotation_that_left_its_story_is_gone(story, ask, publisher, now) -> None:
    gone = ask("quotations", terms="on_record")["items"][0]["key"]
    story.body = "<p>The ramp is shut. Nobody said why.</p>"
    story.save()
    story.quotations.all().delete()
    publish(story, by=publisher, now=now + timedelta(hours=1), acknowledge=True)

    assert ask(f"quotations/{gone}", 410)["story"] == story.story_key
    ask("quotations/nothing", 404)


# -- Names and notices -------------------------------------------------------------------------------------------------
def test_profiles_and_topics_are_told_and_lead_on(story, ask) -> None:
    [person] = ask("profiles", kind="person")["items"]
    told = ask(f"profiles{person['address'].rstrip('/')}")

    assert ask("profiles", kind="place")["items"] == []
    assert len(ask(told["links"]["quotations"].removeprefix("/api/v1/"))["items"]) == 1
    assert ask("topics")["items"][0]["slug"] == "pellow-crossing"
    assert ask("topics/pellow-crossing")["links"]["stories"] == "/api/v1/stories?topic=pellow-crossing"
    ask("topics/nothing", 404)
    ask("profiles/people/nobody", 404)


def test_names_are_walked_in_order(ask) -> None:
    factory.site()
    for slug in ("c", "a", "b"):
        factory.profile(slug, slug.upper())
    first = ask("profiles", limit=2)

    assert [each["name"] for each in first["items"]] == ["A", "B"]
    assert [each["name"] for each in ask("profiles", limit=2, after="/people/b/")["items"]] == ["C"]


def test_corrections_are_told_with_their_word(ask) -> None:
    factory.site()
    page = factory.story()
    factory.correction(page)
    factory.withdrawn()

    assert {each["label"] for each in ask("corrections")["items"]} == {"Correction", "Withdrawn"}
    [told] = ask("corrections", story=page.path, kind="correction")["items"]
    assert (told["wrong"], told["address"]) == ("the second inspection was on 14 March", page.path)


# -- OpenAPI -----------------------------------------------------------------------------------------------------------
def test_the_description_names_every_address_and_no_other_site(ask) -> None:
    told = ask("openapi.json")

    assert {path.removeprefix("/api/v1/") for path in told["paths"]} == {
        "stories", "stories/{which}", "stories/{which}/versions", "stories/{which}/ninjs", "quotations", "quotations/{key}",
        "profiles", "profiles/{word}/{slug}", "topics", "topics/{slug}", "corrections",
    }  # fmt: skip
    assert all(list(path) == ["get"] for path in told["paths"].values())
    assert told["paths"]["/api/v1/quotations/{key}"]["get"]["operationId"] == "quotation"
    assert ask("")["openapi"] == "/api/v1/openapi.json"
    assert "cdn" not in str(told).lower()
