"""Cues that report nothing."""

import pytest

from ..saying import words


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask did not say whether the ramp had moved.",
        "Mirela Hask never said the ramp had moved.",
        "Mirela Hask wouldn’t say the ramp had moved.",
        "Mirela Hask would say the ramp was safe.",
        "Mirela Hask could say the ramp was safe.",
        "Mirela Hask wants to say the ramp is safe.",
        "Mirela Hask declined to say the ramp was safe.",
        "It is hard to have a say that counts.",
        "Tom Brennock was told that the ramp was safe.",
        "Let’s say the ramp is safe.",
        "People who say the ramp is safe are few.",
        "Voters who say the ramp is safe are few.",
        "The board must explain that the ramp is safe.",
    ],
)
def test_what_nobody_has_said_is_no_quotation(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask denied that the ramp had moved.", ["the ramp had moved"]),
        ("Mirela Hask did not deny that the ramp had moved.", ["the ramp had moved"]),
        ("Mirela Hask went on to say the ramp had moved.", ["the ramp had moved"]),
        ("Critics say the ramp had moved.", ["the ramp had moved"]),
        ("They say the ramp had moved.", ["the ramp had moved"]),
        ("Tom Brennock, who said the ramp had moved, left.", ["the ramp had moved"]),
    ],
)
def test_a_denial_and_a_plain_plural_report(text, found):
    assert words(text) == found
