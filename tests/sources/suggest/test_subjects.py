"""Who speaks, as written: before the cue, with appositions and asides, and after it."""

import pytest

from sources.suggest.inverted_subjects import subject_after
from sources.suggest.line import Line
from sources.suggest.subjects import Subject, subject_before

from .saying import line_of


def _written(text: str, line: Line, subject: Subject | None) -> str | None:
    if subject is None:
        return None
    return text[line.tokens[subject.first].start : line.tokens[subject.after - 1].end]


def before(text: str, cue: str = "said") -> str | None:
    """Return the phrase that ends where the last `cue` of the sentence begins."""
    line = line_of(text)
    at = len(line) - 1 - line.lower[::-1].index(cue)
    return _written(text, line, subject_before(line, at, 0))


def after(text: str) -> str | None:
    """Return the phrase that begins after the first “said”."""
    line = line_of(text)
    return _written(text, line, subject_after(line, line.lower.index("said") + 1))


@pytest.mark.parametrize(
    "text",
    [
        "“It moved,” said Hask.",
        "And said so.",
        "On Tuesday, said nobody.",
        "The ramp moved, said Hask.",
        "said so.",
    ],
)
def test_there_is_nobody_where_no_noun_stands(text):
    assert before(text) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Hask said so.", "Hask"),
        ("Mirela Hask said so.", "Mirela Hask"),
        ("She said so.", "She"),
        ("The harbour master said so.", "The harbour master"),
        ("The harbour master of Port Ellery said so.", "The harbour master of Port Ellery"),
        ("But the board said so.", "the board"),
        ("Later Hask said so.", "Hask"),
        ("On Tuesday Hask said so.", "Hask"),
        ("On March 11 Hask said so.", "Hask"),
        ("In a letter they said so.", "they"),
        ("On Tuesday, Hask said so.", "Hask"),
        ("When the ramp moved, Hask said so.", "Hask"),
        ("The ramp moved and Hask said so.", "Hask"),
        ("The ramp moved; Hask said so.", "Hask"),
        ("Mirela Hask and Tom Brennock said so.", "Mirela Hask and Tom Brennock"),
        ("The people who were there said so.", "The people who were there"),
        ("Brennock knew that Hask said so.", "Hask"),
        ("The weary, 71-year-old keeper said so.", "The weary, 71-year-old keeper"),
        ("Kelly said so.", "Kelly"),
    ],
)
def test_the_phrase_before_a_cue_speaks(text, subject):
    assert before(text) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mirela Hask, the harbour master, said so.", "Mirela Hask, the harbour master"),
        ("The harbour master, Mirela Hask, said so.", "The harbour master, Mirela Hask"),
        ("Mirela Hask, who has run it since May, said so.", "Mirela Hask, who has run it since May"),
        ("Mirela Hask (Lib., Overwater) said so.", "Mirela Hask (Lib., Overwater)"),
        ("On Tuesday, Mirela Hask, the harbour master, said so.", "Mirela Hask, the harbour master"),
        ("Kelly, the harbour master, said so.", "Kelly, the harbour master"),
        ("Fleming, the harbour master, said so.", "Fleming, the harbour master"),
        ("A keeper named in the suit, Mirela Hask, said so.", "A keeper named in the suit, Mirela Hask"),
        ("Hask’s brother said so.", "Hask’s brother"),
        ("The board’s lawyer said so.", "The board’s lawyer"),
        ("The boys’ teacher said so.", "The boys’ teacher"),
        ("Everyone at the “old” ramp said so.", "Everyone at the “old” ramp"),
    ],
)
def test_appositions_asides_and_owners_are_part_of_it(text, subject):
    assert before(text) == subject


@pytest.mark.parametrize(
    "text",
    [
        "“It moved,” said on Tuesday.",
        "“It moved,” said that day.",
        "“It moved,” said him.",
        "“It moved,” said her in May.",
        "“It moved,” said laughing.",
    ],
)
def test_nobody_speaks_after_a_cue_where_no_noun_begins(text):
    assert after(text) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“It moved,” said Hask.", "Hask"),
        ("“It moved,” said Mirela Hask, the harbour master.", "Mirela Hask, the harbour master"),
        ("“It moved,” said Mirela Hask, who runs it.", "Mirela Hask, who runs it"),
        ("“It moved,” said Mirela Hask, who added that it was wet.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask, adding that it was wet.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask, “and fast.”", "Mirela Hask"),
        ("“It moved,” said Mirela Hask in a statement.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask on Tuesday.", "Mirela Hask on Tuesday"),
        ("“It moved,” said Mirela Hask Tuesday.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask, and left.", "Mirela Hask"),
        ("“It moved,” said Mirela Hask; nobody heard.", "Mirela Hask"),
        ("“It moved,” said 71-year-old Mirela Hask.", "71-year-old Mirela Hask"),
        ("“It moved,” said her niece.", "her niece"),
        ("“It moved,” said Kelly.", "Kelly"),
        ("“It moved,” said Fleming.", "Fleming"),
        ("“It moved,” said Thomas “Tam” Brennock.", "Thomas “Tam” Brennock"),
    ],
)
def test_the_phrase_after_a_cue_speaks(text, subject):
    assert after(text) == subject
