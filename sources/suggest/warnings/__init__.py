"""Warnings about a text: what an editor should look at before anybody else does. One file a warning, all listed here."""

from collections.abc import Iterable

from ..model import Figure, Quote, Warning
from ..page import Page
from . import (
    doubled_word,
    figures_differ,
    headline_asserts,
    hearsay,
    loaded_cue,
    relative_date,
    single_source,
    unbalanced_marks,
    unnamed,
)
from .draft import read_draft

_KINDS = (
    unbalanced_marks,
    doubled_word,
    loaded_cue,
    hearsay,
    unnamed,
    single_source,
    headline_asserts,
    figures_differ,
    relative_date,
)


def find_warnings(
    page: Page,
    quotes: Iterable[Quote],
    figures: Iterable[Figure],
    *,
    headline: str | None = None,
    dateline: str | None = None,
) -> tuple[Warning, ...]:
    """Return the warnings in reading order. A headline that is not given is looked for in the text, and so is a dateline."""
    draft = read_draft(page, tuple(quotes), tuple(figures), headline, dateline)
    found = [warning for kind in _KINDS for warning in kind.find(draft)]
    return tuple(sorted(found, key=lambda warning: (warning.start, warning.end, warning.code)))
