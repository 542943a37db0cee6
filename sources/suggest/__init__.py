"""Text in, suggestions out: who seems to be quoted, and by which words. Pure: no Django, no database, no clock."""

from .directory import EMPTY, Directory
from .errors import NotText, TooLong, Unreadable
from .figures import find_figures
from .model import Entity, Figure, KnownName, Quote, Suggestions, Warning
from .names import entities, find_names
from .page import read_page
from .quotations import find_statements
from .quotes import make_quotes
from .speakers import find_speakers
from .warnings import find_warnings

__all__ = [
    "EMPTY",
    "Directory",
    "Entity",
    "Figure",
    "KnownName",
    "NotText",
    "Quote",
    "Suggestions",
    "TooLong",
    "Unreadable",
    "Warning",
    "suggest",
]


def suggest(
    text: str, directory: Directory = EMPTY, *, headline: str | None = None, dateline: str | None = None
) -> Suggestions:
    """Return what a text suggests to an editor; nothing is changed, nothing is kept.

    `directory` holds the newsroom's own names. `headline` and `dateline` are given where the story keeps them apart from
    its text; else they are looked for at its beginning. Raises NotText, TooLong.
    """
    page = read_page(text)
    names = find_names(page, directory)
    statements = find_statements(page, names)
    quotes = make_quotes(page, statements, find_speakers(page, statements, names))
    figures = find_figures(page)
    warnings = find_warnings(page, quotes, figures, headline=headline, dateline=dateline)
    return Suggestions(quotes, entities(names), figures, warnings)
