"""What stands beside a story: others about the same people and topics, then the newest of its section; and portraits.

One statement, whose cost does not grow with the archive: of each person, organisation and topic that the story shares only
the newest `NEWEST_OF_EACH` stories are looked at, each a short walk along an index. Django's query sets cannot say "the
newest of each", so it is written out; the tables are the record's.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.record.models import StoryPage
from articles.record.queries import ALIAS

# So many of a story's people and organisations, and of its topics, lead to others.
PROFILES, TOPICS = 5, 3
NEWEST_OF_EACH = 20
# A topic was chosen by an editor for the whole story; a name may stand there in passing.
_TOPIC_WEIGHT, _PROFILE_WEIGHT = 3, 2
_FIRST_TOPIC = 100  # topics are numbered from here: where both are shared, a person says more than a topic


@dataclass(frozen=True)
class BesideStory:
    """Another story; `shares` is the person, organisation or topic it is about as well, empty for a filler."""

    path: str
    headline: str
    section_name: str
    standfirst: str
    picture: dict[str, Any] | None
    quotation_count: int
    source_count: int
    at: datetime
    shares: str


@dataclass(frozen=True)
class Beside:
    """`stories`, the nearest first; `faces`: portraits ({"hash", ...}) by the address of whoever the story quotes.

    `keys` are those of the change log that decide which stories stand here, beside the section's own.
    """

    stories: list[BesideStory] = field(default_factory=list)
    faces: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)


def beside(page: StoryPage, limit: int) -> Beside:
    """What stands beside ``page``, saved or not (a preview's is not), with at most ``limit`` stories. One query."""
    speakers = sorted({source["address"] for source in page.sources if source.get("address")})
    shared, values = _of_a_saved(page) if page.pk else _of_a_preview(page, speakers)
    others = {"story": page.story, "section": page.section_slug, "limit": limit, "limit_and_itself": limit + 1}
    faces, addresses = _any_of("path", speakers, "speaker")
    statement = _STATEMENT.format(shared=shared, faces=faces, **_FIXED)
    found = list(StoryPage.objects.using(ALIAS).raw(statement, values | others | addresses))
    stories: dict[str, BesideStory] = {}
    for row in sorted(
        (row for row in found if row.kind == "story"), key=lambda row: (row.score, row.first_published_at), reverse=True
    ):
        stories.setdefault(row.path, _story(row))  # a near one of the same section came twice
    return Beside(
        stories=list(stories.values())[:limit],
        faces={row.path: row.picture for row in found if row.kind == "face"},
        keys={row.path for row in found if row.kind == "key"},
    )


def _story(row: Any) -> BesideStory:
    return BesideStory(
        row.path, row.headline, row.section_name, row.standfirst, row.picture, row.quotation_count, row.source_count,
        row.first_published_at, row.shares,
    )  # fmt: skip


def _any_of(column: str, wanted: list[str], prefix: str) -> tuple[str, dict[str, str]]:
    """Return the condition that ``column`` is one of ``wanted``, and its parameters."""
    named = {f"{prefix}_{number}": each for number, each in enumerate(wanted)}
    return (f"{column} IN ({', '.join(f'%({name})s' for name in named)})", named) if named else ("1 = 0", {})


def _of_a_saved(page: StoryPage) -> tuple[str, dict[str, Any]]:
    return _SHARED_BY_A_SAVED, {"page": page.pk}


def _of_a_preview(page: StoryPage, speakers: list[str]) -> tuple[str, dict[str, Any]]:
    """What a story names that the record does not hold yet: those it quotes and its topics."""
    profiles, values = _any_of("p.path", speakers, "quoted")
    slugs = [topic["address"].removeprefix("/topics/").rstrip("/") for topic in page.topics if topic.get("address")]
    topics, more = _any_of("t.slug", slugs, "topic")
    return _SHARED_BY_A_PREVIEW.format(profiles=profiles, topics=topics), values | more


# Places lead nowhere: half the paper is about its own town, and every page that shares it would be made anew each time.
_SHARED_BY_A_SAVED = f"""
    SELECT ROW_NUMBER() OVER (ORDER BY m.id) AS n, p.id AS id, p.name AS name, {_PROFILE_WEIGHT} AS weight
    FROM record_mention m JOIN record_profile p ON p.id = m.profile_id WHERE m.page_id = %(page)s AND p.kind <> 'place'
    UNION ALL
    SELECT {_FIRST_TOPIC} + ROW_NUMBER() OVER (ORDER BY s.id), t.id, t.name, {_TOPIC_WEIGHT}
    FROM record_topic_story s JOIN record_topic t ON t.id = s.topic_id WHERE s.page_id = %(page)s
"""  # noqa: S608 - made of constants of this file
_SHARED_BY_A_PREVIEW = f"""
    SELECT ROW_NUMBER() OVER (ORDER BY p.id) AS n, p.id AS id, p.name AS name, {_PROFILE_WEIGHT} AS weight
    FROM record_profile p WHERE p.kind <> 'place' AND {{profiles}}
    UNION ALL
    SELECT {_FIRST_TOPIC} + ROW_NUMBER() OVER (ORDER BY t.id), t.id, t.name, {_TOPIC_WEIGHT}
    FROM record_topic t WHERE {{topics}}
"""  # noqa: S608 - likewise


def _arm(table: str, column: str, number: int) -> str:
    """The newest stories of one thing that is shared; an index walk that ends after `NEWEST_OF_EACH` rows."""
    one = f"SELECT id FROM record_shared WHERE n = {number}"  # noqa: S608 - names and numbers of this file
    return (
        f"SELECT * FROM (SELECT page_id, {number} AS n, published_at FROM {table} WHERE {column} = ({one})"  # noqa: S608
        f" ORDER BY published_at DESC, id DESC LIMIT {NEWEST_OF_EACH}) AS newest_{number}"
    )


_ARMS = " UNION ALL ".join(
    [_arm("record_mention", "profile_id", number) for number in range(1, PROFILES + 1)]
    + [_arm("record_topic_story", "topic_id", _FIRST_TOPIC + number) for number in range(1, TOPICS + 1)]
)
_FIXED = {
    "arms": _ARMS,
    "last_profile": PROFILES,
    "first_topic": _FIRST_TOPIC,
    "last_topic": _FIRST_TOPIC + TOPICS,
}
# The named subqueries are called like tables of the record: on SQLite the readers' connection reads no other name. The
# columns of the three kinds of row follow those of a story.
_STATEMENT = """
WITH record_shared AS ({shared}), record_candidate AS ({arms}), record_scored AS (
    SELECT c.page_id, SUM(s.weight) AS score, MIN(c.n) AS n FROM record_candidate c JOIN record_shared s ON s.n = c.n
    GROUP BY c.page_id ORDER BY SUM(s.weight) DESC, MAX(c.published_at) DESC, c.page_id DESC LIMIT %(limit_and_itself)s
), record_filler AS (
    SELECT id FROM record_story WHERE section_slug = %(section)s AND story <> %(story)s
    ORDER BY first_published_at DESC, id DESC LIMIT %(limit)s
)
SELECT r.id, 'story' AS kind, r.path, r.headline, r.section_name, r.standfirst, r.picture, r.quotation_count,
    r.source_count, r.first_published_at, c.score AS score,
    (SELECT name FROM record_shared s WHERE s.n = c.n) AS shares
FROM record_scored c JOIN record_story r ON r.id = c.page_id WHERE r.story <> %(story)s
UNION ALL
SELECT r.id, 'story', r.path, r.headline, r.section_name, r.standfirst, r.picture, r.quotation_count, r.source_count,
    r.first_published_at, 0, ''
FROM record_filler f JOIN record_story r ON r.id = f.id
UNION ALL
SELECT id, 'face', path, name, '', '', picture, 0, 0, NULL, 0, '' FROM record_profile
WHERE picture IS NOT NULL AND {faces}
UNION ALL
SELECT id, 'key', CASE WHEN n > {first_topic} THEN 'topic:' ELSE 'profile:' END || id, '', '', '', NULL, 0, 0, NULL, 0, ''
FROM record_shared WHERE n <= {last_profile} OR n BETWEEN {first_topic} AND {last_topic}
"""
