"""Names of people, organisations, places, things and topics: those in a query, and those that a beginning may become."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from articles.record.models import EntryKind, Site
from articles.record.queries import ALIAS, rows

from . import back_end
from .entries import token
from .typed import Typed, folded, folded_words

NAMES_LOOKED_AT = 40
SUGGESTED = 5


@dataclass(frozen=True)
class Named:
    """Somebody or something with a page (`kind` as in `Profile`, or 'topic'). `about` is a role or a description."""

    path: str
    name: str
    kind: str
    about: str = ""
    picture: Any = None


def names_in(typed: Typed) -> tuple[Site | None, list[Named]]:
    """Return the newsroom's row and everyone with a word of the query in the name, most words first, in one query."""
    if not typed:
        return rows(Site).first(), []
    condition, params = _any_word(typed)
    sql = (
        "SELECT s.*, p.path AS found_path, p.name AS found_name, p.kind AS found_kind, "  # noqa: S608  (names of our own)
        "CASE WHEN p.role = '' THEN p.description ELSE p.role END AS found_about "
        "FROM record_site s LEFT JOIN (SELECT profile_id, count(*) AS words FROM record_search_name "
        f"WHERE profile_id IS NOT NULL AND ({condition}) GROUP BY profile_id ORDER BY 2 DESC, 1 LIMIT {NAMES_LOOKED_AT}) n "
        "ON 1 = 1 LEFT JOIN record_profile p ON p.id = n.profile_id ORDER BY n.words DESC, p.sort_name, p.id"
    )
    found = list(rows(Site).raw(sql, params))
    named = [Named(row.found_path, row.found_name, row.found_kind, row.found_about) for row in found if row.found_path]
    return (found[0] if found else None), named


def _any_word(typed: Typed) -> tuple[str, list[str]]:
    words = list(dict.fromkeys(folded(word) for word in typed.words))
    conditions, params = [f"word IN ({', '.join(['%s'] * len(words))})"], [*words]
    if typed.is_open:
        condition, more = back_end.of(connections[ALIAS]).begins_with("word", words[-1])
        conditions.append(condition)
        params += more
    return " OR ".join(conditions), params


def suggest_names(typed: Typed) -> list[Named]:
    """Return pages of people, things and topics whose names have every word of the query, the last one as a beginning."""
    words = [folded(word) for word in typed.words]
    if not words:
        return []
    end = back_end.of(connections[ALIAS])
    condition, params = end.begins_with("word", words[-1])
    sql = (
        "SELECT p.path, p.name, p.kind, CASE WHEN p.role = '' THEN p.description ELSE p.role END, t.slug, t.name "  # noqa: S608
        f"FROM (SELECT DISTINCT profile_id, topic_id FROM record_search_name WHERE {condition} LIMIT 400) n "
        "LEFT JOIN record_profile p ON p.id = n.profile_id LEFT JOIN record_topic t ON t.id = n.topic_id"
    )
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchall()
    named = [
        Named(row[0], row[1], row[2], row[3]) if row[0] else Named(f"/topics/{row[4]}/", row[5], "topic") for row in found
    ]
    return sorted((each for each in named if has_all(each, words)), key=lambda each: _nearness(each, words))[:SUGGESTED]


def has_all(named: Named, words: Sequence[str]) -> bool:
    """Whether the name has each of these folded words, the last one perhaps as a beginning."""
    of_name = folded_words(named.name)
    return set(words[:-1]) <= set(of_name) and any(word.startswith(words[-1]) for word in of_name)


def _nearness(named: Named, words: Sequence[str]) -> tuple[bool, bool, str]:
    of_name = folded_words(named.name)
    return not of_name[0].startswith(words[0]), named.kind == "topic", named.name


def suggest_headlines(typed: Typed) -> list[tuple[str, str]]:
    """Return (headline, address) of the newest stories with every word in the headline, the last one as a beginning."""
    if not typed:
        return []
    end = back_end.of(connections[ALIAS])
    stories = [[token("kind", EntryKind.STORY)]]
    condition, params = end.match(typed, typed.is_open, stories, titles_only=True)
    sql = (
        f"SELECT s.headline, s.path FROM (SELECT {end.ID} AS id FROM {end.SOURCE} WHERE {condition} "  # noqa: S608
        f"ORDER BY {end.ID} DESC LIMIT {SUGGESTED}) f "
        "JOIN record_search e ON e.id = f.id JOIN record_story s ON s.id = e.page_id ORDER BY f.id DESC"
    )
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
