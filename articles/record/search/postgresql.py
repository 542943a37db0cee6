"""The index on PostgreSQL: a stored tsvector beside each entry with a GIN index (https://www.postgresql.org/docs/current/textsearch.html).

The configuration is English without stop words, so that “to be or not to be” can be found; accents are folded where the
extension `unaccent` may be had. Signs that the parser would read as addresses, hosts or hyphenation are blanks to it.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, transaction

from .marks import START, STOP
from .typed import Typed

_CONFIGURATION = "newsroom"
_SIGNS = "/.@_-+:&=?%~#\\*<>'’"


def _blanked(column: str) -> str:
    signs = "".join(f"{sign}{sign}" if sign == "'" else sign for sign in _SIGNS)
    return f"translate({column}, '{signs}', '{' ' * len(_SIGNS)}')"


_VECTOR = (
    f"setweight(to_tsvector('{_CONFIGURATION}', {_blanked('title')}), 'A') || "
    f"setweight(to_tsvector('{_CONFIGURATION}', {_blanked('body')}), 'D') || "
    "array_to_tsvector(string_to_array(filters, ' '))"
)

SOURCE = "record_search"
ID = "id"


def install(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [_CONFIGURATION])
        if cursor.fetchone() is None:
            _make_configuration(cursor)
        cursor.execute(
            "SELECT 1 FROM pg_attribute "
            "WHERE attrelid = 'record_search'::regclass AND attname = 'vector' AND NOT attisdropped"
        )
        if cursor.fetchone() is None:
            column = f"vector tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED"
            cursor.execute(f"ALTER TABLE record_search ADD COLUMN {column}")
        cursor.execute("CREATE INDEX IF NOT EXISTS record_search_words ON record_search USING gin (vector)")


def _make_configuration(cursor: Any) -> None:
    cursor.execute(f"CREATE TEXT SEARCH DICTIONARY {_CONFIGURATION}_english (TEMPLATE = snowball, Language = english)")
    cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {_CONFIGURATION} (COPY = english)")
    dictionaries = f"{_CONFIGURATION}_english"
    if _has_unaccent(cursor):
        dictionaries = f"unaccent, {dictionaries}"
    kinds = "asciiword, word, numword, hword, hword_part, hword_asciipart, asciihword, numhword, hword_numpart"
    cursor.execute(f"ALTER TEXT SEARCH CONFIGURATION {_CONFIGURATION} ALTER MAPPING FOR {kinds} WITH {dictionaries}")


def _has_unaccent(cursor: Any) -> bool:
    try:
        with transaction.atomic(using=cursor.db.alias):
            cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    except DatabaseError:
        return False  # not on this server, or this login may not: words with accents are then found as they are typed
    return True


def forget_traces(connection: Any) -> None:
    """Nothing to do: the words stood in rows that are gone, and VACUUM empties those as it does every table's."""


def match(typed: Typed, widened: bool, filters: Sequence[Sequence[str]], titles_only: bool = False) -> tuple[str, list[str]]:
    """Return the condition that an entry has all parts of ``typed`` and one token of each of ``filters``."""
    query, params = _query(typed, widened, filters, titles_only)
    return f"vector @@ {query}", params


def _query(typed: Typed, widened: bool, filters: Sequence[Sequence[str]], titles_only: bool) -> tuple[str, list[str]]:
    conditions, params = [], []
    if typed:
        conditions.append(f"to_tsquery('{_CONFIGURATION}', %s)")
        params.append(_words(typed, widened, "A" if titles_only else ""))
    for tokens in filters:
        conditions.append("%s::tsquery")
        params.append(" | ".join(tokens))
    return f"({' && '.join(conditions)})", params


def _words(typed: Typed, widened: bool, weight: str) -> str:
    """Return the query's text. Parts hold letters and digits only, so nothing typed is read as an operator."""
    parts = [[f"{word}:{weight}" if weight else word for word in part] for part in typed.parts]
    if widened:
        parts[-1][-1] = f"{typed.parts[-1][-1]}:*{weight}"
    return " & ".join(f"({' <-> '.join(part)})" for part in parts)


def score(typed: Typed, widened: bool) -> tuple[str, list[str]]:
    """Return how well an entry answers, smaller is better; a headline or a name counts ten times a word of the text."""
    if not typed:
        return "0", []
    return f"-ts_rank(vector, to_tsquery('{_CONFIGURATION}', %s), 1)", [_words(typed, widened, "")]


def marked(typed: Typed, widened: bool) -> tuple[tuple[str, str], list[str]]:
    """Return the expressions of title and body with found words between the signs; other letters may be blanks there."""
    if not typed:
        return ("title", "body"), []
    options = f"StartSel={START}, StopSel={STOP}, HighlightAll=true"

    def headline(column: str) -> str:
        text = _blanked(column).replace("%", "%%")  # a statement with parameters, unlike the making of the column
        return f"ts_headline('{_CONFIGURATION}', {text}, to_tsquery('{_CONFIGURATION}', %s), '{options}')"

    words = _words(typed, widened, "")
    return (headline("title"), headline("body")), [words, words]


def begins_with(column: str, prefix: str) -> tuple[str, list[str]]:
    return f"{column} LIKE %s", [f"{prefix}%"]
