"""Words in marks without a cue."""

import pytest

from ..saying import quotes_of, speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "The “Fix It” plan failed.",
        "The prize went to “A Ferry in Winter, and Other Tales of the Harbour at Night”.",
        "The “old” ramp moved.",
        "“Never again” was on every door.",
        "Nobody calls it a “good ramp” now.",
        "“Ramp”",
    ],
)
def test_a_title_a_term_and_a_scare_quote_are_no_quotation(text):
    assert [quote for quote in quotes_of(text) if quote.rule in ("words alone", "words in marks")] == []


def test_a_quotation_that_is_its_sentence_goes_on_from_the_last():
    first, second = quotes_of("“It moved,” said Mirela Hask. “It is gone for good.”")

    assert (second.speaker, second.verb, second.rule) == ("Mirela Hask", "said", "words alone")
    assert first.group == second.group


def test_a_paragraph_of_words_goes_on_from_a_paragraph_that_ended_with_words():
    assert speakers("Mirela Hask said, “It moved.”\n\n“It is gone for good.”") == ["Mirela Hask", "Mirela Hask"]


def test_words_in_a_paragraph_that_names_another_person_first_are_that_persons():
    text = "Mirela Hask said, “It moved.”\n\nTom Brennock was there. “It was dark and the wind was up.”"

    assert speakers(text) == ["Mirela Hask", "Tom Brennock"]


def test_words_too_far_from_anybody_have_no_speaker():
    text = "Mirela Hask said, “It moved.”\n\nIt was late.\n\nIt was wet.\n\nIt was dark.\n\n“It is gone for good.”"

    assert speakers(text) == ["Mirela Hask", None]


def test_words_inside_a_sentence_are_given_the_name_before_them():
    text = "Mirela Hask was clear in her letter, “the ramp has moved again and nobody here will mend it”, and left."

    assert speakers(text) == ["Mirela Hask"]


def test_long_words_inside_a_sentence_are_found():
    assert words("The letter, “the ramp has moved again and nobody here will mend it”, came late.") == [
        "“the ramp has moved again and nobody here will mend it”"
    ]
