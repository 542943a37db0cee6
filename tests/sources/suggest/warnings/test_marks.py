"""Unbalanced marks, and words doubled at the edge of a quotation."""

import pytest

from tests.sources.suggest.warnings.asking import warned, warnings_of


@pytest.mark.parametrize(
    "text",
    [
        "“The ramp is closed,” she said.",
        "“The ramp is closed, and stays so.\n\n“We wait for the tide,” she said.",
        "‘The ramp is closed, and stays so.\n\n‘We wait for the tide,’ she said.",
        "The workers’ hall, the ‘90s and rock ‘n’ roll are gone.",
        'A 6" pipe lay there.',
        "He said: “She called it ‘a disgrace’ twice.”",
        '<a href="https://example.com">The ramp</a>',
    ],
)
def test_whole_marks_are_left_alone(text):
    assert warned(text) == []


def test_a_mark_that_never_closes_is_pointed_at():
    assert warned("“The ramp is closed, she said.") == [("unbalanced_marks", "“")]


def test_a_mark_that_closes_nothing_is_pointed_at():
    assert warned("The ramp is closed,” she said.") == [("unbalanced_marks", "”")]


def test_a_single_mark_that_never_closes_is_pointed_at():
    assert warned("Hask said: ‘That’ll be the car park, then.") == [("unbalanced_marks", "‘")]


def test_an_odd_mark_troubles_its_own_paragraph_only():
    text = "“The ramp is closed, she said.\n\nBrine said: “We wait.” “It rains,” he added."

    assert [words for _, words in warned(text)] == ["“"]


def test_the_message_quotes_the_words_shortened():
    message = warnings_of("“The ramp is closed, and so is everything that lies between the two piers of the bay, she said.")[
        0
    ].message

    assert "The ramp is closed" in message
    assert "…" in message


@pytest.mark.parametrize(
    "text",
    ["She said that “that” was new.", "It was what he had “had”.", "They came to “build a ramp”.", "He said “no, no, no”."],
)
def test_words_that_english_can_say_twice_are_left_alone(text):
    assert warned(text) == []


def test_a_word_doubled_at_the_opening_mark_is_pointed_at():
    assert warned("They came to “to build a ramp”.") == [("doubled_word", "to “to")]


def test_a_word_doubled_at_the_closing_mark_is_pointed_at():
    assert warned("They “build a ramp” ramp now.") == [("doubled_word", "ramp” ramp")]


def test_a_doubled_word_is_found_at_nested_and_doubled_marks():
    assert warned("He said: “She came to ‘to see’ it.”") == [("doubled_word", "to ‘to")]
    assert warned("They came to ''to see'' it.") == [("doubled_word", "to ''to")]
