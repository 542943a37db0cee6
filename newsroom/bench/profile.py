"""Where the time of an uncached story goes, by a profile of Django's own handler in this process."""

import cProfile
import pstats
from collections.abc import Callable
from typing import Any

from django.test import RequestFactory
from django.urls import resolve

from articles.public import pages, story, structured
from articles.record import beside, queries

PAGES = 150
# What one reads in the table, and the functions whose whole time it is.
PARTS: tuple[tuple[str, tuple[Callable[..., object], ...]], ...] = (
    ("the story and the newsroom, one query", (queries.story_at,)),
    ("other stories and portraits, one query", (beside.beside,)),
    ("structured data for search engines", (structured.of_story, structured.script)),
    ("wording of cards and sources", (story._card, story._entry)),
    ("the template", (pages.render_to_string,)),
)


def shares_of(path: str) -> list[tuple[str, float]]:
    """Return (part, its share of the whole, 0 to 1) of making the page at ``path``, the rest last."""
    view, args, kwargs = resolve(path)
    request = RequestFactory(HTTP_HOST="127.0.0.1").get(path)
    view(request, *args, **kwargs)
    profiler = cProfile.Profile()
    for _ in range(PAGES):
        profiler.runcall(view, request, *args, **kwargs)
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    whole = sum(own for _calls, _all, own, _cumulated, _callers in stats.values())
    shares = [(name, sum(_cumulated_time(stats, each) for each in functions) / whole) for name, functions in PARTS]
    return [*shares, ("the rest of the view", max(0.0, 1 - sum(share for _name, share in shares)))]


def _cumulated_time(stats: dict[Any, Any], part: Callable[..., object]) -> float:
    code = part.__code__  # type: ignore[attr-defined]
    found = stats.get((code.co_filename, code.co_firstlineno, code.co_name))
    return found[3] if found else 0.0
