"""Where the words end that somebody said: what belongs to them, and where the writer or another cue takes over."""

import pytest

from .saying import said, words


@pytest.mark.parametrize(
    "content",
    [
        "the ramp had moved and the board knew",
        "the ramp had moved, and that nobody was hurt",
        "the ramp, which was built in May, had moved",
        "the ramp — the old one — had moved",
        "the ramp had moved because it was wet",
        "the ramp had moved, but it would be mended",
        "the ramp had moved; it would be mended",
        "the board, a body of nine, had moved the ramp",
        "neither the ramp, the bridge nor the board had moved",
        "the ramp had moved when the tide was in",
        "the two-storey ferry (the old one) had moved",
        "the ramp had lost 20%",
        "the ramp “moved like a drawer,” then stopped",
        "the ramp had moved and saying so was hard",
        "the ramp had moved, but the board knew what the mayor said",
        "the ramp had moved, was mended and moved again",
    ],
)
def test_what_is_said_goes_on_to_the_end_of_the_sentence(content):
    assert words(f"Mirela Hask said {content}.") == [content]


@pytest.mark.parametrize(
    "rest",
    [
        ", which the board denied",
        ", according to the minutes",
        " according to the minutes",
        ", a modest shift",
        ", the largest since May",
        " — a first since the flood",
    ],
)
def test_the_writers_own_words_after_it_are_left_out(rest):
    assert words(f"Mirela Hask said the ramp had moved{rest}.")[0] == "the ramp had moved"


@pytest.mark.parametrize(
    ("rest", "more"),
    [
        (", adding that it was wet", "it was wet"),
        (" and added that it was wet", "it was wet"),
        (", but Tom Brennock said it was wet", "it was wet"),
        (", while Tom Brennock said it was wet", "it was wet"),
        (" while Tom Brennock said it was wet", "it was wet"),
        (", but Tom Brennock had said it was wet", "it was wet"),
        ("; Tom Brennock said it was wet", "it was wet"),
        (" — but Tom Brennock said it was wet", "it was wet"),
    ],
)
def test_the_next_cue_takes_the_words_from_there(rest, more):
    assert words(f"Mirela Hask said the ramp had moved{rest}.") == ["the ramp had moved", more]


@pytest.mark.parametrize("words_", ["the ramp had moved", "the ramp had moved, in May", "the ramp, in May, had moved"])
def test_a_clause_that_leads_in_ends_before_the_main_clause(words_):
    text = f"Although Mirela Hask admitted that {words_}, the board did nothing."

    assert words(text) == [words_]


@pytest.mark.parametrize("words_", ["the ramp had moved", "the ramp had moved, in May", "the ramp, in May, had moved"])
def test_an_aside_ends_before_the_sentences_own_verb(words_):
    assert words(f"Mirela Hask, who said {words_}, left.") == [words_]


def test_a_phrase_ends_where_a_clause_begins():
    assert words("Mirela Hask called the ramp a disgrace and left.") == ["the ramp a disgrace"]
    assert words("Mirela Hask accused the board of delay, and the board left.") == ["the board of delay"]


def test_quoted_words_that_close_with_a_comma_end_there():
    text = "Mirela Hask said the ramp “moved like a drawer,” while Tom Brennock was away."

    assert words(text) == ["the ramp “moved like a drawer,”"]


@pytest.mark.parametrize(
    "between",
    [
        "",
        " on Tuesday",
        " Tuesday",
        " late Tuesday",
        " two days later",
        " in a statement",
        " in a statement on Tuesday",
        " at the hearing in May",
        " again",
        " to reporters",
        " after the meeting",
        " on the show “Tide Table”",
        " that evening",
    ],
)
def test_when_and_where_it_was_said_is_no_part_of_it(between):
    assert words(f"Mirela Hask said{between} that the ramp had moved.") == ["the ramp had moved"]


def test_an_aside_after_that_is_the_writers():
    text = "Mirela Hask said that, based on what she saw, the ramp had moved."

    assert words(text) == ["the ramp had moved"]


@pytest.mark.parametrize(
    "told",
    ["the board", "reporters", "them", "CBC News", "a committee of the board", "Tom Brennock", "reporters and supporters"],
)
def test_who_was_told_is_no_part_of_it(told):
    assert said(f"Mirela Hask told {told} the ramp had moved.") == [("the ramp had moved", "Mirela Hask", "told")]
