"""A noun that reports."""

import pytest

from ..saying import by_rules, quotes_of

RULES = ["X’s claim that"]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that the ramp had moved was denied.",
        "Mirela Hask’s claim of delay was denied.",
        "Mirela Hask’s claims are old.",
        "A warning from the sea came late.",
        "In other words, “it moved”.",
    ],
)
def test_nobodys_noun_or_one_without_words_is_left_alone(text):
    assert by_rules(text, RULES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nobody heard Mirela Hask’s claim that the ramp had moved.", "the ramp had moved"),
        ("The board heard her repeated claim that the ramp had moved.", "the ramp had moved"),
        ("The board had a warning from Mirela Hask that the ramp would move.", "the ramp would move"),
        ("The ramp, in her words, “moved like a drawer”.", "“moved like a drawer”"),
        ("The board ignored Mirela Hask’s warning that it would move, and left.", "it would move"),
        ("Mirela Hask’s claim that the ramp had moved was denied.", "the ramp had moved"),
        ("A warning from Mirela Hask that the ramp would move came too late.", "the ramp would move"),
    ],
)
def test_a_noun_with_an_owner_reports_what_follows_that(text, found):
    assert by_rules(text, RULES) == [found]


def test_the_noun_is_the_cue_and_has_a_class():
    (quote,) = quotes_of("Nobody heard Mirela Hask’s claim that the ramp had moved.")

    assert (quote.speaker, quote.verb, quote.cue_class) == ("Mirela Hask", "claim", "presumes_doubt")
