"""The results as a table for the terminal, and as a table and a chart for docs/performance.md."""

import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.bench import chart

if TYPE_CHECKING:
    from newsroom.bench.run import Line, Results

COMPARED_AT = 16  # connections
CROWD = 64
_HEAD = ("page", "how", "queries", "KB br", "req/s at 1", "at 16", "at 64", "p50 ms at 16", "p99 ms at 64", "× yardstick")
_DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def ratio(line: "Line", results: "Results") -> float:
    """Answers a second against the yardstick's, both on `COMPARED_AT` connections."""
    yardstick = results.yardstick.by_connections[COMPARED_AT].rate
    return line.by_connections[COMPARED_AT].rate / yardstick if yardstick else 0.0


def rows(results: "Results") -> list[tuple[str, ...]]:
    """Return the table's cells, its head first."""
    return [_HEAD, *(_row(line, results) for line in results.lines)]


def _row(line: "Line", results: "Results") -> tuple[str, ...]:
    one, some, crowd = (line.by_connections[each] for each in (1, COMPARED_AT, CROWD))
    asks = str(line.cost.queries) if line.cost and line.how == "uncached" else "0" if line.cost else "1"
    weight = f"{line.cost.brotli / 1024:.1f}" if line.cost and line.how != "304" else ""
    return (
        line.name, line.how, asks, weight, f"{one.rate:,.0f}", f"{some.rate:,.0f}", f"{crowd.rate:,.0f}",
        f"{some.percentile(50) * 1000:.1f}", f"{crowd.percentile(99) * 1000:.0f}", f"{ratio(line, results):.2f}",
    )  # fmt: skip


def facts(results: "Results") -> list[tuple[str, str]]:
    """Return what stands beside the table, as (what, how much)."""
    from newsroom.bench.run import middle

    wait = ", ".join(f"{seconds * 1000:.0f}" for seconds in results.visible_after)
    return [
        ("Edit and publish a story, median, nobody reading", f"{middle(results.quiet_publications) * 1000:.0f} ms"),
        ("the same while readers take all the machine has", f"{middle(results.publications) * 1000:.0f} ms"),
        ("Publications during the run", str(len(results.publications))),
        ("From the commit to the new words on six addresses, in every process", f"{wait} ms"),
        ("From the commit of a withdrawal to 410 in every process", f"{results.gone_after * 1000:.0f} ms"),
        ("Memory of server and worker (PSS), after the run", f"{results.memory / 2**20:.0f} MB"),
        ("First visit to a story, everything compressed, without a picture", f"{results.first_visit / 1024:.0f} KB"),
        ("Load of the machine before the run began", f"{results.load_before:.1f} on {os.cpu_count()} processors"),
    ]


def as_text(results: "Results") -> str:
    """Return everything for a terminal."""
    table = rows(results)
    widths = [max(len(row[place]) for row in table) for place in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    told = [f"{what}: {much}" for what, much in (*facts(results), *_shares(results))]
    return "\n".join([f"{results.stories:,} stories, {_DATABASES[results.database]}", "", *lines, "", *told])


def write(results: "Results", docs: Path) -> None:
    """Put table and chart of this database into docs/performance.md, in the place its markers keep for them."""
    page, picture = docs / "performance.md", docs / "pictures" / f"performance-{results.database}.svg"
    title = f"Requests a second against a plain Django view ({results.stories:,} stories, {_DATABASES[results.database]})"
    bars = [(f"{line.name}, {line.how}", ratio(line, results)) for line in results.lines]
    picture.write_text(chart.bars(title, bars), "utf-8")
    page.write_text(put(page.read_text("utf-8"), results.database, as_markdown(results)), "utf-8")


def put(text: str, name: str, block: str) -> str:
    """Return ``text`` with ``block`` between the markers of ``name``. Raises ValueError where it has none."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    if begin not in text or end not in text:
        raise ValueError(f"the page has no place for {name}: {begin} … {end}")
    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _found: f"{begin}\n{block}\n{end}", text, flags=re.S)


def as_markdown(results: "Results") -> str:
    head, *body = rows(results)
    lines = [
        f"{results.stories:,} stories, {_DATABASES[results.database]}, Python {platform.python_version()}.",
        "",
        _markdown(head),
        _markdown(("---", "---", *["---:"] * (len(head) - 2))),
        *map(_markdown, body),
        "",
        f"![Requests a second against the yardstick](pictures/performance-{results.database}.svg)",
        "",
        *(_markdown(row) for row in (("beside it", ""), ("---", "---:"), *facts(results))),
        "",
        *(_markdown(row) for row in (("time of an uncached story", "share"), ("---", "---:"), *_shares(results))),
    ]
    return "\n".join(lines)


def _shares(results: "Results") -> list[tuple[str, str]]:
    return [(part, f"{share:.0%}") for part, share in results.profile]


def _markdown(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
