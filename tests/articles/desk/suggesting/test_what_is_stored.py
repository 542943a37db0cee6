"""What the form stores of an accepted suggestion: its cue with its class, its rule and how certain that was."""

from typing import Any

import pytest

from articles.desk.edits import QuotationEdit
from articles.errors import Invalid
from articles.models import Article, Attribution, Quotation
from tests.articles.desk.drafting import key, save

pytestmark = pytest.mark.django_db

STORY = "<p>⟦q:“The ramp is closed,”⟧ claimed Ana Duarte.</p>"


def decide(by: Any, story: Article | None = None, **facts: Any) -> Article:
    return save(by, STORY, article=story, quotations={key("q"): QuotationEdit(**facts)}).article


@pytest.mark.parametrize("confidence", ["2", "-1", "nan", "much", 1.01])
def test_a_certainty_that_is_no_share_is_refused(confidence, reporter) -> None:
    with pytest.raises(Invalid):
        decide(reporter, confidence=confidence)
    assert not Quotation.objects.exists()


def test_a_kind_of_cue_there_is_not_is_refused(reporter) -> None:
    with pytest.raises(Invalid):
        decide(reporter, cue_text="said", cue_class="loud")


def test_what_was_accepted_is_stored_with_its_origin(reporter) -> None:
    decide(reporter, cue_text="claimed", cue_class="presumes_doubt", suggested_by="words, said X", confidence="0.88")

    row, said = Quotation.objects.get(), Attribution.objects.get()
    assert (row.suggested_by, row.confidence) == ("words, said X", 0.88)
    assert (said.cue_text, said.cue_class) == ("claimed", "presumes_doubt")


def test_later_decisions_leave_the_origin_and_the_kind_of_cue_as_they_are(reporter) -> None:
    facts = {"cue_text": "claimed", "cue_class": "presumes_doubt"}
    story = decide(reporter, **facts, suggested_by="words, said X", confidence="0.88")
    decide(reporter, story, type="partial", cue_text="claimed")

    row = Quotation.objects.get()
    assert (row.type, row.suggested_by, row.confidence) == ("partial", "words, said X", 0.88)
    assert Attribution.objects.get().cue_class == "presumes_doubt"


def test_a_cue_typed_by_hand_loses_the_kind_of_the_one_before(reporter) -> None:
    story = decide(reporter, cue_text="claimed", cue_class="presumes_doubt")
    decide(reporter, story, cue_text="said")

    assert (Attribution.objects.get().cue_text, Attribution.objects.get().cue_class) == ("said", "")


def test_what_nobody_suggested_has_no_origin(reporter) -> None:
    decide(reporter, type="direct", confidence="", suggested_by="")

    assert (Quotation.objects.get().suggested_by, Quotation.objects.get().confidence) == ("", None)
