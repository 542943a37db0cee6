"""Whatever is typed or pasted: names stand inside the text, in order, apart; and time grows with the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.suggest.names import entities

from ..newsy import anything, pieces
from .reading import names_of


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=40).map("".join) | st.lists(pieces, max_size=40).map(" ".join) | anything)
def test_names_stand_inside_the_text_in_order_and_apart(text):
    names = names_of(text)

    at = 0
    for name in names.all:
        assert at <= name.start < name.end <= len(text)
        assert name.title_start <= name.start
        assert name.text == text[name.start : name.end]
        assert 0 < name.confidence <= 1
        at = name.end
    assert names.at(0, len(text)) == names.all


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=40).map(" ".join))
def test_suggestions_do_not_overlap_and_come_out_the_same_again(text):
    shown = entities(names_of(text))

    assert shown == entities(names_of(text))
    for before, after in pairwise(shown):
        assert before.end <= after.start


@pytest.mark.parametrize(
    "piece",
    ["Capitalised Words ", "A.", "(", "A. ", "Ana Duarte and ", "Mayor Ana ", "The ", "X of ", "Duarte said. ", "’s ", "D’",
     "R-Ky. ", "Portland, ", "Board of ", "“A ", "The board said. Harbour Board. ", "Ana Duarte, a ", "A-a-", "a A"],
)  # fmt: skip
def test_time_grows_with_the_text(piece):
    text = piece * (100_000 // len(piece))
    names_of(piece)

    started = time.process_time()
    names_of(text)

    assert time.process_time() - started < 1.5  # reading the page is a part of it


def test_only_names_that_begin_in_the_stretch_are_given():
    names = names_of("Ana Duarte met Tom Hask.")

    assert [name.text for name in names.at(1, 16)] == ["Tom Hask"]
