"""What is measured: addresses of the generated newsroom, and what answering each costs in queries and bytes."""

import gzip
from dataclasses import dataclass
from typing import Any

import brotli
from django.db import connections
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public.keyset import PAGE_ROWS, write_cursor
from articles.record import queries
from articles.record.models import Profile, PublishedTopic, StoryPage
from newsroom.bench.paper import SECTIONS

FAR_PAGE = 100


@dataclass(frozen=True)
class Target:
    """One address under a short name. Pages marked `is_search` are never kept by the page cache."""

    name: str
    path: str
    is_search: bool = False


@dataclass(frozen=True)
class Cost:
    """Queries on the record for one page, and bytes of its HTML as it is and compressed."""

    queries: int
    plain: int
    brotli: int
    gzip: int


def targets(words: dict[str, str]) -> list[Target]:
    """Return the pages measured; ``words`` are {"rare", "middling", "frequent"}."""
    section, topic = SECTIONS[0], _middling_topic()
    return [
        Target("story", _middle_story().path),
        Target("front", "/"),
        Target("section, page 1", f"/{section}/"),
        Target(f"section, page {min(FAR_PAGE, _pages(section))}", _far_page(section)),
        Target("person", _middling_person().path),
        Target("topic", f"/topics/{topic}/"),
        Target("feed", "/feed/"),
        *(Target(f"search, {how} word", f"/search/?q={word}", is_search=True) for how, word in words.items()),
    ]


def cost(target: Target) -> Cost:
    """Count what one answer asks of the record, in this process, past the page cache."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.get(target.path)  # templates are read once
    with CaptureQueriesContext(connections["record"]) as captured:
        body = client.get(target.path).content
    return Cost(len(captured), len(body), len(brotli.compress(body, quality=5)), len(gzip.compress(body, 6)))


def main_of(path: str) -> str:
    """Return the HTML a reader's page has between its masthead and its foot."""
    html = Client(HTTP_HOST="127.0.0.1").get(path).content.decode()
    return html.split('<main id="main" tabindex="-1">', 1)[1].split("</main>", 1)[0]


def _middle_story() -> StoryPage:
    newest = queries.stories()
    return newest[newest.count() // 2]


def _pages(section: str) -> int:
    return -(-queries.stories().filter(section_slug=section).count() // PAGE_ROWS)


def _far_page(section: str) -> str:
    page = min(FAR_PAGE, _pages(section))
    if page < 2:
        return f"/{section}/"
    before: Any = queries.stories().filter(section_slug=section)[(page - 1) * PAGE_ROWS - 1]
    return f"/{section}/?before={write_cursor(before.first_published_at, before.pk)}"


def _middling_person() -> Profile:
    often = queries.rows(Profile).annotate(said=Count("quotations")).order_by("-said", "pk")
    return often[often.count() // 2]


def _middling_topic() -> str:
    often = queries.rows(PublishedTopic).values("topic__slug").annotate(times=Count("pk")).order_by("-times", "topic__slug")
    return often[often.count() // 2]["topic__slug"]
