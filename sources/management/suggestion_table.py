"""Suggestions as a table for a person at a terminal."""

import shutil
import textwrap
from collections.abc import Iterable

from django.utils.translation import gettext as _

from sources.suggest.model import Quote, Suggestions

NARROWEST, WIDEST = 60, 140  # columns
_GAP = "  "


def table_of(text: str, found: Suggestions, columns: int | None = None) -> str:
    """Return what `text` suggests in four tables; `columns` is the width, by default the terminal's."""
    width = max(NARROWEST, min(columns or shutil.get_terminal_size((100, 24)).columns, WIDEST))
    parts = [
        _part(_("Quotations"), [_quotation(text, quote) for quote in found.quotes], (0.42, 0.24, 0.14, 0.20), width),
        _part(_("Names"), _names(found), (0.50, 0.20, 0.15, 0.15), width),
        _part(_("Figures"), [_figure(text, figure) for figure in found.figures], (0.25, 0.20, 0.35, 0.20), width),
        _part(_("Warnings"), [_warning(text, each) for each in found.warnings], (0.25, 0.30, 0.45), width),
    ]
    return "\n\n".join(parts)


def _quotation(text: str, quote: Quote) -> tuple[str, ...]:
    who = quote.speaker or quote.speaker_mention or _("nobody named")
    if quote.speaker and quote.speaker_mention and quote.speaker_mention != quote.speaker:
        who += f" (“{quote.speaker_mention}”)"
    return text[quote.start : quote.end], who, quote.verb or "–", f"{quote.type}, {quote.rule} {quote.confidence:.0%}"


def _names(found: Suggestions) -> list[tuple[str, ...]]:
    """Return each name once, with how often it stands in the text."""
    counts: dict[tuple[str, str, bool], int] = {}
    for entity in found.entities:
        key = (entity.name, entity.type, entity.known)
        counts[key] = counts.get(key, 0) + 1
    return [
        (name, type_, _("on file") if known else _("new"), _("%d times") % count if count > 1 else _("once"))
        for (name, type_, known), count in counts.items()
    ]


def _figure(text: str, figure) -> tuple[str, ...]:
    value = f"{_('about')} {figure.value:,g}" if figure.approx else f"{figure.value:,g}"
    differs = ", ".join(f"“{text[start:end]}”" for start, end in figure.differs_from)
    counts = f"{figure.unit} {figure.counts}".strip() or "–"
    return text[figure.start : figure.end], value, counts, _("differs from %s") % differs if differs else ""


def _warning(text: str, warning) -> tuple[str, ...]:
    return warning.code, f"“{text[warning.start : warning.end]}”" if warning.end > warning.start else "–", warning.message


def _part(title: str, rows: list[tuple[str, ...]], shares: tuple[float, ...], width: int) -> str:
    head = f"{title} ({len(rows)})"
    lines = [head, "─" * len(head)]
    room = width - len(_GAP) * (len(shares) - 1)
    widths = [max(8, int(room * share)) for share in shares]
    for row in rows:
        lines += _row(row, widths)
    return "\n".join(lines if rows else [*lines, _("none")])


def _row(cells: Iterable[str], widths: list[int]) -> list[str]:
    """Return the lines of one row, each cell broken within its own column."""
    columns = [textwrap.wrap(_shown(cell), wide) or [""] for cell, wide in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    filled = [column + [""] * (height - len(column)) for column in columns]
    return [
        _GAP.join(cell.ljust(wide) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    ]


def _shown(text: str) -> str:
    """Return the words on one line, without signs that would steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
