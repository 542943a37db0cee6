"""What is one token: words with their hyphens and apostrophes, numbers, stops, whole quotations."""

import pytest

from .saying import line_of


def tokens(text: str) -> list[str]:
    return [token.text for token in line_of(text).tokens]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Ask Dr. Hask now", "Dr."),
        ("Ask J. Hask now", "J."),
        ("Ask the U.S. now", "U.S."),
        ("Come at 5 p.m. or so", "p.m."),
        ("Ask Sgt. Hask now", "Sgt."),
        ("Come on Dec. 11 then", "Dec."),
        ("Ask O’Laoi now", "O’Laoi"),
        ("Take the two-storey ferry", "two-storey"),
        ("I don’t know", "don’t"),
        ("He won't know", "won't"),
        ("Pay £1,200 now", "£1,200"),
        ("Pay $4.2m now", "$4.2m"),
        ("Give 20% now", "20%"),
    ],
)
def test_what_belongs_together_is_one_token(text, token):
    assert token in tokens(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hask’s ramp", ["Hask", "’s", "ramp"]),
        ("the boys’ boat", ["the", "boys", "’", "boat"]),
        ("they’ve gone", ["they", "’ve", "gone"]),
        ("he'd gone", ["he", "'d", "gone"]),
        ("It moved.", ["It", "moved", "."]),
        ("So am I.", ["So", "am", "I", "."]),
        ("It moved...", ["It", "moved", "..."]),
        ("It moved -- fast", ["It", "moved", "--", "fast"]),
    ],
)
def test_what_is_more_than_one_is_parted(text, parts):
    assert tokens(text) == parts


def test_a_quotation_is_one_token_whatever_stands_in_it():
    line = line_of("She said “it moved. It said so” twice.")

    assert [token.kind for token in line.tokens] == ["word", "word", "quote", "word", "punct"]


def test_a_word_is_compared_in_small_letters_and_with_a_plain_apostrophe():
    assert line_of("DON’T move").lower[0] == "don't"
