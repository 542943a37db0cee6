"""X called Y Z."""

import pytest

from ..saying import by_rules

RULES = ["X called Y Z"]


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask called in the engineers.",
        "Mirela Hask called off the vote.",
        "Mirela Hask called at the gate.",
        "Mirela Hask called.",
        "A plan called “Fix It” failed.",
        "The ramp is called the Drawer.",
    ],
)
def test_another_verb_and_a_mere_name_are_left_alone(text):
    assert by_rules(text, RULES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask called the ramp a disgrace.", "the ramp a disgrace"),
        ("Mirela Hask called it “a disgrace”.", "it “a disgrace”"),
        ("Mirela Hask called for a vote.", "for a vote"),
        ("Mirela Hask described the ramp as old.", "the ramp as old"),
        ("Mirela Hask accused the board of delay.", "the board of delay"),
        ("Mirela Hask called the ramp a disgrace, and the board left.", "the ramp a disgrace"),
        ("Mirela Hask called the ramp a disgrace, a word she likes.", "the ramp a disgrace"),
        ("Mirela Hask called the ramp a disgrace because it moved.", "the ramp a disgrace"),
        ("Mirela Hask called the ramp old, wet and dangerous.", "the ramp old, wet and dangerous"),
    ],
)
def test_what_somebody_is_called_is_said(text, found):
    assert by_rules(text, RULES) == [found]
