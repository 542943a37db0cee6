"""The word lists: one text file each, read once. Lines that begin with # say what the list is and where it comes from."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of `name`.txt in order: each line's text, blanks trimmed, remarks and empty lines left out."""
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    trimmed = (line.strip() for line in text.splitlines())
    return tuple(line for line in trimmed if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of `name`.txt, several to a line allowed."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `name`.txt; cells are parted by | and trimmed."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines(name))
