"""Looking for words: one statement that matches and counts, one that brings the page of results with its marks.

Counting and ranking look at the newest `CAP` matching entries at most, so that a word in every story costs what a rarer one
does; results by date go on beyond them, without end.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connections

from articles.record.models import SearchEntry
from articles.record.queries import ALIAS, HEAVY, rows

from . import back_end, marks
from .entries import token
from .typed import Typed

CAP = 1000
FEW = 20  # fewer than this, and the last word is taken for the beginning of others too
FACETS = ("kind", "section", "topic", "person", "terms")
VALUES_SHOWN = 8

# Column, name to show and tables of each facet; `m` are the matching entries.
_COUNTED = {
    "kind": ("m.kind", "''", ""),
    "section": ("m.section", "COALESCE(s.name, m.section)", "LEFT JOIN record_section s ON s.slug = m.section"),
    "topic": (
        "t.slug", "t.name", "JOIN record_topic_story ts ON ts.page_id = m.page_id JOIN record_topic t ON t.id = ts.topic_id",
    ),
    "person": ("p.path", "p.name", "JOIN record_profile p ON p.id = m.profile_id"),
    "terms": ("m.terms", "''", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """How the answer is narrowed and sorted. `chosen` is {facet: values}; `within` the lowest id and the one after the
    highest (`entries.first_place` makes them of a moment), None for no bound; `after` is the id and the place, counted from
    one, of the last result of the page before."""

    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    within: tuple[int | None, int | None] = (None, None)
    sort: str = "newest"
    after: tuple[int, int] | None = None
    size: int = 10


@dataclass(frozen=True)
class Count:
    """How many matching entries (of the newest `CAP`) a value of a facet would leave."""

    value: str
    name: str
    number: int


@dataclass(frozen=True)
class Hit:
    """An entry with its story and quotation; `title` and `body` carry the signs of `marks` around found words."""

    entry: SearchEntry
    title: str
    body: str


@dataclass(frozen=True)
class Found:
    """A page of results. `total` stops at `CAP`, and `is_more` says that there are others; `next` is for `Wish.after`."""

    hits: list[Hit]
    counts: dict[str, list[Count]]
    total: int
    is_more: bool
    next: tuple[int, int] | None


def find(typed: Typed, wish: Wish) -> Found:
    """Answer in two queries; three where so few entries have the last word that others beginning with it are added.

    ``typed`` may be empty where ``wish`` narrows; with neither nothing is found.
    """
    if not typed and not any(wish.chosen.values()):
        return Found([], {}, 0, False, None)
    widened = False
    total, counts, ids = _count(typed, False, wish)
    if typed.is_open and total < FEW:
        widened = True
        total, counts, ids = _count(typed, True, wish)
    page, following = _page(ids, wish)
    return Found(_hits(typed, widened, page), counts, min(total, CAP), total > CAP, following)


def _count(typed: Typed, widened: bool, wish: Wish) -> tuple[int, dict[str, list[Count]], list[int]]:
    """Return how many entries match (at most CAP + 1), the facets, and the ids of the results in their order."""
    sql, params = _statement(typed, widened, wish)
    counts: dict[str, list[Count]] = defaultdict(list)
    total, ids = 0, []
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        for facet, value, name, number in cursor.fetchall():
            if facet == "result":
                ids.append((number, -int(value)))
            elif facet == "all":
                total = int(number)
            elif value:
                counts[facet].append(Count(value, name or value, int(number)))
    for found in counts.values():
        found.sort(key=lambda each: (-each.number, each.name))
    return total, counts, [-number for _score, number in sorted(ids)] if wish.sort != "oldest" else _rising(ids)


def _rising(ids: list[tuple[float, int]]) -> list[int]:
    return sorted(-number for _score, number in ids)


def _statement(typed: Typed, widened: bool, wish: Wish) -> tuple[str, list[Any]]:
    sets, params = ["m0 AS MATERIALIZED (" + _matching() + ")"], []
    inner, inner_params = _newest(typed, widened, wish, "")
    sets[0] = sets[0].format(inner)
    params += inner_params
    # count(id): a count(*) over a named subquery is refused by the guard, which cannot tell it from a table of the desk.
    arms = ["SELECT 'all' AS facet, '' AS value, '' AS name, CAST(count(id) AS double precision) AS number FROM m0"]
    for facet in FACETS:
        matching = "m0"
        if wish.chosen.get(facet):
            # What another value of this facet would find is counted without the one that is chosen.
            matching = f"m_{facet}"
            inner, inner_params = _newest(typed, widened, wish, facet)
            sets.append(f"{matching} AS MATERIALIZED ({_matching()})".format(inner))
            params += inner_params
        arms.append(_arm(facet, matching))
    results, result_params = _results(typed, widened, wish)
    sql = f"WITH {', '.join(sets)} {' UNION ALL '.join([*arms, results])}"
    return sql, params + result_params


def _matching() -> str:
    columns = "e.id, e.kind, e.page_id, e.section, e.profile_id, e.terms"
    return f"SELECT {columns} FROM ({{}}) f JOIN record_search e ON e.id = f.id"  # noqa: S608  (names of our own)


def _arm(facet: str, matching: str) -> str:
    value, name, tables = _COUNTED[facet]
    # A chosen value is shown however few it leaves; the page adds it where it is not among the first.
    return (
        f"SELECT * FROM (SELECT '{facet}', {value}, {name}, CAST(count(*) AS double precision) AS number "  # noqa: S608
        f"FROM {matching} m {tables} GROUP BY 2, 3 ORDER BY number DESC, 2 LIMIT {VALUES_SHOWN}) {facet}_counts"
    )


def _filters(wish: Wish, without: str) -> list[list[str]]:
    chosen = ((facet, wish.chosen.get(facet, ())) for facet in FACETS if facet != without)
    return [[token(facet, value) for value in values] for facet, values in chosen if values]


def _condition(typed: Typed, widened: bool, wish: Wish, without: str) -> tuple[str, list[Any]]:
    end = back_end.of(connections[ALIAS])
    filters = _filters(wish, without)
    conditions, params = [], []
    if typed or filters:
        condition, params = end.match(typed, widened, filters)
        conditions.append(condition)
    for bound, sign in zip(wish.within, (">=", "<"), strict=True):
        if bound is not None:
            conditions.append(f"{end.ID} {sign} %s")
            params = [*params, bound]
    return " AND ".join(conditions) or "1 = 1", params


def _newest(typed: Typed, widened: bool, wish: Wish, without: str) -> tuple[str, list[Any]]:
    end = back_end.of(connections[ALIAS])
    condition, params = _condition(typed, widened, wish, without)
    source = end.SOURCE if typed or _filters(wish, without) else "record_search"
    column = end.ID if source == end.SOURCE else "id"
    if source != end.SOURCE:
        condition = condition.replace(end.ID, "id")
    sql = f"SELECT {column} AS id FROM {source} WHERE {condition} ORDER BY {column} DESC LIMIT {CAP + 1}"  # noqa: S608
    return sql, params


def _results(typed: Typed, widened: bool, wish: Wish) -> tuple[str, list[Any]]:
    """The arm with the ids of the results: by date the page itself, by rank all that are ranked."""
    end = back_end.of(connections[ALIAS])
    condition, params = _condition(typed, widened, wish, "")
    if wish.sort == "best" and typed:
        score, score_params = end.score(typed, widened)
        limit, direction = CAP, "DESC"
        params = [*score_params, *params]
    else:
        score, limit = "0", wish.size + 1
        direction, sign = ("ASC", ">") if wish.sort == "oldest" else ("DESC", "<")
        if wish.after:
            condition += f" AND {end.ID} {sign} %s"
            params = [*params, wish.after[0]]
    return (
        f"SELECT * FROM (SELECT 'result', CAST({end.ID} AS text), '', CAST({score} AS double precision) "  # noqa: S608
        f"FROM {end.SOURCE} WHERE {condition} ORDER BY {end.ID} {direction} LIMIT {limit}) results"
    ), params


def _page(ids: list[int], wish: Wish) -> tuple[list[int], tuple[int, int] | None]:
    """Cut the page out of the ids; return it with the cursor of the one after it."""
    begin, place = 0, wish.after[1] if wish.after else 0
    if wish.sort == "best" and wish.after:
        # After the last one seen wherever it stands now; where it is gone, after as many as were seen.
        begin = place = ids.index(wish.after[0]) + 1 if wish.after[0] in ids else place
    page = ids[begin : begin + wish.size]
    is_last = len(ids) <= begin + wish.size
    return page, None if is_last or not page else (page[-1], place + len(page))


def _hits(typed: Typed, widened: bool, ids: Sequence[int]) -> list[Hit]:
    if not ids:
        return []
    end = back_end.of(connections[ALIAS])
    found = rows(SearchEntry).filter(pk__in=ids).select_related("page", "quotation", "profile")
    found = found.defer(*(f"page__{name}" for name in HEAVY if name != "sources"))
    if typed:
        (title, body), params = end.marked(typed, widened)
        found = found.extra(select={"marked_title": title, "marked_body": body}, select_params=params)  # noqa: S610
        if SearchEntry._meta.db_table != end.SOURCE:
            condition, match_params = end.match(typed, widened, [])
            joined = f"{end.SOURCE}.{end.ID} = record_search.id"
            found = found.extra(tables=[end.SOURCE], where=[joined, condition], params=match_params)  # noqa: S610
    by_id = {entry.pk: entry for entry in found}
    return [_hit(by_id[pk], typed) for pk in ids if pk in by_id]


def _hit(entry: SearchEntry, typed: Typed) -> Hit:
    if not typed:
        return Hit(entry, entry.title, entry.body)
    return Hit(entry, marks.onto(entry.title, entry.marked_title), marks.onto(entry.body, entry.marked_body))
