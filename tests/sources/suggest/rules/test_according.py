"""According to X."""

import pytest

from ..saying import said, words


@pytest.mark.parametrize(
    "text",
    [
        "According to plan.",
        "Everything went according to plan.",
        "The ramp was built according to plan and painted red.",
        "The ferries ran according to schedule.",
        "The plots were sorted according to size.",
    ],
)
def test_a_plan_says_nothing(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ramp moved, according to Mirela Hask.", [("The ramp moved", "Mirela Hask")]),
        ("The ramp moved according to Mirela Hask.", [("The ramp moved", "Mirela Hask")]),
        ("But the ramp moved, according to Mirela Hask.", [("the ramp moved", "Mirela Hask")]),
        ("The ramp moved, according to Mirela Hask, the harbour master.", [("The ramp moved", "Mirela Hask")]),
        ("According to Mirela Hask, the ramp moved twice.", [("the ramp moved twice", "Mirela Hask")]),
        ("According to Mirela Hask, the harbour master, the ramp moved.", [("the ramp moved", "Mirela Hask")]),
        ("Over time, according to Mirela Hask, the ramp will move.", [("the ramp will move", "Mirela Hask")]),
        ("It is wet; the ramp moved, according to Mirela Hask.", [("the ramp moved", "Mirela Hask")]),
        (
            "The ramp, according to Mirela Hask, moved twice.",
            [("The ramp", "Mirela Hask"), ("moved twice", "Mirela Hask")],
        ),
        (
            "The ramp “moved like a drawer”, according to a report.",
            [("The ramp “moved like a drawer”", "a report")],
        ),
    ],
)
def test_what_stands_around_it_is_the_sources(text, found):
    assert [(each, who) for each, who, _ in said(text)] == found


def test_the_cue_is_both_words():
    assert [cue for _, _, cue in said("The ramp moved, according to Mirela Hask.")] == ["according to"]
