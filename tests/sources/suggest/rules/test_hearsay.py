"""Words that nobody is said to say."""

import pytest

from ..saying import quotes_of, words


@pytest.mark.parametrize(
    "text",
    [
        "The claimed losses were small.",
        "The ramp is said.",
        "The reported fault was small.",
        "The alleged thief left.",
        "They are believed.",
    ],
)
def test_an_attribute_is_no_hearsay(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found", "cue"),
    [
        ("The board reportedly knew about the ramp.", "knew about the ramp", "reportedly"),
        ("The ramp is said to have moved in May.", "have moved in May", "is said to"),
        ("Mirela Hask was rumoured to be leaving the board.", "be leaving the board", "was rumoured to"),
        ("It is understood that the board knew.", "the board knew", "is understood that"),
    ],
)
def test_nobody_speaks_and_no_name_nearby_is_taken(text, found, cue):
    (quote,) = quotes_of(f"{text} Tom Brennock was there.")

    assert text[quote.start : quote.end] == found
    assert (quote.speaker, quote.speaker_kind, quote.verb, quote.cue_class) == (None, "nobody", cue, "hearsay")


def test_words_in_marks_before_hearsay_do_not_become_hearsay():
    before = "Mirela Hask said the ramp had moved.\n\n"
    first, second, _ = quotes_of(before + "“We saw it go in the night,” it is understood that she told the board.")

    assert (first.speaker, second.speaker, second.cue_class) == ("Mirela Hask", "Mirela Hask", "neutral")
