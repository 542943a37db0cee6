"""Words after a cue and a comma."""

import pytest

from ..saying import by_rules, words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask said, and left.",
        "Mirela Hask said, turning away.",
        "Mirela Hask spoke, and the board listened.",
    ],
)
def test_nothing_is_said_where_the_writer_goes_on(text):
    assert words(text) == []


@pytest.mark.parametrize(
    "rest",
    [
        ", turning to the board",
        ", and left",
        ", as the board listened",
        ", after the ramp had moved",
        ", who left",
        ", the ramp in ruins",
    ],
)
def test_the_writers_words_after_a_quotation_are_left_out(rest):
    assert words(f"“It moved,” Mirela Hask said{rest}.") == ["“It moved,”"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask said, “It moved.”", ["“It moved.”"]),
        ("Mirela Hask said, smiling, “It moved.”", ["“It moved.”"]),
        ("Mirela Hask said, in a letter to the board, “It moved.”", ["“It moved.”"]),
        ("“It moved,” Mirela Hask said, “and fast.”", ["“It moved,”", "“and fast.”"]),
        ("And, Mirela Hask said, it moved twice.", ["it moved twice"]),
        ("The ramp, Mirela Hask said, had moved.", ["The ramp", "had moved"]),
        ("Mirela Hask said, however, that it moved.", ["it moved"]),
    ],
)
def test_words_behind_a_comma_are_found(text, found):
    assert words(text) == found


def test_a_quotation_behind_an_aside_belongs_to_the_cue_before_it():
    assert by_rules("Mirela Hask said, smiling, “It moved.”", ["X said, …, “words”"]) == ["“It moved.”"]
