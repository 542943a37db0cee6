"""The story form's addresses: what they refuse, what they let nobody see, and what they do."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk.edits import QuotationEdit, StoryEdits
from articles.desk.saving import save_story
from articles.models import Article, Quotation
from articles.models.vocabulary import Status
from articles.publishing import project_site
from sources import vault
from sources.models import Source
from sources.vocabulary import SourceKind, Terms
from tests import factories

pytestmark = pytest.mark.django_db

KEY = "abcdefghij"
BODY = f'<p>The ramp is closed.</p><p><span data-quote="{KEY}">“It held,”</span> he said.</p>'
IDENTITY = "Benedikt Orrowby"
OWN_DESCRIPTION = "somebody who works at the port"  # of the source, for all stories; the agreement has this story's
LOOK_UPS = (
    "sources", "new_source", "new_protected", "promise", "entities", "new_entity", "topics", "pictures", "upload_picture",
)  # fmt: skip


@pytest.fixture
def protected(reporter: Any) -> Source:
    return vault.create_protected(
        reporter, SourceKind.ANONYMOUS_PERSON, {"name": IDENTITY}, public_description=OWN_DESCRIPTION,
        default_terms=Terms.NOT_FOR_ATTRIBUTION,
    )  # fmt: skip


@pytest.fixture
def story(reporter: Any, protected: Source, now: Any) -> Article:
    promise = vault.promise(protected, reporter, Terms.NOT_FOR_ATTRIBUTION, description="a crane driver")
    edits = StoryEdits(
        fields={"headline": "Ramp closed", "body": BODY, "section": factories.section()},
        quotations={KEY: QuotationEdit(source_id=protected.pk, agreement_id=promise.pk)},
        fresh_keys={KEY},
    )
    return save_story(None, edits, by=reporter, expected_version=None, now=now).article


def at_desk(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def save(client: Client, story: Article, **fields: Any) -> Any:
    sent = {"version": story.version, "headline": story.headline, "body": story.body} | fields
    return client.post(
        reverse("admin:articles_article_change", args=[story.pk]), sent, headers={"accept": "application/json"}
    )


def step(client: Client, story: Article, to: str, **fields: Any) -> Any:
    story.refresh_from_db()
    sent = {"to": to, "version": story.version} | fields
    return client.post(reverse("admin:articles_article_move", args=[story.pk]), sent)


# -- Refusals ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["change", "preview"])
def test_a_story_of_others_looks_absent(name: str, story: Article, other_reporter: Any, administrator: Any) -> None:
    for person in (other_reporter, administrator):
        client = at_desk(person)
        hidden = client.get(reverse(f"admin:articles_article_{name}", args=[story.pk]))
        missing = client.get(reverse(f"admin:articles_article_{name}", args=[999_999]))
        assert hidden.status_code == missing.status_code == 404


def test_steps_compare_and_restore_of_a_hidden_story_look_absent(story: Article, other_reporter: Any) -> None:
    client = at_desk(other_reporter)

    assert step(client, story, "spiked").status_code == 404
    assert client.get(reverse("admin:articles_article_compare", args=[story.pk, 1])).status_code == 404
    assert client.post(reverse("admin:articles_article_restore", args=[story.pk, 1])).status_code == 404
    story.refresh_from_db()
    assert story.status == Status.DRAFTING


@pytest.mark.parametrize("name", LOOK_UPS)
def test_look_ups_are_absent_for_those_who_do_not_write_and_never_by_get(
    name: str, administrator: Any, standards: Any, reporter: Any
) -> None:
    address = reverse(f"admin:articles_article_{name}")

    assert at_desk(administrator).post(address).status_code == 404
    assert at_desk(standards).post(address).status_code == 404
    assert at_desk(reporter).get(address).status_code == 405


def test_a_headline_of_a_novel_is_refused_and_nothing_is_written(story: Article, reporter: Any) -> None:
    answer = save(at_desk(reporter), story, headline="x" * 20_000)

    assert answer.status_code == 422
    assert "20,000" in answer.json()["fields"]["headline"]
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Ramp closed", 1)


def test_without_script_a_refused_text_stands_in_the_form_again(story: Article, reporter: Any) -> None:
    address = reverse("admin:articles_article_change", args=[story.pk])

    page = at_desk(reporter).post(address, {"version": 1, "headline": "x" * 301, "body": "<p>Kept words.</p>"})

    assert page.status_code == 422
    assert "Kept words." in page.content.decode()


def test_a_stale_save_without_script_shows_both_texts(story: Article, reporter: Any) -> None:
    address = reverse("admin:articles_article_change", args=[story.pk])

    page = at_desk(reporter).post(address, {"version": 0, "headline": "Mine", "body": "<p>My words.</p>"})

    assert page.status_code == 409
    assert "My words." in page.content.decode()
    assert "Ramp closed" in page.content.decode()


@pytest.mark.parametrize("sent", ["[", "[1]", '{"k": 3}', '{"k": {"terms": 7}}', "[" * 5000], ids=str)
def test_quotations_that_make_no_sense_are_refused_whole(sent: str, story: Article, reporter: Any) -> None:
    answer = save(at_desk(reporter), story, quotations=sent)

    assert answer.status_code == 422
    story.refresh_from_db()
    assert story.version == 1


def test_a_source_id_that_the_person_may_not_use_is_answered_as_absent(
    story: Article, protected: Source, publisher: Any, now: Any
) -> None:
    body = f'<p><span data-quote="{KEY[::-1]}">“New words,”</span> she said.</p>'
    other = factories.article(publisher, slug="other")
    sent = json.dumps({KEY[::-1]: {"source_id": str(protected.pk)}})

    answer = save(at_desk(publisher), other, body=body, quotations=sent, fresh_keys=json.dumps([KEY[::-1]]))

    assert answer.status_code == 200
    assert "could not be found" in answer.json()["notes"][0]
    assert Quotation.objects.get(article=other).attributions.get().source is None


# -- Protected sources -------------------------------------------------------------------------------------------------
def test_those_who_do_not_know_a_source_get_its_description_but_no_id_and_no_code_name(
    story: Article, protected: Source, publisher: Any
) -> None:
    page = at_desk(publisher).get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()

    assert "Protected source A" in page
    assert "a crane driver" in page
    for secret in (str(protected.pk), protected.code_name, OWN_DESCRIPTION, IDENTITY):
        assert secret not in page


def test_a_party_may_attach_it_again_and_finds_it_by_code_name(story: Article, protected: Source, reporter: Any) -> None:
    client = at_desk(reporter)

    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    found = client.post(reverse("admin:articles_article_sources"), {"words": protected.code_name}).json()["options"]

    assert str(protected.pk) in page
    assert IDENTITY not in page
    assert [each["id"] for each in found] == [str(protected.pk)]


def test_others_never_find_it(protected: Source, other_reporter: Any, publisher: Any) -> None:
    for person in (other_reporter, publisher):
        for words in (protected.code_name, "crane driver", IDENTITY):
            found = at_desk(person).post(reverse("admin:articles_article_sources"), {"words": words}).json()
            assert found["options"] == []


def test_a_new_protected_source_goes_to_the_vault_and_its_name_does_not_come_back(reporter: Any) -> None:
    sent = {
        "identity_name": IDENTITY,
        "identity_contact": "by the slip",
        "description": "a crane driver",
        "public_reason": "He could lose his work.",
        "reason_code": "reprisal_at_work",
        "terms": Terms.NOT_FOR_ATTRIBUTION,
    }

    answer = at_desk(reporter).post(reverse("admin:articles_article_new_protected"), sent)

    source = Source.objects.protected().get()
    assert answer.json()["source"]["id"] == str(source.pk)
    assert IDENTITY not in answer.content.decode()
    assert vault.read(source, reporter, "a test").reveal()["name"] == IDENTITY
    agreement = source.agreements.get()
    assert (str(agreement.pk), agreement.description) == (answer.json()["agreement_id"], "a crane driver")


def test_nobody_can_promise_anything_to_a_source_they_do_not_know(protected: Source, publisher: Any) -> None:
    sent = {"source": str(protected.pk), "description": "someone", "terms": Terms.BACKGROUND}

    answer = at_desk(publisher).post(reverse("admin:articles_article_promise"), sent)

    assert answer.status_code == 422
    assert not protected.agreements.exists()


# -- What it does ------------------------------------------------------------------------------------------------------
def test_a_new_story_exists_from_its_first_save_with_topics_and_byline(reporter: Any) -> None:
    author = factories.author(user=reporter)
    sent = {"headline": "Fog", "body": "<p>Fog.</p>", "tags": "Weather, Harbour", "authors_shown": "1", "author": author.pk}

    answer = at_desk(reporter).post(reverse("admin:articles_article_add"), sent, headers={"accept": "application/json"})

    story = Article.objects.get()
    assert answer.json()["address"] == reverse("admin:articles_article_change", args=[story.pk])
    assert sorted(story.tags.names()) == ["Harbour", "Weather"]
    assert [each.author for each in story.bylines.all()] == [author]


def test_the_standards_editor_sets_a_hold_and_nothing_else(story: Article, standards: Any) -> None:
    answer = save(at_desk(standards), story, headline="Changed", on_hold_shown="1", on_hold="on")

    story.refresh_from_db()
    assert answer.status_code == 200
    assert (story.on_hold, story.headline) == (True, "Ramp closed")


def test_publishing_twice_makes_one_version(publisher: Any, now: Any) -> None:
    factories.site()
    story = factories.article(publisher, version=1)
    client = at_desk(publisher)

    first = step(client, story, "published")
    second = step(client, story, "published")

    assert first.json()["ok"]
    assert second.json().get("nothing_new") or second.json()["ok"]
    story.refresh_from_db()
    assert story.live_number == 1


def test_checks_that_stop_a_publication_come_back_as_a_list(story: Article, publisher: Any) -> None:
    factories.site()
    Article.objects.filter(pk=story.pk).update(on_hold=True)

    answer = step(at_desk(publisher), story, "published")

    assert answer.status_code == 422
    assert {problem["severity"] for problem in answer.json()["problems"]} >= {"block"}


def test_a_restore_brings_text_and_source_back(story: Article, protected: Source, reporter: Any) -> None:
    client = at_desk(reporter)
    save(client, story, body="<p>All gone.</p>", headline="Other")
    story.refresh_from_db()

    client.post(reverse("admin:articles_article_restore", args=[story.pk, 1]), {"version": story.version})

    story.refresh_from_db()
    row = story.quotations.get(key=KEY)
    assert story.headline == "Ramp closed"
    assert not row.is_orphaned
    assert row.attributions.get().source == protected


def test_the_preview_is_the_readers_page_of_a_story_nobody_has_published(story: Article, reporter: Any, now: Any) -> None:
    factories.site()
    project_site(now)

    page = at_desk(reporter).get(reverse("admin:articles_article_preview", args=[story.pk]))

    assert "Ramp closed" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    story.refresh_from_db()
    assert story.live_number is None


def test_a_pasted_draft_becomes_a_story_and_nothing_is_asked_for_twice(reporter: Any) -> None:
    client = at_desk(reporter)
    empty = client.post(reverse("admin:articles_article_import"), {"pasted": "  "})
    assert empty.status_code == 422

    done = client.post(reverse("admin:articles_article_import"), {"pasted": "Low water\n\nThe tide was late.\n\nIt came."})

    story = Article.objects.get()
    assert done.url == reverse("admin:articles_article_change", args=[story.pk])
    assert (story.headline, story.body) == ("Low water", "<p>The tide was late.</p><p>It came.</p>")


def test_the_list_asks_the_database_as_often_for_many_stories_as_for_one(reporter: Any) -> None:
    client, address = at_desk(reporter), reverse("admin:articles_article_changelist")
    author = factories.author()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    factories.article(reporter, slug="first", authors=[author])
    asked()
    for_one = asked()
    for number in range(12):
        factories.article(reporter, slug=f"story-{number}", authors=[author])

    assert asked() == for_one
