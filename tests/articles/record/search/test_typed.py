"""What was typed is read as phrases of letters and digits; nothing of it is syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.record import search


@pytest.mark.parametrize("typed", ["", "  ", "*", '"', "NEAR(", "\x00", "\ud800", "😀", '""', "-- ;"])
def test_signs_alone_ask_for_nothing_but_their_letters(typed: str) -> None:
    assert all(word.isalnum() for word in search.read(typed).words)


@given(st.text())
def test_whatever_is_typed_leaves_letters_and_digits_only(typed: str) -> None:
    read = search.read(typed)

    assert all(word.isalnum() for word in read.words)
    assert len(read.words) <= 16
    assert len(read.text) <= 200


def test_words_in_quotation_marks_of_any_kind_stay_together() -> None:
    assert search.read("“front door” ramp").parts == (("front", "door"), ("ramp",))
    assert search.read('"front door').parts == (("front",), ("door",))


@pytest.mark.parametrize(
    ("typed", "is_open"), [("ram", True), ("ram ", False), ("ram.", False), ('"ram"', False), ("r", False)]
)
def test_the_last_word_may_go_on_unless_something_follows_it(typed: str, is_open: bool) -> None:
    assert search.read(typed).is_open is is_open


def test_names_are_compared_without_accents_and_capitals() -> None:
    assert search.folded_words("Élise O’Neil") == ["elise", "o", "neil"]
