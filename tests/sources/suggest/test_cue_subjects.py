"""Whose a cue is when no phrase stands right before it: after and, who, a participle."""

import pytest

from sources.suggest import suggest

from .saying import speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "The ramp, adding to the noise, moved.",
        "Voters who say the ramp moved are few.",
        "Claiming that the ramp had moved was wrong.",
    ],
)
def test_a_cue_without_anybody_reports_nothing(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask shook her head and said the ramp had moved.", ["Mirela Hask"]),
        ("Mirela Hask bestrode the gate and said the ramp had moved.", ["Mirela Hask"]),
        ("Mirela Hask said the ramp had moved and added that it was wet.", ["Mirela Hask", "Mirela Hask"]),
        ("The ramp moved; Mirela Hask looked at it and said it was wet.", ["Mirela Hask"]),
    ],
)
def test_after_and_the_subject_of_the_first_verb_or_the_last_speaker_goes_on(text, found):
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Hask, who said the ramp had moved, left.",
        "Mirela Hask, who, on a call, said the ramp had moved, left.",
        "“It moved,” said Mirela Hask, who added that it was wet.",
        "Nobody heard Mirela Hask, who said the ramp had moved.",
        "Mirela Hask, who told the board it was wet, said the ramp had moved.",
    ],
)
def test_who_goes_back_to_the_phrase_before_it(text):
    assert set(speakers(text)) == {"Mirela Hask"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mirela Hask left, claiming that the ramp had moved.", "Mirela Hask"),
        ("The news leaked and Mirela Hask left, claiming that the ramp had moved.", "Mirela Hask"),
        ("Tom Brennock was away when Mirela Hask left, saying the ramp had moved.", "Mirela Hask"),
        ("Mirela Hask wrote a letter saying the ramp had moved.", "Mirela Hask"),
    ],
)
def test_a_participle_has_the_nearest_subject_before_it(text, who):
    assert speakers(text) == [who]


def test_claiming_belongs_to_whoever_insists_before_it():
    text = "Many harbour pilots insist the exact opposite, claiming that any link to the board is a danger to the port."

    (found,) = suggest(text).quotes

    assert (found.speaker_mention, found.speaker_kind, found.verb) == ("Many harbour pilots", "unnamed_group", "claiming")
