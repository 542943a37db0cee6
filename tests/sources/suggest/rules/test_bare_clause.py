"""A clause right after its cue."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask said so.",
        "Mirela Hask said nothing about the ramp.",
        "Mirela Hask said little more on Monday.",
        "Mirela Hask said no.",
        "Mirela Hask said goodbye to the board.",
        "Mirela Hask told the board.",
        "Mirela Hask told nobody.",
        "Mirela Hask said on Monday.",
        "Mirela Hask reported for work.",
        "Mirela Hask said the proposed ramp.",
    ],
)
def test_without_a_clause_nothing_is_said(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask said the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask said it moved.", "it moved"),
        ("Mirela Hask said there was no ramp.", "there was no ramp"),
        ("Mirela Hask said on Monday the ramp had moved.", "the ramp had moved"),
        ("Mirela Hask told the board it had moved.", "it had moved"),
        ("Mirela Hask told them to leave.", "to leave"),
        ("Mirela Hask said it “moved like a drawer”.", "it “moved like a drawer”"),
        ("Mirela Hask announced the ramp would close.", "the ramp would close"),
        ("Mirela Hask says she will move it.", "she will move it"),
    ],
)
def test_a_clause_is_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(found, "Mirela Hask")]
