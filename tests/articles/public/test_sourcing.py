"""How pages word what is known of a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.sourcing import closed, heading, how_and_where, occasions, standing_alone
from tests.articles.public.factory import card, source


@pytest.mark.parametrize(
    "text", ["“I closed it.”", "“No, never!”", "she had not been sent the report", "", "“It was 5,000”"]
)
def test_words_that_stand_by_themselves_are_left_alone(text: str) -> None:
    assert standing_alone(text) == text


def test_the_comma_of_the_sentence_around_becomes_a_full_stop() -> None:
    assert standing_alone("“It was paint,”") == "“It was paint.”"


def test_a_part_of_a_sentence_begins_with_dots() -> None:
    assert standing_alone("“in a drawer”") == "“…in a drawer”"


@given(st.text())
def test_only_a_comma_and_dots_ever_change(text: str) -> None:
    assert standing_alone(text).replace("…", "").rstrip('.,”’"»') == text.replace("…", "").rstrip('.,”’"»')


@pytest.mark.parametrize("text", ["They could lose it.", "Really?", "It was “closed.”", ""])
def test_a_closed_sentence_stays(text: str) -> None:
    assert closed(text) == text


def test_an_open_sentence_is_closed() -> None:
    assert closed("They could lose it") == "They could lose it."


def test_a_name_keeps_its_spelling_and_a_description_begins_with_a_capital() -> None:
    assert heading("de Silva", "named") == "de Silva"
    assert heading("an engineer", "unnamed") == "An engineer"


def test_a_place_alone_begins_with_a_capital() -> None:
    unsaid = {"code": "not_stated", "text": ""}

    assert how_and_where(card(how=unsaid, place="at the port office")) == "At the port office"
    assert how_and_where(card(how=unsaid)) == ""


def test_nothing_known_is_no_occasion() -> None:
    assert occasions(source(1), [card(1, how={"code": "not_stated", "text": ""}, when=None)]) == []
