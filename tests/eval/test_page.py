"""The page about suggestions says what a reader of it needs: every rule, every warning."""

from django.conf import settings

from sources.suggest import suggest
from tests.eval.labelled import WARNING_CODES, stories

PAGE = (settings.BASE_DIR / "docs" / "suggestions.md").read_text("utf-8")


def test_every_rule_that_finds_a_quotation_is_explained() -> None:
    rules = {quote.rule for story in stories() for quote in suggest(story.text).quotes}

    assert len(rules) > 15
    assert sorted(rule for rule in rules if f"`{rule}`" not in PAGE) == []


def test_every_warning_is_explained() -> None:
    assert [code for code in WARNING_CODES if f"| `{code}` |" not in PAGE] == []
