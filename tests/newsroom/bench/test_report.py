"""What the benchmark writes into the documentation goes where its markers are, and nowhere else."""

import pytest
from defusedxml import ElementTree

from newsroom.bench import chart, report


def test_a_page_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for sqlite"):
        report.put("# Speed", "sqlite", "table")


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    page = "a\n<!-- bench:sqlite -->\nold\n<!-- /bench:sqlite -->\nb\n<!-- bench:other -->\nkept\n<!-- /bench:other -->"
    written = report.put(page, "sqlite", r"new \1")
    assert written == page.replace("old", r"new \1")
    assert report.put(written, "sqlite", r"new \1") == written


def test_the_chart_is_svg_whatever_the_labels_say() -> None:
    drawn = ElementTree.fromstring(chart.bars("a < b", [("1 & 2", 0.0), ("much", 5000.0), ("same", 1.0)]))
    words = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"a < b", "1 & 2", "1.00"} <= set(words)
    widths = [float(each.get("width")) for each in drawn.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert widths[0] < widths[2] < widths[1] < 760
