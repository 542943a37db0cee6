"""What holds for the figures of any text, and how long they may take."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.suggest.figures import find_figures
from sources.suggest.page import read_page
from tests.sources.suggest.figures.reading import figures_of

WORDS = """12 1,200 4.2 million half a dozen two thirds one in five per cent $ £ – - to and between people were killed km of
    the more than nearly odd Section an hundred twenty . , “ ” ( ) ½ ٣ ² 𝟙 İ"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_figures_of_any_text_lie_inside_it_and_never_overlap(text):
    found = figures_of(text)

    spans = [(figure.start, figure.end) for figure in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(set(figure.differs_from) <= set(spans) - {(figure.start, figure.end)} for figure in found)


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "1,",
        "1 ",
        "12 ",
        "1–2 ",
        "3 to ",
        "(",
        "the the ",
        "one ",
        "twenty ",
        "a dozen ",
        "of 12 ",
        "12 people were killed. ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece):
    page = read_page((piece * 100_000)[:100_000])

    began = time.process_time()
    find_figures(page)

    assert time.process_time() - began < 1.0
