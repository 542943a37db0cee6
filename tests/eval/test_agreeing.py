"""When two ways of naming somebody count as the same."""

import pytest

from tests.eval.agreeing import is_named, same_person, same_speaker, same_thing, same_verb


@pytest.mark.parametrize(
    ("found", "gold"),
    [
        (None, "Mirela Hask"),
        ("Tom Brennock", "Mirela Hask"),
        ("harbour master", "a spokesman for the ferry"),
        ("RCMP", "Harbour Board"),
        ("the", "the harbour"),
    ],
)
def test_different_speakers_are_told_apart(found: str | None, gold: str) -> None:
    assert not same_speaker(found, gold)


@pytest.mark.parametrize(
    ("found", "gold"),
    [
        ("Hask", "Mirela Hask, the harbour master"),
        ("Mayor Mirela Hask", "Hask"),
        ("Ned Orr Jr.", "Orr"),
        ("Inés Peña", "Ines Pena"),
        ("HB", "Harbour Board"),
        ("the Harbour Board", "Harbour Board"),
        ("officials at the harbour", "harbour officials"),
        ("Mr King", "Dana King"),
        ("one official", "One official"),
    ],
)
def test_one_speaker_may_be_written_in_many_ways(found: str, gold: str) -> None:
    assert same_speaker(found, gold)


def test_a_pronoun_names_nobody() -> None:
    assert not is_named(" She ")
    assert not is_named(None)
    assert is_named("the clerk")


def test_cues_agree_by_a_shared_word_and_a_colon_by_itself() -> None:
    assert same_verb("said", "said in a statement")
    assert same_verb(":", ":")
    assert not same_verb("told", "said")
    assert not same_verb(None, "said")
    assert not same_verb("said", ":")


def test_a_surname_alone_counts_only_where_one_person_has_it() -> None:
    everyone = ["Mirela Hask", "Tom Brennock", "Ana Brennock"]

    assert same_person("Hask", "Mirela Hask", everyone)
    assert not same_person("Brennock", "Tom Brennock", everyone)
    assert not same_person("Ana Brennock", "Tom Brennock", everyone)
    assert same_person("T. Brennock", "Tom Brennock", everyone)


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("Ontario", "Port Ellery, Ontario", False),
        ("Harbour", "Harbour Board", False),
        ("Port Ellery", "Port Ellery, Ontario", True),
        ("the Aldermere Harbour Board", "Aldermere Harbour Board (AHB)", True),
        ("AHB", "Aldermere Harbour Board", True),
        ("Harbour Board", "Aldermere Harbour Board", True),
    ],
)
def test_things_agree_by_head_acronym_or_two_words(found: str, gold: str, same: bool) -> None:
    assert same_thing(found, gold) is same
