"""Warnings: does a story raise those it should, and no others? Asked by code, once a story."""

from collections import Counter
from collections.abc import Sequence

from sources.suggest.model import Warning as TextWarning
from tests.eval.labelled import Story


def count_warnings(story: Story, warnings: Sequence[TextWarning]) -> Counter:
    """Return the counts of one story, by code and together; empty where its warnings were not labelled."""
    counts = Counter()
    if story.warnings is None:
        return counts
    raised = {warning.code for warning in warnings}
    for code in sorted(raised | story.warnings):
        for name in ("warnings", f"warning {code}"):
            counts[f"{name}.gold"] += code in story.warnings
            counts[f"{name}.found"] += code in raised
            counts[f"{name}.right"] += code in story.warnings and code in raised
    return counts


def wrong_warnings(story: Story, warnings: Sequence[TextWarning]) -> list[tuple[str, str]]:
    """Return (what is wrong, code and words) of each warning missed or raised in vain."""
    wanted = story.warnings or frozenset()
    raised = {warning.code for warning in warnings}
    wrong = [("missed warning", code) for code in sorted(wanted - raised)]
    vain = [warning for warning in warnings if warning.code not in wanted]
    return wrong + [("false warning", f"{w.code}: {story.text[w.start : w.end][:80]}") for w in vain]
