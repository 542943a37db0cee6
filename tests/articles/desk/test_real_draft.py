"""The whole way of a real draft: import, mark, attribute, be stopped at a doubled word, mend it, publish.

The draft's words belong to their publisher, so it lies beside the project and no word of it stands here: passages are
found by their quotation marks. Set REAL_DRAFTS to the directory that holds it.
"""

import os
from pathlib import Path

import pytest

from articles import body, checks, snapshot
from articles.checks.quotation_marks import read_marks
from articles.desk.importing import import_story, read_file
from articles.errors import Blocked
from articles.models import Article, HousePolicy
from articles.publishing import publish
from tests import factories
from tests.articles.desk.drafting import key, open_source, said_by, save

pytestmark = pytest.mark.django_db
PLACE = Path(os.environ.get("REAL_DRAFTS") or Path(__file__).parents[4] / "shared" / "stories")
DRAFT = PLACE / "operation-safe-city.txt"
# Four quoted passages; the first two are one quotation, interrupted by its cue.
KEYS = (key("a"), key("a"), key("b"), key("c"))


@pytest.fixture
def draft(reporter, now) -> Article:
    if not DRAFT.exists():
        pytest.skip(f"the real draft {DRAFT.name} is not beside the project; REAL_DRAFTS says where it is")
    factories.site()
    (incoming,) = read_file(DRAFT.name, DRAFT.read_bytes())
    return import_story(incoming, reporter, now, factories.section()).article


def mark_all(story: Article, by) -> Article:
    """Mark every quoted passage with its quotation marks, from the last to the first, and say who said it."""
    text = story.body
    pairs = sorted(read_marks(body.blocks(text)).pairs, key=lambda pair: pair.start)
    assert len(pairs) == len(KEYS)
    for pair, name in reversed(list(zip(pairs, KEYS, strict=True))):
        text = body.mark(text, pair.start, pair.end + 1, "quote", name)
    source = open_source(by)
    return save(
        by, article=story, fields={"body": text}, fresh_keys=set(KEYS),
        quotations={name: said_by(source, evidence_state="checked") for name in KEYS},
    ).article  # fmt: skip


def test_its_paragraphs_and_marks_arrive_whole(draft):
    first, *paragraphs = DRAFT.read_text("utf-8").strip().split("\n")

    assert draft.headline == first
    assert body.blocks(draft.body) == [paragraph.strip() for paragraph in paragraphs]


def test_its_four_passages_are_three_quotations_of_the_right_types(draft, reporter):
    story = mark_all(draft, reporter)

    rows = list(story.quotations.order_by("order"))
    assert [row.type for row in rows] == ["direct", "partial", "direct"]
    assert [len(row.spans) for row in rows] == [2, 1, 1]


def test_the_doubled_word_stops_it_until_it_is_mended(draft, reporter, publisher, now):
    story = mark_all(draft, reporter)

    with pytest.raises(Blocked) as caught:
        publish(story, by=publisher, now=now, acknowledge=True)
    (problem,) = [each for each in caught.value.problems if each.is_block]
    plain = snapshot.read_body(story.body).plain
    word, _space, doubled = plain[problem.start : problem.end].partition(" ")
    assert (problem.code, doubled) == ("B8", f"“{word}")

    before = plain[problem.start - 30 : problem.start]
    mended = story.body.replace(f"{before}{word} ", before)
    story = save(reporter, article=story, fields={"body": mended}).article
    assert not checks.blocks(checks.run(snapshot.load_story(story), HousePolicy.load()))
    assert publish(story, by=publisher, now=now, acknowledge=True).address.startswith("/harbour/2026/11/")
