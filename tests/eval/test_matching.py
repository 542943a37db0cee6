"""Spans are paired one to one, the best overlap first, edges trimmed."""

from tests.eval.matching import overlap, pair_up, shared, trimmed


def test_marks_blanks_and_stops_at_the_edges_do_not_count() -> None:
    text = " “We sail, now.” "

    assert text[slice(*trimmed(text, 0, len(text)))] == "We sail, now"


def test_what_is_only_edges_becomes_empty() -> None:
    assert trimmed("“ . ”", 0, 5)[0] == trimmed("“ . ”", 0, 5)[1]


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 10), (10, 20)) == 0
    assert overlap((0, 10), (5, 15)) == 5 / 15
    assert shared((0, 10), (5, 15)) == 5


def test_one_found_span_answers_one_labelled_span_only() -> None:
    assert pair_up([(0, 100)], [(0, 90), (0, 40)], 0.3) == {0: 0}


def test_the_best_overlap_goes_first() -> None:
    assert pair_up([(0, 60), (0, 100)], [(0, 100)], 0.3) == {0: 1}


def test_nothing_under_the_least_overlap_is_paired() -> None:
    assert pair_up([(0, 79)], [(0, 100)], 0.8) == {}
    assert pair_up([(0, 80)], [(0, 100)], 0.8) == {0: 0}
