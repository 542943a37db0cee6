"""Whether words stand in a text, where, and what differs."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.evidence import ABSENT, ExtractedText, Passage, Piece, find_words

MINUTES = (
    "The harbour board met on Tuesday evening. Nobody had read the survey of the east ramp before the vote was taken.",
    "“We knew in March that the ramp was cracked,” said the engineer, “and we said so in writing — twice.” She was thanked.",
    "A re-survey costs £1,250 and the gover-\nnment pays half of it. That isn’t much money for a town of nine thousand.",
)


def text(*passages):
    return ExtractedText(tuple(Passage(each, f"¶ {number}") for number, each in enumerate(passages, 1)))


def look(words, *passages, alterations=()):
    return find_words(text(*(passages or MINUTES)), words, alterations)


class TestLeavesAlone:
    @pytest.mark.parametrize(
        "words",
        [
            "The ferry will sail again before Christmas, the captain promised his crew",
            "the and of in that",
            "boar",
            "…",
            "",
            " “ ” ",
        ],
    )
    def test_words_that_are_not_there(self, words):
        assert look(words).state == ABSENT

    def test_nothing_stands_in_no_text(self):
        assert find_words(ExtractedText(()), "We knew in March").state == ABSENT

    @given(st.lists(st.from_regex(r"[b-df-hj-np-tv-z]{5,9}", fullmatch=True), min_size=3, max_size=30))
    def test_words_of_another_kind_are_absent(self, words):
        assert look(" ".join(words)).state == ABSENT

    def test_capitals_inside_count(self):
        assert look("Nobody had read the Survey of the east ramp").state == "mismatch"

    def test_a_figure_counts(self):
        assert look("A re-survey costs £1.250 and the government pays half of it").state == "mismatch"


class TestChecked:
    @pytest.mark.parametrize(
        "words",
        [
            "We knew in March that the ramp was cracked",
            "we knew in March that the ramp was cracked.",
            "\"We knew in March that the ramp was cracked,\" said the engineer, 'and we said so in writing - twice.'",
            "and we said so in writing—twice",
            "A re‑survey costs £1,250 and the government pays half",
            "That isn't much  money\nfor a town",
            "That isn’t much mo\u00adney for a town",
        ],
    )
    def test_what_print_and_keyboard_do_makes_no_difference(self, words):
        assert look(words).state == "checked"

    def test_the_place_is_told(self):
        found = look("nobody had read the survey")

        assert (found.locator, found.passage, found.found) == ("¶ 1", 0, "Nobody had read the survey")
        assert MINUTES[0][found.start : found.end] == "Nobody had read the survey"

    def test_words_that_run_over_two_passages(self):
        found = look("before the vote was taken. We knew in March")

        assert (found.state, found.passage, found.end_passage) == ("checked", 0, 1)
        assert MINUTES[1][: found.end].endswith("March")

    def test_a_hyphen_at_the_end_of_a_line_may_be_a_real_one(self):
        assert look("a well-known fault", "It was a well-\nknown fault.").state == "checked"
        assert look("a government fault", "It was a gover-\nnment fault.").found == "a gover-\nnment fault"

    def test_ligatures_and_composed_letters(self):
        assert look("the first café", "It was the ﬁrst cafe\u0301 here").state == "checked"

    @given(st.data())
    def test_words_cut_from_a_text_stand_at_that_place(self, data):
        passages = data.draw(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=5))
        number = data.draw(st.integers(0, len(passages) - 1))
        spans = [match.span() for match in re.finditer(r"\S+", passages[number])]
        if not spans:
            return
        first = data.draw(st.integers(0, len(spans) - 1))
        last = data.draw(st.integers(first, len(spans) - 1))
        words = passages[number][spans[first][0] : spans[last][1]]

        found = find_words(text(*passages), words)

        if any(char.isalnum() for char in words):
            assert found.state == "checked"


class TestMismatch:
    def test_a_changed_word_is_shown_and_nothing_else(self):
        found = look("We knew in April that the ramp was cracked")

        assert found.state == "mismatch"
        assert found.difference == (
            Piece("same", "We knew in"),
            Piece("missing", "March"),
            Piece("added", "April"),
            Piece("same", "that the ramp was cracked"),
        )

    def test_a_changed_word_before_a_full_stop_shifts_nothing(self):
        found = look("met on Tuesday morning. Nobody had read the survey")

        assert [(piece.op, piece.text) for piece in found.difference if piece.op != "same"] == [
            ("missing", "evening"),
            ("added", "morning"),
        ]

    def test_a_word_left_out(self):
        assert Piece("missing", "east") in look("Nobody had read the survey of the ramp before the vote").difference

    def test_a_word_put_in(self):
        assert Piece("added", "never") in look("We never knew in March that the ramp was cracked").difference

    @given(st.data())
    def test_one_changed_word_anywhere_is_the_only_difference(self, data):
        words = ["Nobody", "had", "read", "the", "long", "survey", "of", "the", "east", "ramp", "before", "they", "voted"]
        first = data.draw(st.integers(0, len(words) - 8))
        quoted = words[first : first + data.draw(st.integers(6, 8))]
        at = data.draw(st.integers(0, len(quoted) - 1))
        right, quoted[at] = quoted[at], "zebra"

        found = look(" ".join(quoted), "They met. Nobody had read the long survey of the east ramp before they voted.")

        changes = [piece for piece in found.difference if piece.op != "same"]
        assert found.state == "mismatch"
        assert changes[-1] == Piece("added", "zebra")
        assert [piece.text for piece in changes[:-1]] in ([right], [])


class TestAlterations:
    def test_dots_that_nobody_recorded_are_a_silent_cut(self):
        assert look("Nobody had read the survey … before the vote was taken").state == "mismatch"

    @pytest.mark.parametrize(
        ("words", "alteration"),
        [
            ("Nobody had read the survey … before the vote was taken", "ellipsis"),
            ("Nobody had read the survey [...] before the vote was taken", "ellipsis"),
            ("We knew in March that the [east] ramp was cracked", "bracket_insert"),
            ("[t]he harbour board met", "bracket_case"),
            ("We knew in March that the ramp [sic] was cracked", "sic"),
            ("We knew in March that the r*** was cracked", "masked_obscenity"),
        ],
    )
    def test_what_was_recorded_is_granted(self, words, alteration):
        assert look(words, alterations=(alteration,)).state == "checked"

    def test_a_changed_word_beside_dots_is_shown(self):
        found = look("Nobody had seen the survey … before the vote was taken", alterations=("ellipsis",))

        assert found.state == "mismatch"
        assert [piece.text for piece in found.difference if piece.op != "same"] == ["read", "seen"]


def test_five_million_letters_take_seconds_at_most():
    common = "the ramp and the board of the harbour in the town said that it was the vote of the people "
    long = text(*[common * 10] * 5500, MINUTES[1])
    began = process_time()

    states = [
        look_in(long, words)
        for words in ("We knew in April that the ramp was cracked", "the vote of the ramp and the people said " * 20)
    ]

    assert states[0] == "mismatch"
    assert process_time() - began < 20  # measured: about 2 s each; the bound only tells quadratic from linear


def look_in(long, words):
    return find_words(long, words).state
