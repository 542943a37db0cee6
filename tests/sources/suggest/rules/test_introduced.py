"""Words in marks behind a colon or a comma, with no cue beside them."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "The sign was clear, “Keep off the ramp”.",
        "The rules: “Keep off.”",
        "For sale: “A Ferry in Winter”.",
    ],
)
def test_a_colon_with_nobody_before_it_leads_nobody_in(text):
    assert [who for _, who, _ in said(text) if who] == []


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("Mirela Hask put it plainly: “It moved.”", "Mirela Hask", "put"),
        ("Mirela Hask was angry: “It moved.”", "Mirela Hask", ":"),
        ("Mirela Hask had one word for it: “Gone.”", "Mirela Hask", ":"),
        ("Mirela Hask was angry:\n\n“It moved, and nobody told us.”", "Mirela Hask", ":"),
        ("Mirela Hask said of the board:\n\n“It knew, and nobody told us.”", "Mirela Hask", "said"),
    ],
)
def test_the_subject_of_the_sentence_before_the_colon_speaks(text, who, cue):
    assert [(speaker, verb) for _, speaker, verb in said(text)] == [(who, cue)]


def test_two_quotations_behind_one_colon_are_one_stretch():
    assert words("Mirela Hask put it plainly: “It moved.” “It is gone.”")[0].startswith("“It moved.”")
