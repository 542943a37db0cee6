"""A text made ready: paragraphs, page furniture, odd characters, and every offset still true."""

import pytest

from sources.suggest.errors import NotText, TooLong
from sources.suggest.page import FILLER, MOST_CHARACTERS, read_page


def paragraphs(text: str) -> list[str]:
    return [text[each.start : each.end] for each in read_page(text).paragraphs]


def story(text: str) -> list[str]:
    """Return the paragraphs that are no furniture."""
    return [text[each.start : each.end] for each in read_page(text).paragraphs if not each.furniture]


def test_what_is_no_text_is_refused():
    with pytest.raises(NotText):
        read_page(b"It moved.")


def test_what_is_too_long_is_refused():
    with pytest.raises(TooLong):
        read_page("a" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    "text",
    [
        "Read more: Ferry late again",
        "ADVERTISEMENT",
        "Story continues below",
        "Watch: the ramp moves",
        "Photo: A. Lorne",
        "The ramp on Monday. (A. Lorne/Reuters)",
        "The harbour at dawn (file photo).",
        "* * *",
        "…",
    ],
)
def test_what_belongs_to_the_page_is_no_part_of_the_story(text):
    assert story(f"The ramp moved.\n\n{text}\n\nNobody was hurt.") == ["The ramp moved.", "Nobody was hurt."]


def test_a_long_paragraph_is_the_storys_however_it_begins():
    text = "Watch the harbour long enough and a ramp will move, " + "as everybody who lives beside it has learnt, " * 3

    assert story(text) == [text.strip()]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029", "\v", "\n \n"])
def test_a_break_parts_paragraphs(between):
    assert paragraphs(f"It moved.{between}It is gone.") == ["It moved.", "It is gone."]


def test_a_line_broken_by_hand_goes_on_in_the_next():
    text = "The ramp at Aldermere moved in the night, and nobody was there to\nsee it go."

    assert paragraphs(text) == [text]


def test_a_short_line_is_a_paragraph_though_it_has_no_stop():
    assert paragraphs("Ramp moves\nnobody hurt") == ["Ramp moves", "nobody hurt"]


@pytest.mark.parametrize("odd", ["\x00", "\u200b", "\xa0", "\t", "\ud800", "\u202e", "\r", "\ufeff", "é", "😀"])
def test_odd_characters_move_nothing(odd):
    text = f"Hask{odd} said {odd}“it{odd}”."

    page = read_page(text)

    assert page.text == text
    assert len(page.flat) == len(page.filled) == len(text)


def test_words_inside_marks_are_hidden_from_the_rules():
    page = read_page("She said “he said no” twice.")

    assert page.filled == f"She said “{FILLER * 10}” twice."


def test_an_empty_text_has_no_paragraphs():
    assert read_page(" \n\t ").paragraphs == ()
