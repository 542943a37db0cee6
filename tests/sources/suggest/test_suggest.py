"""Whole sentences, read by all stages together: what was said, by whom, by which cue."""

import pytest

from sources.suggest import suggest


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[quote.start : quote.end], quote.speaker, quote.verb) for quote in suggest(text).quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Hask did not say whether the ramp would open.",
        "The ramp at Pellow Slip has two piers.",
        "The band played “Wide Water” on the quay.",
        "Voters who say nothing stay at home.",
        "The source asked not to be named.",
        "",
    ],
)
def test_a_sentence_that_reports_nothing_suggests_no_quotation(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the ferry company, Northwater Lines, 1,200 sailings will be cancelled.",
            [("1,200 sailings will be cancelled", "Northwater Lines", "According to")],
        ),
        (
            "Mirela Hask spoke first. Her claim that the ramp moved in May was wrong.",
            [("the ramp moved in May", "Mirela Hask", "claim")],
        ),
        (
            "Asked if it moved, the harbour master said no. Mirela Hask said it had been moved.",
            [("it had been moved", "Mirela Hask", "said")],
        ),
        (
            "“We closed it,” said Mirela Hask, the harbour master, “because it moved.”",
            [("“We closed it,”", "Mirela Hask", "said"), ("“because it moved.”", "Mirela Hask", "said")],
        ),
        ("The ferry is reportedly up for sale again.", [("up for sale again", None, "reportedly")]),
        (
            "Tom Brennock asked whether the ferry could sail. He urged the board to wait.",
            [("whether the ferry could sail", "Tom Brennock", "asked"), ("the board to wait", "Tom Brennock", "urged")],
        ),
    ],
)
def test_words_are_given_to_whoever_the_sentence_says_spoke(text, expected):
    assert said(text) == expected


def test_a_manner_of_address_is_no_role():
    (quote,) = suggest("Dr Ana Duarte said the ward was full.").quotes

    assert (quote.speaker, quote.role) == ("Ana Duarte", "")


def test_words_over_two_paragraphs_are_one_quotation():
    text = "Hask stood up.\n\n“We closed it.\n\n“Then we paid for it,” she said."

    assert [words for words, _, _ in said(text)] == ["“We closed it.\n\n“Then we paid for it,”"]
