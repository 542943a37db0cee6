"""What each reading lists, what it keeps from whoever does not know a source, and that every row leads to its place."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.reading_as.reading import around
from articles.models import Article, Attribution, Override, Quotation
from articles.publishing import publish
from sources.models import Agreement, Source
from tests import factories
from tests.articles.publishing import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: Any) -> Article:
    factories.site()
    return stories.full_story(reporter)


def reading(client: Any, person: Any, story: Article, who: str, of: str = "") -> str:
    client.force_login(person)
    response = client.get(f"/desk/articles/article/{story.pk}/read-as/{who}/", {"of": of} if of else {})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def part(page: str, heading: str) -> str:
    """The rows under one heading."""
    return page.partition(f">{heading}")[2].partition("</section>")[0]


@pytest.mark.parametrize("who", ["source", "reader", "lawyer"])
def test_who_may_not_see_the_story_finds_no_reading(client: Any, other_reporter: Any, story: Article, who: str) -> None:
    client.force_login(other_reporter)

    assert client.get(f"/desk/articles/article/{story.pk}/read-as/{who}/").status_code == 404


@pytest.mark.parametrize("of", ["99", "-1", "x", "9" * 30])
def test_a_source_the_story_does_not_have_leads_to_its_first_or_nowhere(
    client: Any, editor: Any, story: Article, of: str
) -> None:
    client.force_login(editor)

    response = client.get(f"/desk/articles/article/{story.pk}/read-as/source/?of={of}")

    assert response.status_code == 404 if len(of) > 18 else b"Read as the source: Ines Calloway" in response.content


@pytest.mark.parametrize("who", ["source", "reader", "lawyer"])
def test_nothing_joins_a_protected_source_to_other_stories_for_whoever_does_not_know_it(
    client: Any, editor: Any, story: Article, who: str
) -> None:
    source = Source.objects.get(protected=True)
    Agreement.objects.update(embargo_until=datetime(2031, 5, 6, tzinfo=UTC), expires=datetime(2032, 7, 8, tzinfo=UTC))

    shown = reading(client, editor, story, who, of="1")

    for secret in (str(source.pk), source.code_name, source.how_they_know, "8 July 2032"):
        assert secret not in shown, secret
    assert stories.DESCRIPTION in shown or who == "lawyer"
    assert "Protected source A" in shown or who == "reader"


def test_the_source_reads_their_words_with_name_and_terms(client: Any, editor: Any, story: Article) -> None:
    words = part(reading(client, editor, story, "source"), "Their words")

    assert "<b>“I could put my thumb in it”</b><span>, said Ines Calloway, the harbour master.</span>" in words
    assert "<dd>Ines Calloway</dd>" in words
    assert "On the record" in words
    assert "Interview in person, the port office, 10 November 2026" in words
    assert f"/change/#quotation-{stories.NAMED_KEY}" in words
    assert "I could put my thumb" not in part(reading(client, editor, story, "source", of="1"), "Their words")


def test_whoever_knows_the_source_also_reads_when_the_promise_ends(client: Any, reporter: Any, story: Article) -> None:
    Agreement.objects.update(expires=datetime(2032, 7, 8, tzinfo=UTC))

    agreed = part(reading(client, reporter, story, "source", of="1"), "What was agreed")

    for told in (stories.DESCRIPTION, "use what was said, quote it word for word, describe the source", "8 July 2032"):
        assert told in agreed, told


def test_what_stands_beyond_the_promise_comes_first(client: Any, editor: Any, story: Article) -> None:
    assert "Nothing goes beyond" in part(reading(client, editor, story, "source", of="1"), "Beyond the promise")
    Agreement.objects.filter(terms="not_for_attribution").update(allows_quoting=False)

    assert "may not be quoted word for word" in part(reading(client, editor, story, "source", of="1"), "Beyond the promise")


def test_the_reader_learns_who_is_unnamed_and_why(client: Any, editor: Any, story: Article) -> None:
    page = reading(client, editor, story, "reader")

    assert "Speaking could cost the engineer the job." in part(page, "Who is not named")
    assert "Ines Calloway" in part(page, "Who is named")
    assert "in paragraph 1" in part(page, "Who is named")
    assert "We may use the words, but not the name." in part(page, "What the cards say")
    assert "42%" in page  # five of twelve words; what is on deep background has no card

    Agreement.objects.update(public_reason="")
    assert "readers are not told" in part(reading(client, editor, story, "reader"), "Who is not named")


def test_the_lawyer_reads_attacks_replies_evidence_approval_and_what_was_set_aside(
    client: Any, editor: Any, story: Article, now: datetime
) -> None:
    Quotation.objects.filter(key=stories.NAMED_KEY).update(nature="attack")
    Attribution.objects.filter(quotation__key=stories.NAMED_KEY).update(reply_state="not_sought", evidence_state="missing")
    Override.objects.create(
        article=story, rule="B7", place=stories.NAMED_KEY, reason="Lost in the flood.", by=editor, at=now
    )

    page = reading(client, editor, story, "lawyer")

    assert "Reply not sought" in part(page, "Allegations and replies")
    assert "Missing" in part(page, "Evidence")
    assert "who has known who it is since" in part(page, "Who approved")
    assert "Lost in the flood." in part(page, "Checks set aside")
    assert "Nobody named is on file as under age." in page


def test_the_lawyer_is_told_of_a_child_by_name(client: Any, editor: Any, story: Article) -> None:
    type(stories.entity()).objects.update(minor=True)

    assert "Ines Calloway" in part(reading(client, editor, story, "lawyer"), "Children by name")


def test_the_lawyer_reads_what_readers_do_not_have(client: Any, publisher: Any, story: Article, now: datetime) -> None:
    publish(story, by=publisher, now=now, acknowledge=True)
    assert "Nothing." in part(reading(client, publisher, story, "lawyer"), "What differs")

    story.refresh_from_db()
    story.headline, story.body = "Ramp shut", story.body.replace("The ramp is cracked.", "The ramp is broken.")
    story.save()

    differs = part(reading(client, publisher, story, "lawyer"), "What differs")
    assert "Ramp shut" in differs
    assert "Ramp closed" in differs
    assert "The ramp is broken." in differs
    assert "#field-headline" in differs


@pytest.mark.parametrize("who", ["source", "reader", "lawyer"])
def test_a_reading_asks_little_however_many_quotations_there_are(client: Any, editor: Any, story: Article, who: str) -> None:
    client.force_login(editor)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/desk/articles/article/{story.pk}/read-as/{who}/")

    about_the_story = [each for each in queries if not re.search("auth_|session|sitesettings", each["sql"])]
    assert len(about_the_story) <= 14, [each["sql"][:90] for each in about_the_story]


@given(st.text(), st.data())
def test_words_with_what_is_around_them_stand_so_in_the_text(plain: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))

    before, after = around(plain, start, end)

    assert before + plain[start:end] + after in plain
