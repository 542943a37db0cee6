"""Straight marks made typographic, and the ones left alone."""

import pytest

from articles.body import smart_quotes


@pytest.mark.parametrize(
    "text",
    ["no marks", 'a 4" x 6" card', "6' 2\" tall", 'a 5" pipe', "10' long", '" alone "', "already “typographic”, isn’t it"],
)
def test_doubtful_marks_and_measures_stay_as_they_are(text):
    assert smart_quotes(text) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("It's the '90s, 'tis said; rock 'n' roll", "It’s the ’90s, ’tis said; rock ’n’ roll"),
        ("James' boat", "James’ boat"),
        ("\"He said 'no' twice,\" she said", "“He said ‘no’ twice,” she said"),
        ("\"'Stop,' he said\"", "“‘Stop,’ he said”"),
        ("'Stop,' he said, 'it's late.'", "‘Stop,’ he said, ‘it’s late.’"),
        ('He said—"no"—and left ("for good")', "He said—“no”—and left (“for good”)"),
        ('"It ended in 2026"', "“It ended in 2026”"),
        ('"One.\n\n"Two," he said', "“One.\n\n“Two,” he said"),
        ('"It is 6\' 2" long," he said', "“It is 6' 2\" long,” he said"),
        ('"No—" she began', "“No—” she began"),
    ],
)
def test_plain_cases_turn(typed, printed):
    assert smart_quotes(typed) == printed


@pytest.mark.parametrize(("language", "printed"), [("de", "„Ja“"), ("fr-CA", "«\u00a0Ja\u00a0»"), ("xx", "“Ja”")])
def test_marks_follow_the_language(language, printed):
    assert smart_quotes('"Ja"', language) == printed
