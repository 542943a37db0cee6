"""Words, X said."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Mirela Hask said.",
        "Asked about the ramp, Mirela Hask said so.",
        "At the harbour, Mirela Hask said nothing.",
        "Meanwhile, Mirela Hask said no.",
    ],
)
def test_what_only_leads_in_is_no_speech(text):
    assert words(text) == []


def test_a_sentence_that_goes_on_after_its_cue_has_its_words_there():
    assert words("The ramp is old, Mirela Hask said it had moved.") == ["it had moved"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It moved,” Mirela Hask said.", ["“It moved,”"]),
        ("“It moved”, Mirela Hask said.", ["“It moved”"]),
        ("“It moved!” Mirela Hask cried.", ["“It moved!”"]),
        ("“It moved,” — Mirela Hask said.", ["“It moved,”"]),
        ("But “it moved,” Mirela Hask said.", ["“it moved,”"]),
        ("The ramp “moved like a drawer,” Mirela Hask said.", ["The ramp “moved like a drawer,”"]),
        ("The ramp had moved, Mirela Hask said.", ["The ramp had moved"]),
        ("The ramp had moved, Mirela Hask said on Monday.", ["The ramp had moved"]),
        ("The ramp had moved, Mirela Hask told the board.", ["The ramp had moved"]),
        ("The ramp had moved, Mirela Hask said, and left.", ["The ramp had moved"]),
        ("The ramp had moved, Mirela Hask said, turning to the board.", ["The ramp had moved"]),
        ("The ramp had moved, Mirela Hask said, and the board knew it.", ["The ramp had moved", "and the board knew it"]),
        ("The ramp, Mirela Hask said, had moved.", ["The ramp", "had moved"]),
        ("When the tide was in, the ramp moved, Mirela Hask said.", ["When the tide was in, the ramp moved"]),
        ("Ramp: it moved, Mirela Hask said.", ["it moved"]),
    ],
)
def test_words_before_a_speaker_are_said(text, found):
    assert [(each, who) for each, who, _ in said(text)] == [(each, "Mirela Hask") for each in found]
