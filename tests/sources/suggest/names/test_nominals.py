"""Descriptions that stand for a name."""

import pytest

from .reading import described, names_of


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left. Later Mayor Ana Duarte came.",
        "Mayor Ana Duarte came. The mayor’s-office cat slept. The mayor of Vrobosk stayed.",
        "Northline, the utility, met. The utility bill rose.",
        "The board met.",
        "Vice President Ana Duarte came. The president left.",
    ],
)
def test_nothing_is_tied_without_a_name_before_it_or_as_part_of_something_else(text):
    assert described(text) == [] or all(not tied.startswith("The") for tied, _ in described(text))


@pytest.mark.parametrize(
    ("text", "description", "name"),
    [
        ("Mayor Ana Duarte came. Then the mayor left.", "the mayor", "Ana Duarte"),
        ("Sen. Ada Holt, R-Ky., came. Then the Kentucky Republican left.", "the Kentucky Republican", "Ada Holt"),
        ("Sen. Ada Holt came. The senator left.", "The senator", "Ada Holt"),
        ("Const. Tom Hask came. The officer left.", "The officer", "Tom Hask"),
        ("Ana Duarte, the port’s chief engineer, came. The engineer left.", "The engineer", "Ana Duarte"),
        ("Northline Power came. The utility declined.", "The utility", "Northline Power"),
        ("The Northport Police Department came. The department said so.", "The department", "Northport Police Department"),
        ("Orra, the brewery, met. The brewery has closed.", "The brewery", "Orra"),
        ("Vosk Brindle Ltd met. The company said so.", "The company", "Vosk Brindle Ltd"),
    ],
)
def test_a_description_is_tied_to_the_name_before_it(text, description, name):
    assert (description, name) in described(text)


def test_of_two_the_one_named_last_is_meant_and_is_less_sure():
    (nominal,) = names_of("Sen. Ada Holt came. Sen. Tom Hask came. The senator left.").nominals

    assert nominal.canonical == "Tom Hask"
    assert nominal.confidence <= 0.5
