"""What holds for the warnings of any text, and how long they may take."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.suggest.figures import find_figures
from sources.suggest.page import read_page
from sources.suggest.warnings import find_warnings
from tests.sources.suggest.newsy import texts
from tests.sources.suggest.warnings.asking import quote, warnings_of


@given(texts, st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()))
def test_warnings_of_any_text_lie_inside_it_in_reading_order(text, headline, dateline):
    found = warnings_of(text, headline=headline, dateline=dateline)

    places = [(warning.start, warning.end) for warning in found]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert all(warning.message.endswith(".") for warning in found)


@pytest.mark.parametrize(
    "piece", ["7", "1,", "(", "the the ", "“", "‘", "”", "“to ” to ", "Thursday ", "12 people were killed. "]
)
def test_time_grows_with_the_length_of_the_text(piece):
    page = read_page((piece * 100_000)[:100_000])
    figures = find_figures(page)

    began = time.process_time()
    find_warnings(page, (), figures, headline="Twelve people killed on Thursday in the town")

    assert time.process_time() - began < 1.0


def test_time_grows_with_the_number_of_quotations():
    text = "Police kill bears in town\n\n" + "Hask said police kill bears in town. " * 2_000
    one = quote(text, "police kill bears")
    page = read_page(text)

    began = time.process_time()
    find_warnings(page, [one] * 5_000, ())

    assert time.process_time() - began < 1.0
