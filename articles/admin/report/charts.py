"""Charts drawn by the server: every length and place of a bar, a point and a label. Each has its table under it."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.desk.who_is_quoted import Row, Table

# Bars, in the units of the drawing: the name, the bar, the figure.
BAR_X, BAR_WIDTH, BAR_HEIGHT, LINE_HEIGHT, CHARS = 158, 150, 18, 34, 25
# The line: a drawing of 1050 by 190, whose ground is at 170.
LEFT, RIGHT, TOP, GROUND = 24, 1025, 34, 170
LABELS_AT_MOST = 13


@dataclass(frozen=True)
class Bar:
    label: str
    text_y: int
    y: int
    width: float
    figure: str


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    label: str
    figure: str


@dataclass(frozen=True)
class Chart:
    """`told` is the whole chart in one sentence. `paths` are the points of unbroken stretches, as SVG writes them."""

    told: str
    bars: tuple[Bar, ...] = ()
    height: int = 0
    points: tuple[Point, ...] = ()
    ticks: tuple[Point, ...] = ()
    paths: tuple[str, ...] = ()
    top: str = ""
    last: Point | None = None


def percent(part: float | None) -> str:
    """Return a share for the eye; below ten in a hundred with one figure more, so that little is not nothing."""
    if part is None:
        return ""
    places = 1 if 0 < part < 0.1 else 0
    return _("%(figure)s%%") % {"figure": number_format(round(part * 100, places), places)}


def chart_of(table: Table) -> Chart | None:
    """Return the drawing of a table, or None for one that has none."""
    drawn = [row for row in table.shown if row.part is not None]
    if not drawn or not table.chart:
        return None
    return _line(table) if table.chart == "line" else _bars(table, drawn)


def _bars(table: Table, rows: list[Row]) -> Chart:
    bars = tuple(
        Bar(
            Truncator(row.label).chars(CHARS, truncate="…"),
            21 + LINE_HEIGHT * at,
            8 + LINE_HEIGHT * at,
            round(BAR_WIDTH * min(row.part or 0, 1), 1),
            percent(row.part),
        )
        for at, row in enumerate(rows)
    )
    return Chart(_told(table.title, rows), bars, LINE_HEIGHT * len(bars) + 6)


def _line(table: Table) -> Chart | None:
    rows = table.rows
    highest = max((row.part or 0 for row in rows), default=0)
    scale = next(step for step in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, highest) if step >= highest)
    step = (RIGHT - LEFT) / max(len(rows) - 1, 1)
    places = [
        Point(round(LEFT + step * at, 1), _height(row.part, scale), row.label, percent(row.part))
        for at, row in enumerate(rows)
    ]
    every = -(-len(rows) // LABELS_AT_MOST)
    drawn = [point for point, row in zip(places, rows, strict=True) if row.part is not None]
    return Chart(
        _told(table.title, [row for row in rows if row.part is not None]),
        points=tuple(drawn),
        ticks=tuple(places[::every]),
        paths=tuple(_stretches(places, rows)),
        top=percent(scale),
        last=drawn[-1] if drawn else None,
    )


def _height(part: float | None, scale: float) -> float:
    return round(GROUND - (GROUND - TOP) * (part or 0) / scale, 1)


def _stretches(places: list[Point], rows: tuple[Row, ...]) -> list[str]:
    """Join neighbours alone: over a week without a story no line is drawn."""
    paired = zip(pairwise(places), pairwise(rows), strict=True)
    return [
        f"{before.x},{before.y} {after.x},{after.y}"
        for (before, after), (one, other) in paired
        if one.part is not None and other.part is not None
    ]


def _told(title: str, rows: list[Row]) -> str:
    figures = _(", ").join(f"{row.label} {percent(row.part)}" for row in rows)
    return _("%(title)s: %(figures)s") % {"title": title, "figures": figures}
