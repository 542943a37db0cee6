"""That, a colon and marks right after a cue."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "A plan called “Fix It” failed.",
        "The ferry named “Aldermere” left.",
        "Mirela Hask said that.",
        "Mirela Hask said that evening.",
    ],
)
def test_a_name_in_marks_and_a_mere_that_are_left_alone(text):
    assert words(text) == []


def test_words_beside_a_cue_are_found_though_nobody_is_named():
    assert said("And then said, “It moved.”") == [("“It moved.”", None, "then said")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask said that the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask said on Monday that the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask said that evening that the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask said that evening the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask said: “It moved.”", "“It moved.”"),
        ("Mirela Hask said: It moved twice.", "It moved twice"),
        ("Mirela Hask said “it moved”.", "“it moved”"),
        ("Mirela Hask said in a statement “it moved”.", "“it moved”"),
        ("Mirela Hask wrote “it moved” on the door.", "“it moved” on the door"),
        ("Mirela Hask wrote that the ramp had moved.", "the ramp had moved"),
    ],
)
def test_words_after_a_cue_are_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(found, "Mirela Hask")]
