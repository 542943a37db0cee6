"""The generated newsroom is one like any other: what it writes into the record is what a publication writes."""

import json
from datetime import UTC, datetime

import pytest

from articles.models import Article
from articles.publishing.verify import verify_record
from articles.record.models import PublishedQuotation, PublishedVersion, StoryPage
from newsroom.bench import paper
from newsroom.bench.words import Writer, Zipf

NOW = datetime(2026, 11, 12, 12, 48, tzinfo=UTC)


def test_the_first_of_things_comes_up_most_often_and_the_last_hardly() -> None:
    writer = Writer()
    drawn = Zipf(range(1000), writer.random).draw(10_000)
    assert drawn.count(0) > 3 * drawn.count(9) > 9 * drawn.count(99)


def test_different_things_are_different_and_never_more_than_there_are() -> None:
    drawn = Zipf("abc", Writer().random)
    assert sorted(drawn.draw_different(3)) == ["a", "b", "c"]
    assert sorted(drawn.draw_different(9)) == ["a", "b", "c"]


def test_the_same_seed_writes_the_same() -> None:
    assert Writer(7).sentences(100) == Writer(7).sentences(100)
    assert sum(len(sentence.split()) for sentence in Writer(7).sentences(100)) == 100


@pytest.mark.django_db
def test_stories_written_past_the_desk_are_what_a_publication_writes(monkeypatch) -> None:
    monkeypatch.setattr(paper, "AT_THE_DESK", 2)
    monkeypatch.setattr(paper, "BATCH", 2)
    bench = paper.fill(4, NOW, lambda said: None)
    assert verify_record().versions == 4
    assert (StoryPage.objects.count(), Article.objects.count()) == (4, 2)
    assert PublishedQuotation.objects.count() == 4 * paper.QUOTATIONS
    archived, published = (json.loads(PublishedVersion.objects.get(seq=seq).payload) for seq in (1, 4))
    assert _shape(archived) == _shape(published)
    assert len(archived["topics"]) == paper.TOPICS
    pages = StoryPage.objects.order_by("first_published_at")
    assert all(abs(page.word_count - paper.STORY_WORDS) < 60 for page in pages)
    assert bench.stories_with[bench.word_in(2)] == 2


def _shape(value: object) -> object:
    """The keys and kinds of a payload, without its words."""
    if isinstance(value, dict):
        return {name: _shape(each) for name, each in value.items() if name != "pictures"}
    return [_shape(value[0])] if isinstance(value, list) and value else type(value).__name__
