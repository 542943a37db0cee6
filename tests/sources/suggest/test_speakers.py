"""Who is meant: names, pronouns, words nobody is named for."""

import pytest

from .saying import only, quotes_of, speakers


def kinds(text: str) -> list[str]:
    return [quote.speaker_kind for quote in quotes_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said the ramp had moved.",
        "They said the ramp had moved.",
        "I said the ramp had moved.",
        "We said the ramp had moved.",
        "Mirela Hask left. He said the ramp had moved, but Tom Brennock was not there.",
        "Mr Hask left. She said the ramp had moved.",
        "The Aldermere Harbour Board met. She said the ramp had moved.",
        "“The ramp moved and nobody has mended it since,” it is written on the wall.",
    ],
)
def test_nobody_is_guessed_where_nobody_fits(text):
    assert speakers(text) in ([None], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mirela Hask left. She said the ramp had moved.", ["Mirela Hask"]),
        ("Mirela Hask met Tom Brennock. “It moved,” he said. “It did not,” she said.", ["Tom Brennock", "Mirela Hask"]),
        ("Mirela Hask left. Tom Brennock stayed. She said the ramp had moved.", ["Mirela Hask"]),
        ("“It moved,” said Mirela Hask. She said it was wet.", ["Mirela Hask", "Mirela Hask"]),
        ("“It moved,” said Mirela Hask.\n\nIt was wet.\n\nShe said it was late.", ["Mirela Hask", "Mirela Hask"]),
        ("When Mirela Hask came, she said the ramp had moved.", ["Mirela Hask"]),
        (
            "The Aldermere Harbour Board met Mirela Hask. It said the ramp had moved.",
            ["Aldermere Harbour Board"],
        ),
        ("Residents said it was wet. They said it was late.", ["Residents", "Residents"]),
    ],
)
def test_a_pronoun_means_the_last_one_it_fits(text, found):
    assert speakers(text) == found


def test_a_pronoun_looks_only_a_few_paragraphs_back():
    text = "Mirela Hask left.\n\n" + "It was wet.\n\n" * 6 + "She said the ramp had moved."

    assert speakers(text) == [None]


def test_a_name_inside_marks_is_not_who_is_meant():
    text = "Mirela Hask left. “Ana Duarte saw it,” she said."

    assert speakers(text) == ["Mirela Hask"]


def test_a_surname_is_given_its_full_name():
    assert speakers("Mirela Hask left. Hask said the ramp had moved.") == ["Mirela Hask"]


def test_words_without_a_cue_are_the_last_speakers_of_the_paragraph():
    text = "Tom Brennock was there. Mirela Hask said it was wet. “It moved like a drawer and stopped.”"

    assert speakers(text)[-1] == "Mirela Hask"


def test_a_participle_goes_on_with_the_same_speaker():
    text = "Mirela Hask said the ramp had moved, adding that Tom Brennock was there."

    assert speakers(text) == ["Mirela Hask", "Mirela Hask"]


def test_hearsay_is_nobodys_whoever_stands_nearby():
    text = "Mirela Hask was there. The board reportedly knew. “It moved like a drawer,” Tom Brennock said."

    assert speakers(text) == [None, "Tom Brennock"]
    assert kinds(text) == ["nobody", "person"]


def test_a_role_comes_with_the_name():
    assert only("“It moved,” said Mirela Hask, the harbour master.").role.endswith("harbour master")
    assert only("Mayor Mirela Hask said the ramp had moved.").role == "Mayor"
