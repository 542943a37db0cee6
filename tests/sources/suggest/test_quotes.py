"""Statements made into suggestions: type, marked stretches, groups, words that run over paragraphs."""

import pytest

from .saying import only, quotes_of, words


def inner(text: str) -> list[str]:
    """Return the marked stretches of the only quotation."""
    return [text[start:end] for start, end in only(text).inner]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Mirela Hask said the ramp had moved.", "indirect"),
        ("Mirela Hask said the “x” had moved.", "indirect"),
        ("Mirela Hask said the ramp “moved like a drawer”.", "partial"),
        ("Mirela Hask said the “old” ramp had moved again.", "partial"),
        ("“The ramp moved like a drawer,” Mirela Hask said.", "direct"),
        ("Mirela Hask said: 'It moved like a drawer.'", "direct"),
        ("Mirela Hask said: ''It moved like a drawer.''", "direct"),
        ("Mirela Hask said: «It moved like a drawer.»", "direct"),
        ("Mirela Hask said: It moved like a drawer.", "indirect"),
    ],
)
def test_the_type_follows_from_how_much_stands_inside_marks(text, type_):
    assert only(text).type == type_


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Mirela Hask said the ramp had moved.", []),
        ("“It moved,” Mirela Hask said.", ["It moved,"]),
        ("Mirela Hask said the ramp “moved” and “stopped again”.", ["moved", "stopped again"]),
        ("Mirela Hask said, “He told me ‘no’ twice.”", ["He told me ‘no’ twice."]),
        ("Mirela Hask said, “It moved.", ["It moved."]),
    ],
)
def test_marked_stretches_leave_their_marks_out(text, stretches):
    assert inner(text) == stretches


def test_offsets_are_code_points_of_the_text_as_given():
    text = "😀\u200b Mirela Hask said, “It\xa0moved 😀.”"

    quote = only(text)

    assert text[quote.start : quote.end] == "“It\xa0moved 😀.”"
    assert text[quote.verb_start : quote.verb_end] == "said"
    assert text[quote.mention_start : quote.mention_end] == "Mirela Hask"


@pytest.mark.parametrize(
    "text",
    [
        "“It moved,” said Mirela Hask.",
        "“It moved,” said Mirela Hask. Tom Brennock said, “It did not.”",
        "“It moved,” said Mirela Hask.\n\n“It is gone,” she said.",
    ],
)
def test_separate_quotations_have_no_group(text):
    assert {quote.group for quote in quotes_of(text)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "“It moved,” Mirela Hask said, “and it is gone.”",
        "“It moved,” said Mirela Hask, “and it is gone.”",
        "“It moved,” Mirela Hask said. “It is gone for good.”",
        "“It moved,” Mirela Hask said. “It is gone for good.” “We saw it go.”",
        "The ramp, Mirela Hask said, had moved.",
    ],
)
def test_parts_of_an_interrupted_quotation_share_a_group(text):
    assert {quote.group for quote in quotes_of(text)} == {"g1"}


def test_groups_are_counted_through_the_text():
    text = "“It moved,” Mirela Hask said, “and fast.”\n\n“It did not,” Tom Brennock said, “move at all.”"

    assert [quote.group for quote in quotes_of(text)] == ["g1", "g1", "g2", "g2"]


def test_marks_left_open_and_opened_anew_are_one_quotation():
    text = "“The ramp moved last night.\n\n“It went into the harbour,” said Mirela Hask."

    assert words(text) == ["“The ramp moved last night.\n\n“It went into the harbour,”"]
    assert only(text).speaker == "Mirela Hask"


def test_words_may_run_on_over_a_paragraph_after_their_cue():
    text = "“It moved,” said Mirela Hask. “It went like a drawer.\n\n“We could not stop it.”"

    first, second = quotes_of(text)

    assert text[second.start : second.end] == "“It went like a drawer.\n\n“We could not stop it.”"
    assert (first.group, second.group, second.speaker) == ("g1", "g1", "Mirela Hask")


def test_two_paragraphs_with_a_cue_each_stay_two():
    text = "Mirela Hask said: “The ramp moved last night.\n\n“It went into the harbour,” said Tom Brennock."

    assert [quote.speaker for quote in quotes_of(text)] == ["Mirela Hask", "Tom Brennock"]


def test_closed_marks_do_not_run_on():
    text = "“The ramp moved last night,” said Mirela Hask.\n\n“It went into the harbour,” said Tom Brennock."

    assert words(text) == ["“The ramp moved last night,”", "“It went into the harbour,”"]


def test_words_that_go_on_are_given_the_cue_and_class_of_the_ones_before():
    _, second = quotes_of("“It moved,” Mirela Hask claimed. “It is gone for good.”")

    assert (second.verb, second.cue_class) == ("claimed", "presumes_doubt")


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("“It moved,” said Mirela Hask.", "Mirela Hask said it had moved."),
        ("Mirela Hask said that it had moved.", "Mirela Hask called the ramp a disgrace."),
        ("“It moved,” said Mirela Hask.", "“It moved,” she said."),
    ],
)
def test_confidence_falls_with_what_the_text_leaves_open(surer, less_sure):
    assert only(surer).confidence > only(less_sure).confidence
