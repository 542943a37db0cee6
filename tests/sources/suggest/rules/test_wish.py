"""Promises and wishes."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask promised a new ramp.",
        "Mirela Hask urged calm.",
        "Mirela Hask ordered lunch.",
        "Mirela Hask promised.",
    ],
)
def test_without_to_nothing_is_said(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask promised to repair the ramp.", "to repair the ramp"),
        ("Mirela Hask vowed not to leave.", "not to leave"),
        ("Mirela Hask promised to “rip it up”.", "“rip it up”"),
        ("Mirela Hask urged the board to act.", "the board to act"),
        ("Mirela Hask ordered the crew to leave.", "the crew to leave"),
        ("Mirela Hask promised to repair the ramp, and the board left.", "to repair the ramp"),
    ],
)
def test_what_is_promised_or_wished_for_is_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(found, "Mirela Hask")]
