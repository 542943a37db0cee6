"""W9: what seems to be quoted and nobody has looked at, and a headline surer than its text."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from articles.checks import w09_unmarked
from articles.models.suggestion_decision import words_hash
from sources.suggest.errors import TooLong
from tests.articles.checks.loaded import problems, story
from tests.articles.desk.suggesting.hand_made import Engine, quote, warning

KEY = "aaaaaaaaaa"
TEXT = "“The ramp is closed for good,” she said. She called it “safe”. “They say it is not safe,” he said."
HTML = f"<p>{TEXT}</p>"


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    made = Engine()
    monkeypatch.setattr("sources.suggest.suggest", made)
    w09_unmarked.suggestions_in.cache_clear()
    yield made
    w09_unmarked.suggestions_in.cache_clear()


def found(html: str = HTML, turned_down: tuple[str, ...] = (), **fields: Any) -> list[str]:
    """The words that W9 points at."""
    loaded = replace(story(html, **fields), turned_down=frozenset(map(words_hash, turned_down)))
    texts = {"body": loaded.plain, "headline": loaded.article.headline}
    return [texts[each.field][each.start : each.end] for each in problems(loaded, "W9")]


# -- Leaves alone ------------------------------------------------------------------------------------------------------
def test_marked_words_are_left_alone_whatever_is_suggested(engine) -> None:
    engine.quotes = [quote(TEXT, "“The ramp is closed for good,”")]
    marked = HTML.replace("The ramp is closed for good", f'<span data-quote="{KEY}">The ramp is closed for good</span>')

    assert found(marked, ("They say it is not safe,",)) == []


@pytest.mark.parametrize("facts", [{"confidence": 0.59}, {"type": "indirect"}])
def test_paraphrases_and_what_is_hardly_likely_are_left_alone(engine, facts) -> None:
    engine.quotes = [quote("Ships may sail, she said.", "Ships may sail", **facts)]

    assert found("<p>Ships may sail, she said.</p>") == []


def test_what_was_turned_down_is_left_alone_with_what_stands_in_it(engine) -> None:
    engine.quotes = [quote(TEXT, "“The ramp is closed for good,” she"), quote(TEXT, "it “safe”", type="partial")]

    assert found(turned_down=("“The ramp is closed for good,” she", "it “safe”", "They say it is not safe,")) == []


def test_a_headline_that_says_no_more_than_the_text_is_left_alone() -> None:
    assert "Ramp closed" not in found()


def test_a_headline_that_is_not_written_yet_is_left_alone(engine) -> None:
    engine.warnings = [warning(TEXT, "The ramp", "headline_asserts")]  # of what the rules took for a headline

    assert "" not in found(headline="")


def test_a_text_too_long_to_look_through_is_judged_by_its_marks(monkeypatch) -> None:
    def refuse(*_args: Any, **_facts: Any) -> None:
        raise TooLong(2, 1)

    monkeypatch.setattr("sources.suggest.suggest", refuse)

    assert found() == ["“The ramp is closed for good,”", "“They say it is not safe,”"]


# -- Finds -------------------------------------------------------------------------------------------------------------
def test_words_in_marks_are_found_even_where_nothing_is_suggested() -> None:
    assert found() == ["“The ramp is closed for good,”", "“They say it is not safe,”"]


def test_a_suggestion_is_found_once_and_however_short_in_reading_order(engine) -> None:
    engine.quotes = [quote(TEXT, "“They say it is not safe,”"), quote(TEXT, "it “safe”", type="partial")]

    assert found() == ["“The ramp is closed for good,”", "it “safe”", "“They say it is not safe,”"]


def test_words_turned_down_elsewhere_do_not_hide_others(engine) -> None:
    engine.quotes = [quote(TEXT, "“They say it is not safe,”")]

    assert found(turned_down=("“The ramp is closed for good,”",)) == ["“They say it is not safe,”"]


def test_a_headline_surer_than_its_text_is_found(engine) -> None:
    engine.warnings = [warning(TEXT, "The ramp", "headline_asserts")]

    assert found("<p>The ramp is open.</p>", headline="Ramp closed for good") == ["Ramp closed for good"]
    assert engine.asked[0][2] == "Ramp closed for good"


def test_the_rules_as_they_are_are_asked_too(monkeypatch) -> None:
    monkeypatch.undo()
    w09_unmarked.suggestions_in.cache_clear()

    assert found("<p>“Never,” said Ana Duarte, the harbour master.</p>") == ["“Never,”"]
