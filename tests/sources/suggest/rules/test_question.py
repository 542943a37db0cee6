"""Asked and wondered."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask asked about the ramp.",
        "Mirela Hask asked not to be named.",
        "Mirela Hask asked for a new ramp.",
        "Mirela Hask wondered aloud.",
        "Asked about the ramp, Mirela Hask left.",
        "Mirela Hask was asked whether the ramp had moved.",
    ],
)
def test_a_question_nobody_tells_is_no_quotation(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask asked whether the ramp had moved.", "whether the ramp had moved"),
        ("Mirela Hask asked the board why the ramp had moved.", "why the ramp had moved"),
        ("Mirela Hask asked him on Monday if the ramp had moved.", "if the ramp had moved"),
        ("Mirela Hask wondered, “Is it safe?”", "“Is it safe?”"),
        ("Mirela Hask asked: “Is it safe?”", "“Is it safe?”"),
        ("“Is it safe?” Mirela Hask asked.", "“Is it safe?”"),
        ("“Is it safe?” asked Mirela Hask.", "“Is it safe?”"),
        ("Mirela Hask asked the board to act.", "the board to act"),
    ],
)
def test_a_question_and_a_wish_are_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(found, "Mirela Hask")]
