from dataclasses import replace

import pytest

from articles.models import Quotation
from articles.snapshot import StoryQuotation
from tests.articles.checks.loaded import problems, story


def b8(html: str, **fields) -> list[str]:
    """The very words each problem points at."""
    loaded = story(html, **fields)
    return [loaded.plain[found.start : found.end] for found in problems(loaded, "B8")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>“The ramp is closed,” she said.</p>",
        "<p>“The ramp is closed.</p><p>“It stays closed,” she said.</p>",
        "<p>He said that “that ramp” was new, and that what he had “had” no rail.</p>",
        "<p>She told him, “Him?” and “no,” no doubt.</p>",
        "<p>The ramp, “the ramp to nowhere”, is closed.</p>",
        "<p>They wanted to “build a ramp”.</p>",
    ],
)
def test_whole_marks_and_words_said_twice_on_purpose_are_left_alone(html):
    assert b8(html) == []


def test_the_same_word_before_and_inside_the_marks_is_found():
    assert b8("<p>They came to “to build a ramp”.</p>") == ["to “to"]


def test_the_doubled_word_is_found_whether_or_not_the_words_are_marked():
    html = '<p>They came To “<span data-quote="aaaaaaaaaa">to build a ramp</span>”.</p>'

    assert b8(html) == ["To “to"]


def test_the_same_word_inside_and_after_the_marks_is_found():
    assert b8("<p>It was “a ramp to nowhere” nowhere near the quay.</p>") == ["nowhere” nowhere"]


def test_the_doubled_word_is_counted_in_code_points_after_an_emoji():
    assert b8("<p>🚢 They came to “to build”.</p>") == ["to “to"]


def test_a_lonely_mark_is_pointed_at():
    assert b8("<p>She said: “The ramp is closed.</p><p>Nobody came.</p>") == ["“"]


def test_a_lonely_mark_in_the_headline_names_that_field():
    found = problems(story("<p>Closed.</p>", headline="‘Ramp closed"), "B8")

    assert [(problem.field, problem.start) for problem in found] == [("headline", 0)]


def test_words_that_moved_away_from_their_row_are_found():
    loaded = story('<p>“<span data-quote="aaaaaaaaaa">The ramp is closed</span>,” she said.</p>')
    loaded.quotations[0].row.text = "The ramp is open"

    assert [found.key for found in problems(loaded, "B8")] == ["aaaaaaaaaa"]


def test_an_orphan_that_is_known_as_one_is_left_alone():
    gone = Quotation(key="bbbbbbbbbb", text="Gone", start=0, end=4, is_orphaned=True)
    loaded = replace(story("<p>Closed.</p>"), orphans=(StoryQuotation(gone, None, None),))

    assert problems(loaded, "B8") == []


def test_a_quotation_whose_mark_was_lost_is_found():
    gone = Quotation(key="bbbbbbbbbb", text="Gone", start=0, end=4)
    loaded = replace(story("<p>Closed.</p>"), orphans=(StoryQuotation(gone, None, None),))

    assert [found.key for found in problems(loaded, "B8")] == ["bbbbbbbbbb"]


def test_a_mark_without_a_row_is_found():
    loaded = story('<p>“<span data-quote="aaaaaaaaaa">The ramp is closed</span>,” she said.</p>')

    assert [found.key for found in problems(replace(loaded, quotations=()), "B8")] == ["aaaaaaaaaa"]
