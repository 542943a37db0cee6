"""What the form's script is answered about suggestions: what it refuses, what it tells nobody, and what it does."""

import json
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk.importing import import_story
from articles.desk.incoming import read_file
from articles.models import Article, SuggestionDecision
from articles.models.vocabulary import Status
from sources import registry, vault
from sources.models import Entity, Source
from sources.vocabulary import EntityType, SourceKind, SourceState, Terms
from tests import factories
from tests.articles.desk.suggesting.hand_made import Engine, entity, quote, said_by, warning

pytestmark = pytest.mark.django_db

TEXT = "“The ramp is closed,” said Mirabel Quennessy, the harbour master.\n\nMirabel Quennessy would not say when it opens."
BODY = "".join(f"<p>{block}</p>" for block in TEXT.split("\n\n"))
WORDS = "“The ramp is closed,”"
LOOK_UPS = ("suggestions", "reject_suggestion", "unreject_suggestion", "suggestion_source")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    made.quotes = [quote(TEXT, WORDS, **said_by("Mirabel Quennessy", role="harbour master"))]
    made.entities = [entity(TEXT, "Mirabel Quennessy"), entity(TEXT, "Mirabel Quennessy", at=1)]
    monkeypatch.setattr("sources.suggest.suggest", made)
    return made


@pytest.fixture
def story(reporter: Any) -> Article:
    return factories.article(reporter, BODY)


def ask(person: Any, name: str, /, **sent: Any) -> Any:
    client = Client()
    client.force_login(person)
    return client.post(reverse(f"admin:articles_article_{name}"), sent, headers={"accept": "application/json"})


def look(person: Any, story: Article | None = None, body: str = BODY, **more: Any) -> Any:
    return ask(person, "suggestions", story=story.pk if story else "", body=body, version=7, **more).json()


# -- Refusals ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", LOOK_UPS)
def test_they_are_absent_for_those_who_do_not_write_and_never_by_get(name, administrator, standards, reporter) -> None:
    assert ask(administrator, name).status_code == 404
    assert ask(standards, name).status_code == 404
    client = Client()
    client.force_login(reporter)
    assert client.get(reverse(f"admin:articles_article_{name}")).status_code == 405


@pytest.mark.parametrize("name", LOOK_UPS[:3])
def test_a_story_of_others_looks_absent(name, story, other_reporter, engine) -> None:
    sent = {"body": BODY, "kind": "quotation", "words": WORDS, "reason": "title"}

    hidden = ask(other_reporter, name, story=story.pk, **sent)
    missing = ask(other_reporter, name, story=999_999, **sent)

    assert hidden.status_code == missing.status_code == 404
    assert _page(hidden) == _page(missing)
    assert not SuggestionDecision.objects.exists()


def _page(answer: Any) -> str:
    """Return the page without what differs between any two requests."""
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", answer.content.decode())


@pytest.mark.parametrize("pk", ["x", "-1", "9" * 30, "²"])
def test_a_story_that_is_no_number_is_absent(pk, reporter, engine) -> None:
    assert ask(reporter, "suggestions", story=pk, body=BODY).status_code == 404


@pytest.mark.parametrize("name", LOOK_UPS[:3])
def test_whoever_may_read_and_not_write_is_told_so(name, reporter, engine) -> None:
    approved = factories.article(reporter, BODY, status=Status.READY)

    answer = ask(reporter, name, story=approved.pk, body=BODY, kind="quotation", words=WORDS, reason="title")

    assert answer.status_code == 403
    assert answer.json()["message"]


def test_a_text_that_is_too_long_is_refused_with_a_sentence(reporter, story) -> None:
    answer = ask(reporter, "suggestions", story=story.pk, body="<p>" + "said " * 210_000 + "</p>")

    assert answer.status_code == 400
    assert "1,000,000" in answer.json()["message"]


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "figure", "words": WORDS, "reason": "title"},
        {"kind": "quotation", "words": WORDS, "reason": "because"},
        {"kind": "quotation", "words": "  ", "reason": "title"},
        {"kind": "quotation", "words": "x" * 100_001, "reason": "title"},
        {},
    ],
    ids=str,
)
def test_a_decision_that_makes_no_sense_is_refused(sent, reporter, story) -> None:
    assert ask(reporter, "reject_suggestion", story=story.pk, **sent).status_code == 422
    assert not SuggestionDecision.objects.exists()


@pytest.mark.parametrize("rejected", ["[", "{}", "[3]", '[{"kind": 3}]', "[" * 5000, '[{"kind": "mention", "words": 4}]'])
def test_unsaved_decisions_that_make_no_sense_are_refused(rejected, reporter, engine) -> None:
    assert ask(reporter, "suggestions", body=BODY, rejected=rejected).status_code == 400
    saved = Client()
    saved.force_login(reporter)
    sent = {"headline": "A", "body": BODY, "rejected_suggestions": rejected}
    answer = saved.post(reverse("admin:articles_article_add"), sent, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert not Article.objects.exists()


# -- What nobody is told -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["Mirabel Quennessy", "Quennessy"])
def test_a_protected_source_of_that_name_changes_no_byte_of_the_answer(name, reporter, editor) -> None:
    before = {person: ask(person, "suggestions", body=BODY, version=1).content for person in (reporter, editor)}
    identity = {"name": name, "aliases": ["Mirabel"]}
    vault.create_protected(
        reporter, SourceKind.ANONYMOUS_PERSON, identity, "the harbour master", default_terms=Terms.NOT_FOR_ATTRIBUTION
    )

    assert b"Mirabel" in before[reporter]
    for person, answer in before.items():
        assert ask(person, "suggestions", body=BODY, version=1).content == answer


def test_the_source_of_a_speaker_is_never_a_protected_one(reporter) -> None:
    hidden = vault.create_protected(
        reporter, SourceKind.ANONYMOUS_PERSON, {"name": "Mirabel Quennessy"}, default_terms=Terms.NOT_FOR_ATTRIBUTION
    )

    answer = ask(reporter, "suggestion_source", name="Mirabel Quennessy", kind="person", source_id=str(hidden.pk)).json()

    assert answer["source"]["id"] != str(hidden.pk)
    assert answer["source"]["protected"] is False
    nameless = ask(reporter, "suggestion_source", name="", kind="person", source_id=str(hidden.pk)).json()
    assert nameless["source"] is None


# -- What a text suggests ----------------------------------------------------------------------------------------------
def test_it_answers_as_the_script_takes_it(reporter, story, engine) -> None:
    engine.warnings = [warning(TEXT, "would not say", "hearsay"), warning(TEXT, "The ramp", "loaded_cue")]

    answer = look(reporter, story, headline="Ramp closed", dateline="Pellow")

    (only,) = answer["quotations"]
    assert only | {"id": ""} == {
        "id": "",
        "spans": [[0, len(WORDS)]],
        "words": WORDS,
        "type": "direct",
        "speaker": {
            "name": "Mirabel Quennessy", "mention": "Mirabel Quennessy", "kind": "person",
            "source_id": None, "entity_id": None, "role": "harbour master",
        },
        "cue": {"text": "said", "class": "neutral"},
        "rule": "by-hand",
        "confidence": 0.9,
        "likely": "certain",
        "warnings": ["loaded_cue"],
    }  # fmt: skip
    (name,) = answer["mentions"]
    assert [TEXT[start:end] for start, end in name["spans"]] == ["Mirabel Quennessy"] * 2
    assert (answer["ok"], answer["version"], answer["handled"]) == (True, 7, 0)
    assert [each["code"] for each in answer["warnings"]] == ["hearsay", "loaded_cue"]
    assert engine.asked[0][2:] == ("Ramp closed", "Pellow")


def test_offsets_are_code_points_after_an_emoji(reporter) -> None:
    text = "🛥️🛥️ “The ramp is closed for good,” said Ana Duarte."

    answer = look(reporter, body=f"<p>{text}</p>")

    (span,) = answer["quotations"][0]["spans"]
    assert text[slice(*span)] == "“The ramp is closed for good,”"


def test_looking_writes_nothing_and_asks_little(reporter, story, engine) -> None:
    client = Client()
    client.force_login(reporter)
    sent = {"story": story.pk, "body": BODY}
    address = reverse("admin:articles_article_suggestions")
    client.post(address, sent)

    with CaptureQueriesContext(connection) as captured:
        client.post(address, sent)

    asked = [query["sql"] for query in captured]
    assert all(sql.startswith("SELECT") for sql in asked)
    # Three of these every page of the desk asks: the newsroom's settings, the session and the person.
    assert len(asked) <= 3 + 6


def test_a_draft_that_was_brought_in_has_its_suggestions_when_it_is_opened(reporter, now, engine) -> None:
    (incoming,) = read_file("draft.txt", f"Ramp closed\n\n{TEXT}".encode(), "text")
    story = import_story(incoming, reporter, now).article

    assert [each["words"] for each in look(reporter, story, body=story.body)["quotations"]] == [WORDS]


# -- Deciding ----------------------------------------------------------------------------------------------------------
def test_what_is_turned_down_does_not_come_back_until_that_is_undone(reporter, story, engine) -> None:
    facts = {"story": story.pk, "kind": "quotation", "words": WORDS}

    assert ask(reporter, "reject_suggestion", **facts, reason="title").json() == {"ok": True, "is_kept": True}
    longer = f"<p>New.</p>{BODY}"
    engine.quotes = [quote(f"New.\n\n{TEXT}", WORDS)]
    assert look(reporter, story, body=longer)["quotations"] == []
    assert look(reporter, story, body=longer)["handled"] == 1

    assert ask(reporter, "unreject_suggestion", **facts).json() == {"ok": True, "was_kept": True}
    assert len(look(reporter, story, body=longer)["quotations"]) == 1


def test_a_name_is_turned_down_at_all_its_places(reporter, story, engine) -> None:
    name = look(reporter, story)["mentions"][0]["name"]

    ask(reporter, "reject_suggestion", story=story.pk, kind="mention", words=name, reason="not_a_name")

    assert look(reporter, story)["mentions"] == []


def test_a_story_not_stored_yet_brings_its_decisions_along(reporter, engine) -> None:
    refusal = {"kind": "quotation", "words": WORDS, "reason": "title"}
    assert ask(reporter, "reject_suggestion", **refusal).json() == {"ok": True, "is_kept": False}
    rejected = json.dumps([refusal])
    assert look(reporter, rejected=rejected)["quotations"] == []

    client = Client()
    client.force_login(reporter)
    sent = {"headline": "Ramp", "body": BODY, "rejected_suggestions": rejected}
    client.post(reverse("admin:articles_article_add"), sent, headers={"accept": "application/json"})

    assert look(reporter, Article.objects.get())["quotations"] == []


# -- The source of a speaker -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["unnamed_person", "unnamed_group", "nobody", "unknown", "anonymous_person", "", "x"])
def test_nobody_without_a_name_becomes_a_source(kind, reporter) -> None:
    answer = ask(reporter, "suggestion_source", name="one official", kind=kind).json()

    assert answer == {"ok": True, "source": None}
    assert not Source.objects.exists()


@pytest.mark.parametrize("words", ["the magazine", "The magazine", "a new poll", "I", "A", "the", "  ", "his family"])
@pytest.mark.parametrize("kind", ["person", "organisation", "document", "other_media"])
def test_a_description_is_no_name(words, kind, reporter) -> None:
    assert ask(reporter, "suggestion_source", name=words, kind=kind).json()["source"] is None


def test_a_description_comes_as_a_mention_without_a_name(reporter, engine) -> None:
    engine.quotes = [quote(TEXT, WORDS, speaker="the magazine", speaker_mention="the magazine", speaker_kind="other_media")]

    speaker = look(reporter)["quotations"][0]["speaker"]

    assert (speaker["name"], speaker["mention"], speaker["kind"]) == ("", "the magazine", "other_media")


@pytest.mark.parametrize("name", ["the White House", "3M", "聯合報", "van der Elst", "O’Neill"])
def test_a_name_in_any_script_is_one(name, reporter) -> None:
    assert ask(reporter, "suggestion_source", name=name, kind="organisation").json()["source"]["name"] == name


def test_a_name_longer_than_the_directory_takes_is_refused(reporter) -> None:
    assert ask(reporter, "suggestion_source", name="x" * 201, kind="person").status_code == 422


def test_a_new_speaker_gets_an_entity_and_an_open_source_once(reporter) -> None:
    first, second = (
        ask(reporter, "suggestion_source", name=name, kind="person").json() for name in ("Ana Duarte", "Ana DUARTE")
    )

    assert first["source"] == second["source"]
    assert first["source"]["name"] == "Ana Duarte"
    assert (first["source"]["kind"], first["source"]["terms"]) == ("person", "on_record")
    assert Entity.objects.get().created_by == Source.objects.get().created_by == reporter


@pytest.mark.parametrize(("kind", "made"), [("document", "document"), ("other_media", "other_media")])
def test_a_document_or_a_paper_is_a_source_without_an_entity(kind, made, reporter) -> None:
    answer = ask(reporter, "suggestion_source", name="Harbour accounts 2025", kind=kind).json()

    assert (answer["source"]["kind"], answer["source"]["terms"]) == (made, "public_statement")
    assert not Entity.objects.exists()


def test_what_is_on_file_is_found_by_its_id(reporter) -> None:
    duarte = registry.make_entity("Ana Duarte", EntityType.PERSON, reporter)
    accounts = Source.objects.create(kind=SourceKind.DOCUMENT, name="Accounts", default_terms=Terms.PUBLIC_STATEMENT)

    by_entity = ask(reporter, "suggestion_source", name="Duarte", kind="person", entity_id=str(duarte.pk)).json()
    by_source = ask(reporter, "suggestion_source", name="the accounts", kind="document", source_id=str(accounts.pk)).json()

    assert by_entity["source"]["id"] == str(Source.objects.get(entity=duarte).pk)
    assert by_source["source"]["id"] == str(accounts.pk)


def test_an_id_that_leads_nowhere_is_passed_over_for_the_name(reporter) -> None:
    nowhere = str(uuid.uuid4())

    answer = ask(
        reporter, "suggestion_source", name="Ana Duarte", kind="person", entity_id=nowhere, source_id=nowhere
    ).json()

    assert answer["source"]["name"] == "Ana Duarte"


def test_a_source_no_longer_in_use_is_not_taken_up_again(reporter) -> None:
    duarte = registry.make_entity("Ana Duarte", EntityType.PERSON, reporter)
    registry.open_source_for(duarte, reporter)
    Source.objects.update(state=SourceState.RETIRED)

    assert (
        ask(reporter, "suggestion_source", name="Ana Duarte", kind="person", entity_id=str(duarte.pk)).json()["source"]
        is None
    )
