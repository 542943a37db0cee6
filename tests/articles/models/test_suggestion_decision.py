"""The hash under which turned-down words are remembered."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import SuggestionDecision
from articles.models.suggestion_decision import words_hash, words_hashes
from tests import factories


@pytest.mark.parametrize("other", ["The ramp was closed", "the rampis closed", "", "The ramp is closed!"])
def test_other_words_have_another_hash(other: str) -> None:
    assert words_hash(other) != words_hash("The ramp is closed")


@pytest.mark.parametrize(
    "same", ["“The ramp is closed”", '"the ramp is closed"', "  The\nramp  is\tclosed", "«THE RAMP IS CLOSED»"]
)
def test_blanks_marks_and_case_make_no_difference(same: str) -> None:
    assert words_hash(same) == words_hash("The ramp is closed")


@given(st.text())
def test_any_text_has_a_hash(text: str) -> None:
    assert len(words_hash(text)) == 64


def test_it_hangs_on_the_newsrooms_secret(settings) -> None:
    before = words_hash("The ramp is closed")
    settings.SECRET_KEY = "another secret, as long as one should be, for this test"

    assert words_hash("The ramp is closed") != before


def test_an_earlier_secret_is_still_asked(settings) -> None:
    before, earlier = words_hash("The ramp is closed"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another secret, as long as one should be", [earlier]

    assert before in words_hashes("The ramp is closed")


@pytest.mark.django_db
def test_words_are_decided_once_in_a_story(reporter, now) -> None:
    story = factories.article(reporter)
    row = {"kind": "quotation", "words_hash": words_hash("a"), "reason": "title", "decided_by": reporter, "decided_at": now}
    SuggestionDecision.objects.create(article=story, **row)

    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionDecision.objects.create(article=story, **row)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [{"kind": "figure"}, {"reason": "because"}])
def test_a_kind_or_a_reason_there_is_not_cannot_be_stored(fault, reporter, now) -> None:
    row = {"kind": "mention", "words_hash": "0" * 64, "reason": "not_a_name", "decided_by": reporter, "decided_at": now}

    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionDecision.objects.create(article=factories.article(reporter), **(row | fault))
