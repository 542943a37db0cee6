"""The index on SQLite: an FTS5 table over `record_search`, kept in step by triggers (https://sqlite.org/fts5.html).

FTS5 reads a list of ids from the newest end without sorting, so a word in every story costs no more than a rare one.
What can be narrowed by are words of a column of their own: lists are intersected, rows are not looked at.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from .marks import START, STOP
from .typed import Typed

TABLE = "record_search_text"
_COLUMNS = "title, body, filters"
_CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5({_COLUMNS}, content='record_search', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)
# Since 3.42 a deleted word is taken out of the index's pages at once; before, only a merge of all of them takes it out.
_ERASES_AT_ONCE = (3, 42, 0)
_MERGED_AT_A_TIME = 400  # pages of the index: some 50 ms under the write lock

# What a search selects ids of matching entries from.
SOURCE = TABLE
ID = "rowid"


def match(typed: Typed, widened: bool, filters: Sequence[Sequence[str]], titles_only: bool = False) -> tuple[str, list[str]]:
    """Return the condition that an entry has all parts of ``typed`` and one token of each of ``filters``.

    Every part stands in quotation marks and holds letters and digits only, so nothing typed is read as syntax.
    """
    wanted = []
    if typed:
        parts = [f'"{" ".join(part)}"' for part in typed.parts]
        if widened:
            parts[-1] += " *"
        wanted.append(f"{{{'title' if titles_only else 'title body'}}} : ({' AND '.join(parts)})")
    wanted += [f"filters : ({' OR '.join(tokens)})" for tokens in filters]
    return f"{TABLE} MATCH %s", [" AND ".join(wanted)]


def score(typed: Typed, widened: bool) -> tuple[str, list[str]]:
    """Return how well an entry answers, smaller is better; a headline or a name counts eight times a word of the text."""
    return (f"bm25({TABLE}, 8.0, 1.0, 0.0)" if typed else "0"), []


def marked(typed: Typed, widened: bool) -> tuple[tuple[str, str], list[str]]:
    """Return the expressions of title and body with found words between the signs."""
    # Words of the filters' column are marked in that column alone.
    return (f"highlight({TABLE}, 0, '{START}', '{STOP}')", f"highlight({TABLE}, 1, '{START}', '{STOP}')"), []


def begins_with(column: str, prefix: str) -> tuple[str, list[str]]:
    # GLOB may use the index, LIKE may not; a folded word has letters and digits only, so none of GLOB's signs.
    return f"{column} GLOB %s", [f"{prefix}*"]


def install(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [TABLE])
        existing = cursor.fetchone()
        if existing is None or existing[0] != _CREATE:
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
            cursor.execute(_CREATE)
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES('rebuild')")
        if sqlite3.sqlite_version_info >= _ERASES_AT_ONCE:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('secure-delete', 1)")
        # Django's rebuild of a table drops its triggers, so they are made anew after every migrate.
        for name, statement in _triggers().items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"CREATE TRIGGER {name} {statement}")


def _triggers() -> dict[str, str]:
    values = {row: ", ".join(f"{row}.{column}" for column in ("id", *_COLUMNS.split(", "))) for row in ("old", "new")}
    add = f"INSERT INTO {TABLE}(rowid, {_COLUMNS}) VALUES({values['new']});"
    take = f"INSERT INTO {TABLE}({TABLE}, rowid, {_COLUMNS}) VALUES('delete', {values['old']});"
    return {
        "record_search_added": f"AFTER INSERT ON record_search BEGIN {add} END",
        "record_search_taken": f"AFTER DELETE ON record_search BEGIN {take} END",
        "record_search_changed": f"AFTER UPDATE OF id, {_COLUMNS} ON record_search BEGIN {take} {add} END",
    }


def forget_traces(connection: Any) -> None:
    """Merge the whole index, in steps that let others write between them, where deleting alone leaves words in the file."""
    if sqlite3.sqlite_version_info >= _ERASES_AT_ONCE:
        return
    connection.ensure_connection()
    raw = connection.connection
    while True:
        before = raw.total_changes
        with connection.cursor() as cursor:
            # A negative number puts all segments on one level first (https://sqlite.org/fts5.html#the_merge_command).
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('merge', -{_MERGED_AT_A_TIME})")
        if raw.total_changes - before < 2:
            return
