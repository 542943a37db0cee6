"""Figures: found, with the right value and the right thing counted, and told apart where two disagree."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from sources.suggest.model import Figure
from tests.eval.labelled import Story
from tests.eval.matching import SOFT, pair_up, shared

_SAME = {
    "per": "%", "cent": "%", "percent": "%", "percentage": "%", "pct": "%", "km": "kilometre", "kilometer":
    "kilometre", "m": "metre", "meter": "metre", "kg": "kilogram", "kilo": "kilogram", "dollar": "$", "usd": "$",
    "us$": "$", "c$": "$", "a$": "$", "pound": "£", "euro": "€", "gbp": "£", "eur": "€", "rupee": "₹", "rs": "₹",
    "mm": "millimetre", "°c": "degree", "millimeter": "millimetre", "person": "people", "foot": "feet", "litre":
    "l", "liter": "l", "tonne": "t", "mi": "mile",
}  # fmt: skip


def count_figures(story: Story, figures: Sequence[Figure]) -> Counter:
    """Return the counts of one story; empty where its figures were not labelled."""
    if story.figures is None:
        return Counter()
    pairs = _pairs(story, figures)
    worded = [(want, figure) for want, figure in pairs if want.what]
    counts = Counter(
        {
            "figures.right": len(pairs),
            "figures.found": len(figures),
            "figures.gold": len(story.figures),
            "value.right": sum(math.isclose(figure.value, want.value, rel_tol=1e-6) for want, figure in pairs),
            "value.gold": len(pairs),
            "counts.right": sum(_same_thing(figure, want) for want, figure in worded),
            "counts.gold": len(worded),
            "approx.right": sum(figure.approx == want.approx for want, figure in pairs),
            "approx.gold": len(pairs),
        }
    )
    return counts + _of_differences(story, figures)


def wrong_figures(story: Story, figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Return (what is wrong, words) of each figure missed, found in vain, misread or said to count something else."""
    pairs = _pairs(story, figures)
    seen, used = {id(want) for want, _ in pairs}, {id(figure) for _, figure in pairs}
    wrong = [("missed figure", story.text[w.start : w.end]) for w in story.figures or () if id(w) not in seen]
    wrong += [("false figure", f"{story.text[f.start : f.end]} ({f.counts})") for f in figures if id(f) not in used]
    wrong += [("value", f"{f.value} ≠ {w.value}") for w, f in pairs if not math.isclose(f.value, w.value, rel_tol=1e-6)]
    wrong += [("counts", f"{f.unit} {f.counts} ≠ {w.what}") for w, f in pairs if w.what and not _same_thing(f, w)]
    return wrong


def _pairs(story, figures):
    spans, gold = [(f.start, f.end) for f in figures], [(want.start, want.end) for want in story.figures or ()]
    pairs = pair_up(spans, gold, SOFT)
    for j, want in enumerate(gold):  # “498” inside “498 cars”: one is found though the overlap is small
        inside = [i for i, span in enumerate(spans) if i not in pairs.values() and shared(span, want) == span[1] - span[0]]
        if j not in pairs and inside:
            pairs[j] = inside[0]
    return [(story.figures[j], figures[i]) for j, i in sorted(pairs.items())]


def _same_thing(figure, want):
    """Labels put “years” now under unit, now under what is counted: both cells together must share a word."""
    return bool(_keys(f"{figure.unit} {figure.counts}") & _keys(want.what))


def _keys(words):
    keys = set()
    for word in re.findall(r"[^\s,()]+", words.lower().replace("-", " ")):
        one = word if word.endswith("ss") or len(word) < 4 else word.removesuffix("s")
        keys.add(_SAME.get(word, _SAME.get(one, one)))
    return keys


def _of_differences(story, figures):
    """Pairs of figures said to disagree; a pair counts as right when both of its places meet the labelled pair."""
    gold = {_pair((want.start, want.end), other) for want in story.figures for other in want.differs_from}
    found = {_pair((figure.start, figure.end), other) for figure in figures for other in figure.differs_from}
    right = {want for want in gold for have in found if all(shared(*ends) for ends in zip(want, have, strict=True))}
    true = {have for have in found for want in gold if all(shared(*ends) for ends in zip(want, have, strict=True))}
    return Counter(
        {
            "differs.right": len(right),
            "differs.gold": len(gold),
            "differs.found": len(found),
            "differs.found_right": len(true),
        }
    )


def _pair(one, other):
    return tuple(sorted((one, other)))
