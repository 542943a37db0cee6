"""Marks around found words: the text is escaped first, and an excerpt shows the first of them."""

import re

from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles.record.search import marks

PLAIN = st.text(st.characters(exclude_characters=(marks.START, marks.STOP), exclude_categories=("Cs",)), max_size=400)


@given(PLAIN, PLAIN, PLAIN)
def test_only_our_own_signs_become_markup(before: str, word: str, after: str) -> None:
    html = marks.as_html(f"{before}{marks.START}{word}{marks.STOP}{after}")

    assert re.sub("</?mark>", "", html) == escape(before + word + after)


@given(PLAIN, st.text("abc", min_size=1, max_size=9), PLAIN)
def test_an_excerpt_keeps_the_mark_whole(before: str, word: str, after: str) -> None:
    cut = marks.excerpt(f"{before} {marks.START}{word}{marks.STOP} {after}")

    assert f"{marks.START}{word}{marks.STOP}" in cut
    assert cut.count(marks.START) == cut.count(marks.STOP) == 1


def test_signs_are_set_into_a_text_with_other_letters() -> None:
    assert (
        marks.onto("half-way café", f"half {marks.START}way{marks.STOP} cafe") == f"half-{marks.START}way{marks.STOP} café"
    )


def test_text_cannot_bring_signs_of_its_own() -> None:
    assert marks.without_signs(f"a{marks.START}b") == "a b"
