"""Figures that differ, and days nobody can find in a calendar."""

import pytest

from tests.sources.suggest.warnings.asking import warned, warnings_of


def test_figures_that_agree_are_left_alone():
    assert warned("Police arrested nearly 500 people.\n\nThe raid led to 498 arrests.") == []


def test_two_figures_that_differ_give_one_warning_at_the_later():
    text = "Police arrested 498 people.\n\nThe raid led to 489 arrests."

    assert warned(text) == [("figures_differ", "489 arrests")]
    assert "498 people" in warnings_of(text)[0].message


def test_a_headline_beside_the_text_is_compared_too():
    text = "The raid led to 489 arrests."

    assert warned(text, headline="Police arrest 498 people in raid") == [("figures_differ", "489 arrests")]
    assert warned(text, headline="Police arrest nearly 500 people in raid") == []
    assert warned(text, headline="Police arrest hundreds in raid") == []


@pytest.mark.parametrize(
    "text",
    [
        "PORT ELLERY, N.S., Dec. 11 (Agency) — The board met on Thursday.",
        "ALDERMERE, 12 March – The board met on Thursday.",
        "VASHNAGAR, 14 March: The board met on Thursday.",
        "Board meets\n\n12 March 2026\n\nThe board met on Thursday.",
        "The board met on Thursday, March 12.",
        "The board met on Thursday, March 12. It meets again on Friday.",
        "“We meet on Thursday,” said Hask.",
        "The board meets every Thursday, on Good Friday too.",
        "She wrote for the Sunday Courier.",
        "On the last night she wept, and on the first Sunday of May she left.",
        "The board met in 2016.",
    ],
)
def test_a_day_that_can_be_found_is_left_alone(text):
    assert warned(text, dateline=None) == []


def test_a_dateline_given_beside_the_text_is_enough():
    assert warned("The board met on Thursday.", dateline="ALDERMERE, 12 March") == []


@pytest.mark.parametrize("words", ["Thursday", "yesterday", "last week", "tomorrow", "this morning", "next month"])
def test_a_day_that_counts_from_nowhere_is_pointed_at(words):
    text = f"Hask met the board {words} and said so."

    assert warned(text, dateline=None) == [("relative_date", words)]


def test_only_the_first_of_them_is_pointed_at():
    assert warned("They met on Thursday.\n\nThey left on Friday.", dateline="") == [("relative_date", "Thursday")]


def test_the_date_of_a_deadline_is_no_date_of_the_story():
    assert warned("They met on Thursday and must pay by Sep. 30.", dateline=None) == [("relative_date", "Thursday")]
