"""As X said."""

import pytest

from ..saying import by_rules, said

RULES = ["as X said, words", "words, as X said"]


@pytest.mark.parametrize(
    "text",
    [
        "The crowd left as Mirela Hask said the ramp had moved.",
        "As Mirela Hask left, the ramp moved.",
        "The ramp, as red as Mirela Hask said it was, moved.",
    ],
)
def test_as_may_mean_while(text):
    assert by_rules(text, RULES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Mirela Hask reported on Monday, the ramp had moved.", "the ramp had moved"),
        ("As Mirela Hask told the board, the ramp had moved.", "the ramp had moved"),
        ("The ramp had moved, as Mirela Hask said.", "The ramp had moved"),
        ("The ramp had moved, as Mirela Hask said on Monday.", "The ramp had moved"),
    ],
)
def test_the_rest_of_the_sentence_is_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(found, "Mirela Hask")]
