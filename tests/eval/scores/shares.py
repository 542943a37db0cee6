"""From counts to the figures that are printed and held by floors, in per cent."""

from collections import Counter

# Which figure is made of which counts: F1 of a pair of precision and recall, or right of gold.
_F1 = ("strict", "soft", "marked", "marked_soft", "attributed", "group")
_RIGHT = (
    "direct", "partial", "indirect", "direct_soft", "partial_soft", "indirect_soft",
    "speaker", "speaker by name", "speaker by pronoun", "speaker by description", "speaker by nothing",
    "verb", "cue_class", "type", "hearsay", "value", "counts", "approx",
)  # fmt: skip
_FOUND = ("people", "organisations", "places", "events", "operations", "works", "figures", "differs", "warnings")

Shares = dict[str, float | None]


def shares(counts: Counter) -> Shares:
    """Return {figure: per cent}, None where there was nothing to count.

    `x` is F1 or the share that is right, `x_p` precision, `x_r` recall; for names, figures and warnings `x` is recall.
    """
    figures: Shares = {}
    for name in _F1:
        precision, recall = _precision(counts, name), _recall(counts, name)
        figures |= {name: _f1(precision, recall), f"{name}_p": precision, f"{name}_r": recall}
    for name in _RIGHT:
        figures[name] = _recall(counts, name)
    for name in (*_FOUND, *_warning_codes(counts)):
        figures |= {name: _recall(counts, name), f"{name}_p": _precision(counts, name)}
    return figures


def _warning_codes(counts):
    return sorted({key.rsplit(".", 1)[0] for key in counts if key.startswith("warning ")})


def _recall(counts, name):
    return _per_cent(counts[f"{name}.right"], counts[f"{name}.gold"])


def _precision(counts, name):
    right = f"{name}.found_right" if f"{name}.found_right" in counts else f"{name}.right"
    return _per_cent(counts[right], counts[f"{name}.found"])


def _per_cent(right, of):
    return 100 * right / of if of else None


def _f1(precision, recall):
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
