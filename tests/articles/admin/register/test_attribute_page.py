"""Attributing many words at once, as the pages lead through it."""

from typing import Any

import pytest

from articles.models import Attribution, Quotation
from tests import factories
from tests.articles.desk.drafting import open_source, protected_source, save

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/worklist/attribute/"


@pytest.fixture
def words(reporter: Any) -> list[int]:
    """The numbers of three quotations in two stories."""
    factories.site()
    save(reporter, "<p>⟦a:“One.”⟧ ⟦b:“Two.”⟧</p>", fields={"headline": "First"})
    save(reporter, "<p>⟦c:“Three.”⟧</p>", fields={"headline": "Second"})
    return list(Quotation.objects.values_list("pk", flat=True))


def send(client: Any, person: Any, **sent: Any) -> str:
    client.force_login(person)
    return client.post(ADDRESS, sent, follow=True).content.decode()


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 30], ["-1"], ["99999"]])
def test_nothing_chosen_leads_back_to_the_worklist(client: Any, reporter: Any, words: Any, chosen: list[str]) -> None:
    assert "Tick the words first" in send(client, reporter, quotation=chosen)


def test_another_reporters_words_are_absent(client: Any, other_reporter: Any, words: list[int]) -> None:
    page = send(client, other_reporter, quotation=words)

    assert "Tick the words first" in page
    assert "One." not in page


def test_a_source_one_does_not_know_is_not_taken(client: Any, editor: Any, reporter: Any, words: list[int]) -> None:
    source = protected_source(reporter)

    page = send(client, editor, quotation=words, source=source.pk, terms="unsettled", confirmed=1)

    assert 'name="words"' in page
    assert source.code_name not in page
    assert not Attribution.objects.filter(source=source).exists()


@pytest.mark.parametrize("terms", ["off_record", "agreement:x", "agreement:00000000-0000-0000-0000-000000000000", ""])
def test_terms_that_are_not_on_offer_change_nothing(client: Any, editor: Any, words: list[int], terms: str) -> None:
    source = open_source(editor)

    page = send(client, editor, quotation=words, source=source.pk, terms=terms, confirmed=1)

    assert "On what terms did" in page
    assert not Attribution.objects.filter(source=source).exists()


def test_the_way_leads_from_words_to_source_to_terms_to_preview_to_done(client: Any, editor: Any, words: list[int]) -> None:
    source = open_source(editor)

    assert f'value="{source.pk}"' in send(client, editor, quotation=words, words="calloway")
    assert 'value="on_record"' in send(client, editor, quotation=words, source=source.pk)
    preview = send(client, editor, quotation=words, source=source.pk, terms="on_record")
    assert "Change 3 quotations" in preview
    assert not Attribution.objects.filter(source=source).exists()

    versions = {f"version-{row.article_id}": 1 for row in Quotation.objects.all()}
    done = send(client, editor, quotation=words, source=source.pk, terms="on_record", confirmed=1, **versions)

    assert "First: 2 quotations changed." in done
    assert "Second: 1 quotation changed." in done
    assert Attribution.objects.filter(source=source, terms="on_record").count() == 3


def test_a_stale_story_is_named(client: Any, editor: Any, words: list[int]) -> None:
    source = open_source(editor)

    done = send(client, editor, quotation=words, source=source.pk, terms="on_record", confirmed=1)

    assert "First: Somebody saved this story in the meantime" in done
