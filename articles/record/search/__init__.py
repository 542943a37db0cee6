"""Search over stories and quotations: two back ends, SQLite's FTS5 and PostgreSQL's tsvector, behind one small interface.

Readers ask with `find` and `suggest`; publishing writes with `index`, `rename` and `forget_traces`; `install` makes the
index, `ensure` fills it where it is empty, `rebuild` makes it again. Only words readers may see are in it: everything is
derived from the record's own rows, and goes with them in the same transaction.
"""

from .entries import first_place
from .find import CAP, Count, Found, Hit, Wish, find
from .index import ensure, forget_traces, index, install, rebuild, rename
from .names import Named, has_all, names_in, suggest_headlines, suggest_names
from .typed import Typed, folded, folded_words, read, without

__all__ = [
    "CAP",
    "Count",
    "Found",
    "Hit",
    "Named",
    "Typed",
    "Wish",
    "ensure",
    "find",
    "first_place",
    "folded",
    "folded_words",
    "forget_traces",
    "has_all",
    "index",
    "install",
    "names_in",
    "read",
    "rebuild",
    "rename",
    "suggest_headlines",
    "suggest_names",
    "without",
]
