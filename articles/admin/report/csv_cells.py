"""A table as a file for a spreadsheet, in which no cell is a command (protection.md, section 3)."""

import csv
import io
from collections.abc import Iterable
from typing import Any

_COMMANDS = ("=", "+", "-", "@", "\t", "\r")


def written(rows: Iterable[Iterable[Any]]) -> str:
    """Return the rows as CSV (RFC 4180)."""
    text = io.StringIO()
    csv.writer(text).writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> Any:
    """Return ``value`` so that a spreadsheet shows it and does nothing: text that begins like a command is quoted."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMMANDS) else value
