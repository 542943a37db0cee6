"""Run the suggestions over stories: what they find, how long that takes, how much memory."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles

from sources.suggest import suggest
from sources.suggest.model import Suggestions
from tests.eval.labelled import Story
from tests.eval.scores.figures import count_figures, wrong_figures
from tests.eval.scores.names import count_names, wrong_names
from tests.eval.scores.quotations import count_quotations, misses
from tests.eval.scores.shares import Shares, shares
from tests.eval.scores.warnings import count_warnings, wrong_warnings


@dataclass(frozen=True, slots=True)
class Answer:
    """What one story got, and the shortest of its runs in milliseconds: by the clock, and of this process alone."""

    story: Story
    suggestions: Suggestions
    ms: float
    cpu_ms: float


def answer(stories: Sequence[Story], runs: int = 3) -> list[Answer]:
    """Suggest for every story with an empty directory. A first round warms up and is not timed."""
    found = [suggest(story.text) for story in stories]
    return [
        Answer(story, suggestions, *map(min, zip(*(_time(story.text) for _ in range(runs)), strict=True)))
        for story, suggestions in zip(stories, found, strict=True)
    ]


def count(answers: Sequence[Answer]) -> Counter:
    """Add up what is right in all answers."""
    return sum((count_one(one) for one in answers), Counter())


def count_one(one: Answer) -> Counter:
    story, given = one.story, one.suggestions
    return (
        count_quotations(story, given.quotes)
        + count_names(story, given.entities)
        + count_figures(story, given.figures)
        + count_warnings(story, given.warnings)
    )


def what_is_wrong(one: Answer) -> list[tuple[str, str]]:
    """Return (what, words) of everything missed or wrong in one answer."""
    story, given = one.story, one.suggestions
    return (
        misses(story, given.quotes)
        + wrong_names(story, given.entities)
        + wrong_figures(story, given.figures)
        + wrong_warnings(story, given.warnings)
    )


def measure(answers: Sequence[Answer]) -> Shares:
    """Return every figure in per cent, and the milliseconds: `ms` by the clock, `cpu_ms` of this process, each with p95."""
    times, own = [one.ms for one in answers], [one.cpu_ms for one in answers]
    return {
        **shares(count(answers)),
        "ms": mean(times),
        "ms_p95": _p95(times),
        "cpu_ms": mean(own),
        "cpu_ms_p95": _p95(own),
    }


def resident_mb() -> float:
    """Return the memory of this process in MB (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def _p95(times):
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _time(text):
    began, began_own = time.perf_counter(), time.process_time()
    suggest(text)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - began_own)
