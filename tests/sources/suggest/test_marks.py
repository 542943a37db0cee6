"""Which marks belong together, and which are none."""

import time

import pytest

from sources.suggest.marks import pair_marks

from .saying import marked


def strays(text: str) -> list[int]:
    return list(pair_marks(text, 0, len(text)).strays)


def depths(text: str) -> list[tuple[str, int]]:
    """Return (words inside, how many pairs hold them) of every pair."""
    return [(text[pair.inner_start : pair.inner_end], pair.depth) for pair in pair_marks(text, 0, len(text)).pairs]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the harbour master’s ramp, and she won’t move it.",
        "It's the harbour master's ramp, and she won't move it.",
        "The boys’ boat and the girls’ boat left at five o’clock.",
        "The boys' boat and the girls' boat left at five o'clock.",
        "The keeper, 6'2\" tall, stood at the gate.",
        "The plank was 8' long and 2' wide.",
        "The ‘90s were wet, and so were the ’80s.",
        "The ‘90s were the boys’ best years.",
        "’Tis the season for rock ’n’ roll.",
        "It rained in '98 and in '99.",
        "O’Laoi met D’Arcy and the O'Brien sisters.",
        "Nothing is marked here.",
        "",
    ],
)
def test_an_apostrophe_or_a_measure_is_no_mark(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said, “It moved.”", "It moved."),
        ('She said, "It moved."', "It moved."),
        ("She said, ‘It moved.’", "It moved."),
        ("She said, 'It moved.'", "It moved."),
        ("She said, ''It moved.''", "It moved."),
        ("She said ‘boats’ and left.", "boats"),
        ("She said, ``It moved.''", "It moved."),
        ("She said, «It moved.»", "It moved."),
        ("She said, »It moved.«", "It moved."),
        ("She said, ‹It moved.›", "It moved."),
        ("She said, „It moved.“", "It moved."),
        ("She said, „It moved.”", "It moved."),
        ("She said, ‚It moved.‘", "It moved."),
        ('She said, “It moved."', "It moved."),
        ("She said, «it’s gone»", "it’s gone"),
        ("She said, 'It's the boys' boat, and it moved.'", "It's the boys' boat, and it moved."),
        ("She said, ‘It’s the boys’ boat, and it moved.’", "It’s the boys’ boat, and it moved."),
    ],
)
def test_every_kind_of_marks_is_read(text, inside):
    assert marked(text) == [inside]


def test_marks_follow_one_another():
    assert marked('"One," she said. "Two." "Three."') == ["One,", "Two.", "Three."]


def test_an_opening_mark_may_stand_behind_a_dash_or_a_bracket():
    assert marked('The ramp—"it moved"—is gone ("for good").') == ["it moved", "for good"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("“He said ‘no’ to us.”", [("He said ‘no’ to us.", 0), ("no", 1)]),
        ("‘He said “no” to us.’", [("He said “no” to us.", 0), ("no", 1)]),
        ("\"He said 'no' to us.\"", [("He said 'no' to us.", 0), ("no", 1)]),
        ("“He said ‘no.’”", [("He said ‘no.’", 0), ("no.", 1)]),
        ("«He said “no” to us.»", [("He said “no” to us.", 0), ("no", 1)]),
    ],
)
def test_marks_inside_marks_are_nested(text, pairs):
    assert depths(text) == pairs


@pytest.mark.parametrize(
    ("text", "inside", "lost"),
    [
        ("It moved,” she said.", [], 1),
        ("It moved,” she said. “It is gone.”", ["It is gone."], 1),
        ("“It moved, she said. “It is gone.”", ["It is gone."], 1),
        ("“It moved, she said.", ["It moved, she said."], 1),
    ],
)
def test_a_mark_without_a_partner_spoils_no_other(text, inside, lost):
    assert (marked(text), len(strays(text))) == (inside, lost)


def test_marks_left_open_close_where_their_paragraph_ends():
    (pair,) = pair_marks("She said: “It moved. It is gone", 0, 31).pairs

    assert (pair.closed, pair.inner_end, pair.end) == (False, 31, 31)


def test_one_odd_mark_spoils_no_more_than_its_paragraph():
    first, second = 'It moved," she said.', 'Nobody "saw it" go.'
    text = f"{first}\n\n{second}"

    pairs = pair_marks(text, len(first) + 2, len(text)).pairs

    assert [text[pair.inner_start : pair.inner_end] for pair in pairs] == ["saw it"]


@pytest.mark.parametrize("pattern", ["«“", "“«‹‘", "»“", "„«", "‹»"])
def test_a_heap_of_opening_marks_is_read_in_no_time(pattern):
    began = time.process_time()

    pair_marks(pattern * (100_000 // len(pattern)), 0, 100_000)

    assert time.process_time() - began < 1
