"""Where a sentence ends, with and without marks."""

import pytest

from sources.suggest.page import read_page


def sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for paragraph in read_page(text).paragraphs for each in paragraph.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Hask met Sgt. Brennock at 5 p.m. on Dec. 11.",
        "The U.S. Navy sent J. P. Hask to St. Ives.",
        "The ramp moved... and stopped.",
        "“Is it safe?” she asked.",
        "“Is it safe?” Mirela Hask asked the board.",
        "“It moved!” Brennock cried.",
        "“It moved.” said the keeper.",
        "“It is over.” Said Hask.",
        "She called it “the worst. ever.” in a letter.",
        "The ramp moved … and stopped.",
        "It cost 1.2 million.",
    ],
)
def test_a_stop_that_ends_nothing_is_left_alone(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ramp moved.", "Nobody was hurt."],
        ["“It moved.”", "The board met on Monday."],
        ["Hask said, “It moved.”", "The board met on Monday."],
        ["“It moved,” Hask said.", "“It is gone.”"],
        ["Who knew?", "Nobody did."],
        ["“Who knew?”", "The board met on Monday."],
        ["It moved!", "Nobody was hurt."],
        ["It left at 5 p.m.", "The next one was late."],
        ["He lives in the U.S.", "But he was born here."],
        ["It moved (twice.)", "Nobody was hurt."],
        ["It moved…", "Nobody knew."],
        ["It moved...", "Nobody knew."],
        ["It was I.", "She left."],
    ],
)
def test_sentences_are_parted(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_table_is_read_in_pieces():
    assert max(text.count(" ") for text in sentences("ramp " * 1000)) < 200
