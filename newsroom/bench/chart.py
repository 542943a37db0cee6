"""A bar chart as SVG that reads in light and dark: each bar ten times as long for ten times as much (logarithmic)."""

import math
from collections.abc import Sequence
from html import escape

_WIDTH, _LABELS, _ROW, _TOP = 760, 220, 24, 56
_DECADES = (0.01, 0.1, 1.0, 10.0, 100.0)
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1d2528}.t{font-weight:600;font-size:15px}.g{stroke:#c9d0d2}"
    ".one{stroke:#a3402a}.b{fill:#1f6b75}.bg{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e6eaeb}.g{stroke:#45525699}.b{fill:#6fc0c9}"
    ".bg{fill:#161c1e}.one{stroke:#ee9279}}"
)


def bars(title: str, values: Sequence[tuple[str, float]]) -> str:
    """Return the SVG of (label, ratio) pairs; 1 is marked, since there stands what is compared with."""
    height = _TOP + _ROW * len(values) + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<rect class="bg" width="{_WIDTH}" height="{height}"/><text class="t" x="12" y="24">{escape(title)}</text>',
    ]
    for decade in _DECADES:
        line = "one" if decade == 1 else "g"
        parts.append(f'<line class="{line}" x1="{_x(decade)}" x2="{_x(decade)}" y1="{_TOP - 4}" y2="{height - 12}"/>')
        parts.append(f'<text x="{_x(decade)}" y="{_TOP - 8}" text-anchor="middle">{decade:g}×</text>')
    for number, (label, value) in enumerate(values):
        y = _TOP + _ROW * number
        parts.append(f'<text x="{_LABELS - 10}" y="{y + 15}" text-anchor="end">{escape(label)}</text>')
        parts.append(f'<rect class="b" x="{_LABELS}" y="{y + 4}" width="{max(1.0, _x(value) - _LABELS):.1f}" height="15"/>')
        parts.append(f'<text x="{max(_x(value), _LABELS) + 6:.1f}" y="{y + 16}">{value:.2f}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _x(value: float) -> float:
    lowest, highest = math.log10(_DECADES[0]), math.log10(_DECADES[-1])
    place = (math.log10(max(value, _DECADES[0])) - lowest) / (highest - lowest)
    return round(_LABELS + min(1.0, place) * (_WIDTH - _LABELS - 60), 1)
