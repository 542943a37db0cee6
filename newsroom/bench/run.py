"""One run: everything is measured in turn, several rounds, while another process publishes a story every second."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.publishing.verify import verify_record
from articles.record.models import StoryPage
from newsroom.bench import arrival, paper, profile, report, servers, targets, weight
from newsroom.bench.client import Measured, measure
from newsroom.bench.publisher import edit_and_publish, editor, stories_to_edit
from newsroom.launch import BASE_DIR

CONNECTIONS = (1, 16, 64)
CACHED, UNCACHED, YARDSTICK = 8091, 8092, {1: 8093, 16: 8094, 64: 8095}
CACHE_MB = 64
QUIET_PUBLICATIONS = 15
ALSO_CACHED = ("story", "front", "section, page 1", "person")
RARE_STORIES = 5
EACH_TIME_ANOTHER, MANY = "a different story each time", 3_000
VERIFIED_STORIES = 2_000  # a record up to this size is walked whole before it is measured
ENOUGH = {200, 304}


@dataclass
class Line:
    """What was measured of one page: by number of connections."""

    name: str
    how: str
    cost: targets.Cost | None
    by_connections: dict[int, Measured] = field(default_factory=dict)


@dataclass
class Results:
    """Everything a report tells. Times are seconds, sizes bytes."""

    stories: int
    database: str
    lines: list[Line] = field(default_factory=list)
    memory: int = 0
    publications: list[dict[str, float]] = field(default_factory=list)
    quiet_publications: list[dict[str, float]] = field(default_factory=list)
    visible_after: list[float] = field(default_factory=list)
    gone_after: float = 0.0
    first_visit: int = 0
    profile: list[tuple[str, float]] = field(default_factory=list)
    load_before: float = 0.0

    @property
    def yardstick(self) -> Line:
        return next(line for line in self.lines if line.how == "yardstick")


def run(stories: int, seconds: float, rounds: int, *, is_written: bool) -> int:
    """Measure a newsroom of so many stories and tell; return the exit code (1 where answers were wrong)."""
    words = _newsroom_of(stories)
    stories = StoryPage.objects.count()
    results = Results(stories, connection.vendor, load_before=os.getloadavg()[0])
    pages = targets.targets(words)
    costs = {page.name: targets.cost(page) for page in pages}
    story = pages[0]
    results.first_visit = weight.first_visit(story.path, costs["story"].brotli)
    results.profile = profile.shares_of(story.path)
    results.quiet_publications = _publish_quietly()
    results.lines = _lines(pages, costs)
    with servers.Servers() as running, tempfile.TemporaryDirectory() as place:
        ours = _start(running, Path(place), story.path)
        publisher, log = _start_publisher(running, Path(place))
        for number in range(rounds):
            print(f"Measuring, round {number + 1} of {rounds} …", flush=True)
            _measure_round(results.lines, pages, seconds)
        publisher.terminate()
        publisher.wait(20)
        results.publications = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
        results.memory = servers.memory_of(ours)
        _see_arrivals(results)
    print(report.as_text(results))
    if is_written:
        report.write(results, BASE_DIR / "docs")
    return 0 if all(_is_right(line) for line in results.lines) else 1


def _newsroom_of(stories: int) -> dict[str, str]:
    """Fill the newsroom where it is empty; return the words that are searched for."""
    kept = settings.NEWSROOM_VAR / "bench.json"
    if get_user_model().objects.filter(username="bench").exists():
        return json.loads(kept.read_text("utf-8"))
    bench = paper.fill(stories, timezone.now(), lambda said: print(said, flush=True))
    counts = {"rare": RARE_STORIES, "middling": max(RARE_STORIES, stories // 100), "frequent": stories // 2}
    words = {how: bench.word_in(count) for how, count in counts.items()}
    kept.write_text(json.dumps(words), "utf-8")
    if stories <= VERIFIED_STORIES:
        verify_record()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return words


# -- Processes ---------------------------------------------------------------------------------------------------------
def _start(running: servers.Servers, place: Path, story: str) -> list[subprocess.Popen[bytes]]:
    """Start everything that answers; return the processes that are the newsroom as `make run` has it."""
    database = os.environ.get("DATABASE_URL") or f"sqlite:///{place / 'yardstick.sqlite3'}"
    page = StoryPage.objects.get(path=story)
    equal = {"headline": page.headline, "standfirst": page.standfirst, "byline": page.byline[0]["name"]}
    (place / "page.json").write_text(json.dumps(equal | {"body": targets.main_of(story)}), "utf-8")
    fill = [sys.executable, "-m", "newsroom.bench.yardstick", str(place / "page.json")]
    subprocess.run(fill, cwd=BASE_DIR, env={**os.environ, "BENCH_YARDSTICK": database}, check=True)  # noqa: S603  (our own)
    ours = [running.newsroom(CACHED, CACHE_MB), running.worker()]
    running.newsroom(UNCACHED, 0)
    for connections, port in YARDSTICK.items():
        running.yardstick(port, database, connections)
    for url in (f"{CACHED}/", f"{UNCACHED}/", *(f"{port}/stories/story-7/" for port in YARDSTICK.values())):
        servers.wait_for(f"http://127.0.0.1:{url}")
    return ours


def _start_publisher(running: servers.Servers, place: Path) -> tuple[subprocess.Popen[bytes], Path]:
    log = place / "publications.jsonl"
    with log.open("wb") as file:
        return running.start([sys.executable, "manage.py", "bench_publish"], output=file), log


# -- Measuring ---------------------------------------------------------------------------------------------------------
def _lines(pages: list[targets.Target], costs: dict[str, targets.Cost]) -> list[Line]:
    lines = [Line("story of a plain view", "yardstick", None)]
    lines += [Line(page.name, "cached", costs[page.name]) for page in pages if page.name in ALSO_CACHED]
    lines += [Line("story", "304", costs["story"])]
    lines += [Line(page.name, "uncached", costs[page.name]) for page in pages]
    return [*lines, Line(EACH_TIME_ANOTHER, "uncached", costs["story"])]


def _measure_round(lines: list[Line], pages: list[targets.Target], seconds: float) -> None:
    paths = {page.name: [page.path] for page in pages} | {EACH_TIME_ANOTHER: _many_stories()}
    for connections in CONNECTIONS:
        for line in lines:
            ask = _asker(line, paths, connections)
            ask(0.1)  # so that pages stand in memory, connections to the database are open
            line.by_connections.setdefault(connections, Measured()).add(ask(seconds))


def _asker(line: Line, paths: dict[str, list[str]], connections: int) -> Callable[[float], Measured]:
    port = {"yardstick": YARDSTICK[connections], "uncached": UNCACHED}.get(line.how, CACHED)
    asked = ["/stories/story-7/"] if line.how == "yardstick" else paths[line.name]
    headers = {"Accept-Encoding": "br"} if port == CACHED else {}
    if line.how == "304":
        with urlopen(f"http://127.0.0.1:{port}{asked[0]}", timeout=20) as answer:
            headers = {"If-None-Match": answer.headers["ETag"]}
    return lambda seconds: measure(port, asked, connections=connections, seconds=seconds, headers=headers)


def _many_stories() -> list[str]:
    """Addresses of so many stories that no process keeps the text of one until it is asked for again."""
    return list(StoryPage.objects.order_by("-pk").values_list("path", flat=True)[:MANY])


def _is_right(line: Line) -> bool:
    wrong = {status for each in line.by_connections.values() for status in each.statuses} - ENOUGH
    if wrong:
        print(f"{line.name}, {line.how}: answers {sorted(wrong)}", file=sys.stderr)
    return not wrong


# -- Publishing --------------------------------------------------------------------------------------------------------
def _publish_quietly() -> list[dict[str, float]]:
    """Publish some edited stories while nobody reads."""
    by, found = editor(), []
    for article in itertools.islice(stories_to_edit(), QUIET_PUBLICATIONS + 1):
        found.append(edit_and_publish(article, by))
    return found[1:]  # the first one loads modules


def _see_arrivals(results: Results) -> None:
    by = editor()
    for attempt in range(3):
        story, address, others = _newest()
        mark = f"Mark{attempt}x{os.getpid()}"
        results.visible_after.append(arrival.seconds_to_visible(CACHED, story, address, others, by, mark))
    story, address, _others = _newest()
    results.gone_after = arrival.seconds_to_gone(CACHED, story, address, by)


def _newest() -> tuple[Article, str, list[str]]:
    """The newest story, its address, and where else readers find its headline."""
    page: Any = StoryPage.objects.order_by("-first_published_at", "-pk").first()
    others = ["/", f"/{page.section_slug}/", page.byline[0]["address"], page.topics[0]["address"], "/feed/"]
    return Article.objects.select_related("section").get(story_key=page.story), page.path, others


def middle(publications: list[dict[str, float]]) -> float:
    """The median of whole requests, saving and publishing, in seconds; 0 where there were none."""
    return median(each["save"] + each["publish"] for each in publications) if publications else 0.0
