"""What stands inside marks decides the type of a labelled quotation."""

import pytest

from tests.eval.marked import Marked


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in Marked(text).stretches]


@pytest.mark.parametrize(
    "text",
    [
        "The skippers’ boats weren’t there in the ’80s.",
        "It's the councils' own doing, the O'Hara brothers said.",
        "A 6' plank.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert inside(text) == []


@pytest.mark.parametrize(
    "text",
    ["He said “go home” twice.", 'He said "go home" twice.', "He said ''go home'' twice.", "He said «go home» twice.",
     "He said ‘go home’ twice.", "He said 'go home' twice.", "He said ``go home'' twice.", "He said „go home“ twice."],
)  # fmt: skip
def test_every_kind_of_mark_is_seen(text: str) -> None:
    assert inside(text) == ["go home"]


def test_an_apostrophe_does_not_close_single_marks() -> None:
    assert inside("‘They’ve taken the drivers’ jobs,’ she said.") == ["They’ve taken the drivers’ jobs,"]


def test_a_mark_left_open_closes_with_its_paragraph() -> None:
    assert inside("“We wait.\n\n“We sail.” They sailed.") == ["We wait.", "We sail."]


@pytest.mark.parametrize(
    ("words", "type_"),
    [("“We wait,”", "direct"), ("the boats “wait for nobody”", "partial"), ("the boats wait", "indirect"),
     ("the boats “a”", "indirect")],
)  # fmt: skip
def test_the_type_follows_from_the_share_inside(words: str, type_: str) -> None:
    text = f"Hask said {words}."

    assert Marked(text).type_of(10, 10 + len(words)) == type_
