"""The suggestions are not let become worse than they are."""

import pytest

from tests.eval.floors import LOWEST, floors, shortfalls
from tests.eval.labelled import stories
from tests.eval.measure import answer, measure


def test_no_floor_is_lower_than_what_was_asked_at_the_start() -> None:
    held = floors()

    assert {name: held.get(name) for name, least in LOWEST.items() if held.get(name, 0) < least} == {}


def test_a_figure_under_its_floor_or_missing_falls_short() -> None:
    good = dict.fromkeys(floors(), 100.0) | {"cpu_ms": 1.0}

    assert shortfalls(good) == []
    assert shortfalls({**good, "strict": 50.0})[0].startswith("strict is 50.0, at least")
    assert shortfalls({**good, "strict": None})[0].startswith("strict is not there")
    assert shortfalls({**good, "cpu_ms": 5000.0})[0].startswith("cpu_ms is 5000.0, at most")


@pytest.mark.xdist_group("measuring")
def test_every_figure_is_at_or_above_its_floor() -> None:
    assert shortfalls(measure(answer(stories(), runs=1))) == []
