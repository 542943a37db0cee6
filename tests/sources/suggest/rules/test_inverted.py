"""Words, said X."""

import pytest

from ..saying import quotes_of, said, words


@pytest.mark.parametrize(
    "text",
    [
        "The ramp moved, called a disgrace by the board.",
        "On Tuesday, said the board.",
        "The ramp, argued over for years, is gone.",
    ],
)
def test_few_verbs_stand_before_their_speaker_outside_marks(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“It moved,” said Mirela Hask.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask, the harbour master.", "Mirela Hask"),
        ("“It moved,” said the harbour master, Mirela Hask.", "Mirela Hask"),
        ("“It moved,” reported Mirela Hask.", "Mirela Hask"),
        ("“It moved!” cried Mirela Hask.", "Mirela Hask"),
        ("“It moved” said Mirela Hask.", "Mirela Hask"),
        ("“It moved,” flatly said Mirela Hask.", "Mirela Hask"),
        ("“It moved,” said Anna Kelly.", "Anna Kelly"),
        ("“It moved,” said a keeper at the gate.", "a keeper at the gate"),
    ],
)
def test_the_speaker_stands_after_the_cue(text, who):
    assert [(each, speaker) for each, speaker, _ in said(text)] == [(text[: text.index("” ") + 1], who)]


def test_words_outside_marks_may_stand_before_said():
    assert words("The ramp had moved, said Mirela Hask.") == ["The ramp had moved"]


def test_a_speaker_with_an_apposition_stands_before_said():
    assert said("Tom Brennock, the mayor, said Mirela Hask had left.") == [("Mirela Hask had left", "Tom Brennock", "said")]


@pytest.mark.parametrize("between", [", “", ": “", " — “"])
def test_the_rest_after_the_speaker_is_part_of_the_same_quotation(between):
    first, second = quotes_of(f"“It moved,” said Mirela Hask, the harbour master{between}and fast.”")

    assert first.group == second.group == "g1"
    assert second.speaker == "Mirela Hask"
