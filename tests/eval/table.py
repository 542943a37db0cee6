"""The figures as a table for a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.eval.measure import Answer, count_one, what_is_wrong
from tests.eval.scores.quotations import count_rules
from tests.eval.scores.shares import Shares

_SPANS = (
    ("all, strict (overlap 0.8)", "strict"), ("all, soft (overlap 0.3)", "soft"),
    ("direct and partial, strict", "marked"), ("direct and partial, soft", "marked_soft"),
    ("found and given the right speaker", "attributed"), ("parts of one quotation kept together", "group"),
)  # fmt: skip
_RECALLS = (("direct", "direct"), ("partial", "partial"), ("indirect", "indirect"))
_RIGHT = (
    ("speaker, of those found", "speaker"), ("… named beside the words", "speaker by name"),
    ("… written as a pronoun", "speaker by pronoun"), ("… written as a description", "speaker by description"),
    ("… not beside the words at all", "speaker by nothing"),
    ("cue verb, of strict ones", "verb"), ("class of the cue", "cue_class"),
    ("type", "type"), ("hearsay has nobody", "hearsay"), ("figure: value", "value"), ("figure: what is counted", "counts"),
    ("figure: approximate or not", "approx"),
)  # fmt: skip
_FOUND = ("people", "organisations", "places", "events", "operations", "works", "figures", "differs", "warnings")


def table(figures: Shares, counts: Counter, answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the lines of the table."""
    words = sum(len(one.story.text.split()) for one in answers)
    yield f"{len(answers)} stories, {words:,} words, {counts['strict.gold']} quotations"
    yield f"\n{'quotations':40}{'P':>7}{'R':>7}{'F1':>7}"
    for title, name in _SPANS:
        yield f"  {title:38}{_cell(figures[name + '_p'])}{_cell(figures[name + '_r'])}{_cell(figures[name])}"
    yield f"\n{'found, by type':40}{'strict':>7}{'soft':>7}{'of':>7}"
    for title, name in _RECALLS:
        of = counts[f"{name}.gold"]
        yield f"  {title:38}{_cell(figures[name])}{_cell(figures[name + '_soft'])}{of:7}"
    yield f"\n{'right':40}{'%':>7}{'of':>7}"
    for title, name in _RIGHT:
        yield f"  {title:38}{_cell(figures[name])}{counts[name + '.gold']:7}"
    yield f"\n{'names, figures, warnings':40}{'P':>7}{'R':>7}{'of':>7}"
    for name in (*_FOUND, *sorted(key for key in figures if key.startswith("warning ") and not key.endswith("_p"))):
        yield f"  {name:38}{_cell(figures[name + '_p'])}{_cell(figures[name])}{counts[name + '.gold']:7}"
    yield f"\nmilliseconds a story, by the clock: mean {figures['ms']:.2f}, 95th percentile {figures['ms_p95']:.2f}"
    yield f"and of this process alone: mean {figures['cpu_ms']:.2f}, 95th percentile {figures['cpu_ms_p95']:.2f}"


def rules(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield how often each rule found something and was right, the busiest first."""
    counts = sum((count_rules(one.story, one.suggestions.quotes) for one in answers), Counter())
    names = sorted(
        (key.removesuffix(".found") for key in counts if key.endswith(".found")), key=lambda n: -counts[f"{n}.found"]
    )
    yield f"\n{'rule':40}{'right':>7}{'of':>7}"
    for name in names:
        found = counts[f"{name}.found"]
        yield f"  {name:38}{_cell(100 * counts[f'{name}.right'] / found)}{found:7}"


def worst(answers: Sequence[Answer], how_many: int) -> Iterator[str]:
    """Yield the stories with the most quotations missed or found in vain, the worst first."""
    rated = sorted(((_faults(one), one.story.id) for one in answers), reverse=True)
    for faults, name in rated[:how_many]:
        yield f"{faults:4} missed or in vain  {name}"


def faults(answers: Sequence[Answer], how_many: int, about: str = "") -> Iterator[str]:
    """Yield faults, evenly taken from all stories; only those whose kind holds `about`."""
    lines = [f"{one.story.id} | {what} | {words}" for one in answers for what, words in what_is_wrong(one) if about in what]
    step = max(1, len(lines) // how_many) if how_many else 1
    yield from lines[::step][:how_many]


def _faults(one):
    counts = count_one(one)
    return counts["soft.gold"] + counts["soft.found"] - 2 * counts["soft.right"]


def _cell(figure):
    return f"{'-' if figure is None else format(figure, '.1f'):>7}"
